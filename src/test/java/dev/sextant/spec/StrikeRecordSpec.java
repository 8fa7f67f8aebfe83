package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.record.StrikeRecord;
import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Striking a record")
final class StrikeRecordSpec {
    @Test
    @DisplayName("leaves it visible with the reason, and takes it out of every rule")
    void strikes() {
        var story =
                reported().when(strike("HC-01")).by(ON_SITE_HEAD).at("09:30").accepted();
        assertThat(story.latest().get(0)).isEqualTo(new RecordStruck("HC-01", "误报"));
        assertThat(story.record("HC-01").struck())
                .isNotNull()
                .extracting("reason", "by")
                .containsExactly("误报", ON_SITE_HEAD.person());
        assertThat(story.incident().records().ofType("headCountReport")).isEmpty();
        assertThat(story.incident().records().all()).extracting("id").contains("HC-01");
    }

    @Test
    @DisplayName("takes its effect on the level back")
    void level() {
        var story = reported();
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("red");
        story.given(strike("HC-01"), ON_SITE_HEAD, "09:30");
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("yellow");
    }

    @Test
    @DisplayName("needs a reason of at most 300 characters")
    void reason() {
        reported().when(new StrikeRecord("HC-01", " ")).by(ON_SITE_HEAD).refused(INVALID, "required", "reason");
        reported()
                .when(new StrikeRecord("HC-01", "长".repeat(301)))
                .by(ON_SITE_HEAD)
                .refused(INVALID, "required", "reason");
    }

    @Test
    @DisplayName("is for the group head, once, and of what there is")
    void permission() {
        reported().when(strike("HC-01")).by(ON_SITE_A).refused(NOT_PERMITTED, "notPermitted", "id");
        reported()
                .given(strike("HC-01"), ON_SITE_HEAD, "09:30")
                .when(strike("HC-01"))
                .by(ON_SITE_HEAD)
                .refused(OUT_OF_ORDER, "replaced", "id");
        reported().when(strike("HC-02")).by(ON_SITE_HEAD).refused(UNKNOWN, "unknownRecord", "id");
    }

    private static Story reported() {
        return Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 300L, "countMethod", "estimated"),
                        ON_SITE_A,
                        "09:20");
    }
}
