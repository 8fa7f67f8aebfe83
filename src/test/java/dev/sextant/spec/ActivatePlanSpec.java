package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.activatePlan;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.course.ActivatePlan;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.kit.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Activating the plan")
final class ActivatePlanSpec {
    @Test
    @DisplayName("is T0: the level is set, the phase entered, and every group has its checklist")
    void activates() {
        var story = Story.activated("yellow");
        assertThat(story.incident().course().activatedAt()).isEqualTo(Story.time("09:10"));
        assertThat(story.incident().course().level()).isEqualTo("yellow");
        assertThat(story.incident().course().phase()).isEqualTo("planActivated");
        int items = story.incident().plan().checklists().items().values().stream()
                .mapToInt(List::size)
                .sum();
        assertThat(story.incident().records().ofType("task"))
                .hasSize(items)
                .allMatch(task -> task.state().equals("todo"));
    }

    @Test
    @DisplayName("without having taken note of the intake first does that, too")
    void takesNote() {
        var story = Story.opened().given(activatePlan("yellow"), LEADER, "09:10");
        assertThat(story.incident().course().acknowledgedAt()).isEqualTo(Story.time("09:10"));
        story.when(new AcknowledgeIntake()).by(LEADER).at("09:11").refused(OUT_OF_ORDER, "alreadyAcknowledged", "type");
    }

    @Test
    @DisplayName("remembers beside the level what the rules suggested")
    void suggested() {
        var story = Story.opened()
                .when(activatePlan("orange"))
                .by(LEADER)
                .at("09:10")
                .accepted();
        assertThat(story.latest())
                .filteredOn(LevelSet.class::isInstance)
                .singleElement()
                .extracting("from", "to", "suggested")
                .containsExactly(null, "orange", "yellow");
    }

    @Test
    @DisplayName("stretches due times by a half at blue and yellow, rounded up to five minutes")
    void yellowTimes() {
        assertThat(due("yellow", "OS-01")).isEqualTo(Story.time("09:40")); // 20 × 1.5 = 30
        assertThat(due("yellow", "OS-03")).isEqualTo(Story.time("09:50")); // 25 × 1.5 = 37.5
        assertThat(due("blue", "LI-01")).isEqualTo(Story.time("09:20")); // 5 × 1.5 = 7.5
    }

    @Test
    @DisplayName("keeps them at orange and shortens them by a quarter at red")
    void redTimes() {
        assertThat(due("orange", "OS-03")).isEqualTo(Story.time("09:35"));
        assertThat(due("red", "OS-03")).isEqualTo(Story.time("09:30")); // 25 × 0.75 = 18.75
        assertThat(due("red", "AS-07")).isEqualTo(Story.time("10:50")); // 130 × 0.75 = 97.5
    }

    @Test
    @DisplayName("gives ongoing items no due time")
    void ongoing() {
        assertThat(task(Story.activated("yellow"), "OS-09").fields()).doesNotContainKey("dueAt");
    }

    @Test
    @DisplayName("calls out only the groups that are named")
    void someGroups() {
        var story = Story.opened()
                .when(new ActivatePlan("yellow", List.of("onSite"), "二楼会议室", null, null, null))
                .by(LEADER)
                .at("09:10")
                .accepted();
        assertThat(story.incident().records().ofType("task"))
                .allMatch(task -> task.group().equals("onSite"));
    }

    @Test
    @DisplayName("keeps where the command sits, and who decided when another wrote it down")
    void order() {
        var story = Story.opened()
                .when(new ActivatePlan("yellow", List.of(), "二楼会议室", "先安置", "duty", Story.time("09:05")))
                .by(LEADER)
                .at("09:10")
                .accepted();
        assertThat(story.incident().course().commandPost()).isEqualTo("二楼会议室");
        assertThat(story.incident().course().activatedAt()).isEqualTo(Story.time("09:10"));
        assertThat(story.latest())
                .filteredOn(PlanActivated.class::isInstance)
                .singleElement()
                .extracting("decidedBy", "decidedAt")
                .containsExactly(DUTY.person(), Story.time("09:05"));
    }

    @Test
    @DisplayName("is refused with an unknown level or group, both named at once")
    void unknown() {
        Story.opened()
                .when(new ActivatePlan(
                        "purple", List.of("kitchen", "command"), " ", "x".repeat(501), "nobody", Story.time("08:00")))
                .by(LEADER)
                .refusedFor(
                        INVALID,
                        "notOneOf",
                        "notOneOf",
                        "notOneOf",
                        "tooLong",
                        "required",
                        "unknownPerson",
                        "outOfRange");
    }

    @Test
    @DisplayName("hands the first instructions to every group that is called out, which each acknowledges")
    void firstInstructions() {
        var story = Story.opened()
                .given(new AcknowledgeIntake(), LEADER, "09:02")
                .given(
                        new ActivatePlan("yellow", List.of("onSite", "media"), "二楼会议室", "先安置、后解释", null, null),
                        LEADER,
                        "09:10");
        assertThat(story.record("DR-01").fields())
                .containsEntry("content", "先安置、后解释")
                .containsEntry("toGroups", List.of("onSite", "media"));
        assertThat(story.incident().records().ofType("directiveAck"))
                .extracting(BoardRecord::group)
                .containsExactly("onSite", "media");
        story.given(move("DA-01", "acknowledge"), ON_SITE_HEAD, "09:12");
        assertThat(Story.activated("yellow").incident().records().ofType("directive"))
                .as("no instructions, no directive")
                .isEmpty();
    }

    @Test
    @DisplayName("is the leader's decision, and made once")
    void once() {
        Story.opened().when(activatePlan("yellow")).by(DUTY).refused(NOT_PERMITTED, "notPermitted", "type");
        Story.opened().when(activatePlan("yellow")).by(ON_SITE_HEAD).refused(NOT_PERMITTED, "notPermitted", "type");
        Story.activated("yellow")
                .when(activatePlan("red"))
                .by(LEADER)
                .refused(OUT_OF_ORDER, "alreadyActivated", "type");
    }

    private static BoardRecord task(Story story, String item) {
        return story.incident().records().ofType("task").stream()
                .filter(task -> item.equals(task.fields().get("standard")))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object due(String level, String item) {
        return task(Story.activated(level), item).fields().get("dueAt");
    }
}
