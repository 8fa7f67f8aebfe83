package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static dev.sextant.kit.Cast.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Amending a record")
final class AmendRecordSpec {
    @Test
    @DisplayName("by two people who change different fields lets both win")
    void both() {
        var story = demand().given(amend("DM-01", 1, "detail", "退还2026年度服务费"), NEGOTIATOR, "10:10")
                .given(amend("DM-01", 1, "priority", 1L), NEGOTIATION_HEAD, "10:11");
        assertThat(story.record("DM-01").fields())
                .containsEntry("detail", "退还2026年度服务费")
                .containsEntry("priority", 1L);
        assertThat(story.record("DM-01").version()).isEqualTo(3);
        assertThat(story.record("DM-01").conflicts()).isEmpty();
    }

    @Test
    @DisplayName("by two people in the same field keeps both texts until somebody rules")
    void conflict() {
        var story = demand().given(amend("DM-01", 1, "detail", "甲的写法"), NEGOTIATOR, "10:10")
                .given(amend("DM-01", 1, "detail", "乙的写法", "priority", 1L), NEGOTIATION_HEAD, "10:11");
        assertThat(story.record("DM-01").fields())
                .containsEntry("detail", "甲的写法")
                .containsEntry("priority", 1L);
        assertThat(story.record("DM-01").conflicts().get("detail"))
                .extracting("base", "other", "by")
                .containsExactly("退还本年度平台服务费", "乙的写法", NEGOTIATION_HEAD.person());
        story.when(amend("DM-01", 3, "detail", "丙的写法"))
                .by(RECORDER)
                .refused(OUT_OF_ORDER, "openConflict", "fields.detail");
    }

    @Test
    @DisplayName("to what stands already changes nothing")
    void same() {
        demand().when(amend("DM-01", 1, "title", "退费")).by(NEGOTIATOR).then();
        demand().given(amend("DM-01", 1, "detail", "同样的写法"), NEGOTIATOR, "10:10")
                .when(amend("DM-01", 1, "detail", "同样的写法"))
                .by(NEGOTIATION_HEAD)
                .then();
    }

    @Test
    @DisplayName("follows with what the plan computes from it")
    void computed() {
        var story = demand().given(amend("DM-01", 1, "householdCount", 100L), NEGOTIATOR, "10:10");
        assertThat(story.record("DM-01").fields()).containsEntry("amountTotal", 36_500.0);
        story.given(amend("DM-01", 2, "householdCount", null), NEGOTIATOR, "10:12");
        assertThat(story.record("DM-01").fields()).doesNotContainKeys("householdCount", "amountTotal");
    }

    @Test
    @DisplayName("cannot clear what is required")
    void required() {
        demand().when(amend("DM-01", 1, "title", null)).by(NEGOTIATOR).refused(INVALID, "required", "fields.title");
        demand().when(amend("DM-01", 1, "title", "  ")).by(NEGOTIATOR).refused(INVALID, "required", "fields.title");
    }

    @Test
    @DisplayName("tells everything that is wrong with the fields at once")
    void fields() {
        demand().when(amend("DM-01", 1, "priority", 9L, "mood", "calm", "amountTotal", 3L, "category", "gold"))
                .by(NEGOTIATOR)
                .refusedFor(INVALID, "outOfRange", "unknownField", "computed", "notOneOf");
    }

    @Test
    @DisplayName("names a version that there is")
    void version() {
        demand().when(amend("DM-01", 2, "priority", 1L))
                .by(NEGOTIATOR)
                .refused(OUT_OF_ORDER, "versionUnknown", "baseVersion");
        demand().when(amend("DM-01", 0, "priority", 1L))
                .by(NEGOTIATOR)
                .refused(OUT_OF_ORDER, "versionUnknown", "baseVersion");
    }

    @Test
    @DisplayName("is not for observations: they are corrected")
    void observation() {
        demand().given(post("logEntry", "text", "一切正常", "group", "negotiation"), NEGOTIATOR, "10:05")
                .when(amend("LG-01", 1, "text", "改写"))
                .by(NEGOTIATION_HEAD)
                .refused(NOT_PERMITTED, "notPermitted", "id");
    }

    @Test
    @DisplayName("is not for other groups, nor for what is settled, struck or unknown")
    void closed() {
        demand().when(amend("DM-01", 1, "priority", 1L)).by(MEDIA_OFFICER).refused(NOT_PERMITTED, "notPermitted", "id");
        demand().when(amend("DM-09", 1, "priority", 1L)).by(NEGOTIATOR).refused(UNKNOWN, "unknownRecord", "id");
        demand().given(move("DM-01", "withdraw"), NEGOTIATOR, "10:10")
                .when(amend("DM-01", 2, "priority", 1L))
                .by(NEGOTIATOR)
                .refused(OUT_OF_ORDER, "notEditable", "id");
        demand().given(strike("DM-01"), NEGOTIATION_HEAD, "10:10")
                .when(amend("DM-01", 2, "priority", 1L))
                .by(NEGOTIATOR)
                .refused(OUT_OF_ORDER, "replaced", "id");
    }

    @Test
    @DisplayName("obeys the rules of the plan")
    void constraint() {
        Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(post("zone", "name", "大厅", "zoneType", "lobby"), ON_SITE_HEAD, "09:12")
                .when(amend("Z-02", 1, "name", "大门"))
                .by(ON_SITE_HEAD)
                .refused(FORBIDDEN_BY_RULE, "sameName", "fields.name");
    }

    private static Story demand() {
        return Story.activated("yellow")
                .given(refundDemand("amountPerHousehold", 365L, "householdCount", 412L), NEGOTIATOR, "10:00");
    }
}
