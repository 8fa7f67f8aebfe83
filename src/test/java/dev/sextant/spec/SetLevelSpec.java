package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.SetLevel;
import dev.sextant.kit.Story;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Setting the level")
final class SetLevelSpec {
    @Test
    @DisplayName("keeps what it was, what was suggested and the reason")
    void sets() {
        var story = Story.activated("yellow")
                .when(setLevel("orange"))
                .by(LEADER)
                .at("09:30")
                .accepted();
        assertThat(story.latest().get(0))
                .isInstanceOf(LevelSet.class)
                .extracting("from", "to", "suggested", "reason")
                .containsExactly("yellow", "orange", "yellow", "人数变化");
        assertThat(story.incident().course().levelSince()).isEqualTo(Story.time("09:30"));
    }

    @Test
    @DisplayName("needs a reason")
    void reason() {
        Story.activated("yellow")
                .when(new SetLevel(null, "orange", " ", Set.of()))
                .by(LEADER)
                .refused(INVALID, "required", "reason");
    }

    @Test
    @DisplayName("needs a level of the plan, and another than now")
    void which() {
        Story.activated("yellow")
                .when(setLevel("purple", "levelHeld"))
                .by(LEADER)
                .refused(INVALID, "notOneOf", "level");
        Story.activated("yellow")
                .when(setLevel("yellow", "levelHeld"))
                .by(LEADER)
                .refused(INVALID, "unchanged", "level");
    }

    @Test
    @DisplayName("asks whether it is meant when somebody else set another level than the one that was seen")
    void meanwhile() {
        var story = Story.activated("yellow").given(setLevel("orange"), DEPUTY, "09:30");
        story.when(new SetLevel("yellow", "red", "人数变化", Set.of()))
                .by(LEADER)
                .at("09:31")
                .refused(CONFIRM, "levelChanged", "level");
        story.when(new SetLevel("yellow", "red", "人数变化", Set.of("levelChanged")))
                .by(LEADER)
                .at("09:31")
                .accepted();
        Story.activated("yellow")
                .when(new SetLevel("yellow", "orange", "人数变化", Set.of()))
                .by(LEADER)
                .accepted();
    }

    @Test
    @DisplayName("may be raised by a deputy, but not lowered")
    void deputy() {
        Story.activated("yellow")
                .when(setLevel("orange"))
                .by(DEPUTY)
                .at("09:30")
                .accepted();
        Story.activated("yellow")
                .when(setLevel("blue"))
                .by(DEPUTY)
                .at("09:30")
                .refused(NOT_PERMITTED, "notPermitted", "type");
        Story.activated("yellow").when(setLevel("orange")).by(DUTY).refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("is not decided before the plan is activated")
    void notActivated() {
        Story.opened().when(setLevel("orange")).by(LEADER).refused(OUT_OF_ORDER, "notActivated", "type");
    }

    @Test
    @DisplayName("asks whether lowering is meant before the lower suggestion held for 30 minutes")
    void hold() {
        Story.activated("orange")
                .when(setLevel("yellow"))
                .by(LEADER)
                .at("09:29")
                .refused(CONFIRM, "levelHeld", "level");
        Story.activated("orange")
                .when(setLevel("yellow", "levelHeld"))
                .by(LEADER)
                .at("09:29")
                .accepted();
    }

    @Test
    @DisplayName("lowers without asking when the lower suggestion has held for 30 minutes")
    void held() {
        Story.activated("orange")
                .when(setLevel("yellow"))
                .by(LEADER)
                .at("09:30")
                .accepted();
    }

    @Test
    @DisplayName("computes the due times of open checklist tasks again, and leaves finished ones alone")
    void dueAgain() {
        var story = Story.activated("yellow")
                .given(move("T-14", "finish", "result", "已到位"), ON_SITE_HEAD, "09:20")
                .when(setLevel("red"))
                .by(LEADER)
                .at("09:25")
                .accepted();
        assertThat(story.record("T-16").fields())
                .containsEntry("standard", "OS-03")
                .containsEntry("dueAt", Story.time("09:30"));
        assertThat(story.record("T-14").fields())
                .containsEntry("standard", "OS-01")
                .containsEntry("dueAt", Story.time("09:40"));
    }
}
