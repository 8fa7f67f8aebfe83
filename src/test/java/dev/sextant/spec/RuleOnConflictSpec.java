package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Acts.rule;
import static dev.sextant.kit.Acts.ruleMerged;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_B;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static dev.sextant.kit.Cast.RECORDER;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.RuleOnConflict;
import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ruling on a conflict")
final class RuleOnConflictSpec {
    @Test
    @DisplayName("lets the text stand that is there")
    void current() {
        var story = written().given(rule("DM-01", "detail", "current"), NEGOTIATION_HEAD, "10:15");
        assertThat(story.record("DM-01").fields()).containsEntry("detail", "甲的写法");
        assertThat(story.record("DM-01").conflicts()).isEmpty();
    }

    @Test
    @DisplayName("or puts the other in its place")
    void other() {
        var story = written().given(rule("DM-01", "detail", "other"), NEGOTIATION_HEAD, "10:15");
        assertThat(story.record("DM-01").fields()).containsEntry("detail", "乙的写法");
        assertThat(story.record("DM-01").lastEditor()).isEqualTo(NEGOTIATION_HEAD.person());
    }

    @Test
    @DisplayName("or a third that holds both")
    void merged() {
        var story = written().given(ruleMerged("DM-01", "detail", "甲乙都有"), LEADER, "10:15");
        assertThat(story.record("DM-01").fields()).containsEntry("detail", "甲乙都有");
        written()
                .when(new RuleOnConflict("DM-01", "detail", "merged", null, "都对"))
                .by(LEADER)
                .refused(INVALID, "required", "value");
        written().when(ruleMerged("DM-01", "detail", 12L)).by(LEADER).refused(INVALID, "text", "value.detail");
    }

    @Test
    @DisplayName("of two counts strikes the one that was ruled out")
    void counts() {
        var first = counted().given(rule("HC-02", "count", "other"), ON_SITE_HEAD, "09:25");
        assertThat(first.record("HC-02").struck()).isNotNull();
        assertThat(first.record("HC-01").counts()).isTrue();
        var second = counted().given(rule("HC-02", "count", "current"), ON_SITE_HEAD, "09:25");
        assertThat(second.record("HC-01").struck()).isNotNull();
        assertThat(second.record("HC-02").counts()).isTrue();
        assertThat(second.record("HC-02").conflicts()).isEmpty();
    }

    @Test
    @DisplayName("follows with what the plan computes from the text that stands")
    void computed() {
        var story = demand().given(amend("DM-01", 1, "householdCount", 100L), NEGOTIATOR, "10:10")
                .given(amend("DM-01", 1, "householdCount", 200L), RECORDER, "10:11")
                .given(rule("DM-01", "householdCount", "other"), NEGOTIATION_HEAD, "10:15");
        assertThat(story.record("DM-01").fields()).containsEntry("amountTotal", 73_000.0);
    }

    @Test
    @DisplayName("is the group head's or the leader's, with a reason, of a conflict that there is")
    void refusals() {
        written().when(rule("DM-01", "detail", "other")).by(NEGOTIATOR).refused(NOT_PERMITTED, "notPermitted", "id");
        written()
                .when(rule("DM-01", "title", "other"))
                .by(NEGOTIATION_HEAD)
                .refused(OUT_OF_ORDER, "noConflict", "field");
        written().when(rule("DM-05", "detail", "other")).by(NEGOTIATION_HEAD).refused(UNKNOWN, "unknownRecord", "id");
        written()
                .when(new RuleOnConflict("DM-01", "detail", "neither", null, ""))
                .by(NEGOTIATION_HEAD)
                .refusedFor(INVALID, "notOneOf", "required");
    }

    @Test
    @DisplayName("on an approved statement makes another text of it, which goes back to draft")
    void approvedText() {
        var story = StatementSpec.approved(Story.activated("yellow"))
                .given(amend("ST-01", 1, "title", "门锁故障说明（二稿）"), MEDIA_HEAD, "10:20");
        StatementSpec.approvedAgain(story);
        story.given(amend("ST-01", 1, "title", "门锁故障说明（三稿）"), MEDIA_OFFICER, "10:50");
        assertThat(story.record("ST-01").state()).isEqualTo("approved");
        story.given(rule("ST-01", "title", "other"), MEDIA_HEAD, "10:52");
        assertThat(story.record("ST-01").state()).isEqualTo("draft");
    }

    @Test
    @DisplayName("may let a published text stand, and never change it")
    void publishedText() {
        var story = StatementSpec.approved(Story.activated("yellow"))
                .given(amend("ST-01", 1, "affectedStated", 400L), MEDIA_HEAD, "10:20");
        StatementSpec.approvedAgain(story);
        story.given(amend("ST-01", 1, "affectedStated", 412L), MEDIA_OFFICER, "10:50");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "publish"))
                .by(SPOKESPERSON)
                .refused(OUT_OF_ORDER, "openConflict", "move");
    }

    private static Story demand() {
        return Story.activated("yellow").given(refundDemand("amountPerHousehold", 365L), NEGOTIATOR, "10:00");
    }

    private static Story written() {
        return demand().given(amend("DM-01", 1, "detail", "甲的写法"), NEGOTIATOR, "10:10")
                .given(amend("DM-01", 1, "detail", "乙的写法"), RECORDER, "10:11");
    }

    private static Story counted() {
        return Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "counted"),
                        ON_SITE_A,
                        "09:20")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 45L, "countMethod", "counted"),
                        ON_SITE_B,
                        "09:21");
    }
}
