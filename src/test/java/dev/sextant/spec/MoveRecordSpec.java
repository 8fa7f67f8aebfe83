package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LOGISTICS_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.OBSERVER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.MoveRecord;
import dev.sextant.kit.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking a record one step further")
final class MoveRecordSpec {
    @Test
    @DisplayName("writes who did it and when, where the plan says so")
    void sets() {
        var story = directed().given(move("DA-01", "acknowledge"), ON_SITE_A, "09:19");
        assertThat(story.record("DA-01").state()).isEqualTo("acknowledged");
        assertThat(story.record("DA-01").fields())
                .containsEntry("ackBy", "onSiteA")
                .containsEntry("ackAt", Story.time("09:19"));
        assertThat(story.record("DA-01").stateSince()).isEqualTo(Story.time("09:19"));
    }

    @Test
    @DisplayName("asks for what the step needs")
    void asks() {
        var story = directed().given(move("DA-01", "acknowledge"), ON_SITE_A, "09:19");
        story.when(move("DA-01", "complete")).by(ON_SITE_A).refused(INVALID, "required", "fields.outcome");
        story.when(move("DA-01", "complete", "outcome", "群众已入座"))
                .by(ON_SITE_A)
                .at("09:40")
                .accepted();
    }

    @Test
    @DisplayName("leaves a checklist item undone only with the reason")
    void skipped() {
        var story = Story.activated("yellow");
        story.when(move("T-14", "skip")).by(ON_SITE_HEAD).refused(INVALID, "required", "fields.result");
        story.given(move("T-14", "skip", "result", "物业已先行到场"), ON_SITE_HEAD, "09:15");
        assertThat(story.record("T-14").state()).isEqualTo("skipped");
    }

    @Test
    @DisplayName("changes nothing that the step does not ask for")
    void notAsked() {
        directed()
                .when(move("DA-01", "acknowledge", "note", "顺便改一下"))
                .by(ON_SITE_A)
                .refused(INVALID, "notAsked", "fields.note");
        directed()
                .when(move("DA-01", "acknowledge", "ackBy", "leader"))
                .by(ON_SITE_A)
                .refused(INVALID, "computed", "fields.ackBy");
    }

    @Test
    @DisplayName("is for those to whom the plan gives the step")
    void permission() {
        directed().when(move("DA-01", "acknowledge")).by(LOGISTICS_HEAD).refused(NOT_PERMITTED, "notPermitted", "move");
        directed()
                .when(move("DA-01", "decline", "outcome", "人手不足"))
                .by(ON_SITE_A)
                .refused(NOT_PERMITTED, "notPermitted", "move");
    }

    @Test
    @DisplayName("is refused when the step is not open from here, and says which are")
    void notOpen() {
        var refusal = directed()
                .when(move("DA-01", "complete", "outcome", "完"))
                .by(ON_SITE_A)
                .refused();
        assertThat(refusal.kind()).isEqualTo(OUT_OF_ORDER);
        assertThat(refusal.faults().get(0).expected()).isNotNull();
        assertThat(String.valueOf(refusal.faults().get(0).expected())).contains("acknowledge", "decline", "cancel");
        directed()
                .given(strike("DR-01"), LEADER, "09:19")
                .when(move("DR-01", "complete"))
                .by(LEADER)
                .refused(OUT_OF_ORDER, "moveNotOpen", "move");
        directed().when(move("DA-77", "acknowledge")).by(ON_SITE_A).refused(UNKNOWN, "unknownRecord", "id");
    }

    @Test
    @DisplayName("naming a version that does not exist yet is refused")
    void version() {
        directed()
                .when(new MoveRecord("DA-01", "acknowledge", Map.of(), 7, null, Set.of()))
                .by(ON_SITE_A)
                .refused(OUT_OF_ORDER, "versionAhead", "baseVersion");
    }

    @Test
    @DisplayName("obeys the rules of the plan for that step")
    void constraint() {
        Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(
                        post(
                                "orderIncident",
                                "zone",
                                "Z-01",
                                "kind",
                                "pushing",
                                "orderGrade",
                                "moderate",
                                "injured",
                                1L),
                        ON_SITE_A,
                        "09:30")
                .given(strike("MC-01"), LOGISTICS_HEAD, "09:31")
                .when(move("OI-01", "close", "handling", "已劝离"))
                .by(ON_SITE_A)
                .refused(FORBIDDEN_BY_RULE, "injuredNeedsMedicalCase", "fields.injured");
    }

    @Test
    @DisplayName("of a task keeps its result and is done")
    void task() {
        var story = Story.activated("yellow").given(move("T-14", "finish", "result", "已到位"), ON_SITE_A, "09:20");
        assertThat(story.record("T-14")).extracting("state", "version").containsExactly("done", 2);
        story.when(move("T-15", "finish", "result", "替他们"))
                .by(MEDIA_OFFICER)
                .refused(NOT_PERMITTED, "notPermitted", "move");
    }

    @Test
    @DisplayName("tells who may not take a step that it is not theirs before it tells what state things are in")
    void permissionFirst() {
        var story = Story.activated("yellow")
                .given(post("directive", "content", "引导群众至接待区", "toGroups", List.of("onSite")), LEADER, "09:20")
                .given(move("DA-01", "acknowledge"), ON_SITE_HEAD, "09:21");
        story.when(move("DA-01", "acknowledge")).by(OBSERVER).refused(NOT_PERMITTED, "notPermitted", "move");
        story.when(move("DA-01", "acknowledge")).by(ON_SITE_HEAD).refused(OUT_OF_ORDER, "moveNotOpen", "move");
    }

    private static Story directed() {
        return Story.activated("yellow")
                .given(
                        post("directive", "content", "引导群众至三楼", "toGroups", List.of("onSite", "logistics")),
                        LEADER,
                        "09:18");
    }
}
