package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.PostRecord;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.plan.RecordType;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Evidence and traces")
final class EvidenceSpec {
    private static final PostRecord LETTER =
            letter("fileName", "签名信", "mime", "pdf", "keptAt", "谈判组档案柜", "piiLevel", "p2");

    @Test
    @DisplayName("an attachment belongs to a record, and says where it is kept when its file is not handed in")
    void keptSomewhere() {
        var story = demanded().given(LETTER, NEGOTIATION_HEAD, "09:31");
        assertThat(Objects.requireNonNull(story.incident().record("AT-01"))
                        .fields()
                        .get("about"))
                .isEqualTo("DM-01");
        demanded()
                .when(letter("fileName", "签名信", "mime", "pdf", "piiLevel", "p2"))
                .by(NEGOTIATION_HEAD)
                .at("09:31")
                .refused(INVALID, "required", "fields.keptAt");
    }

    @Test
    @DisplayName("nobody types the size or the fingerprint of a file")
    void notTyped() {
        demanded()
                .when(letter(
                        "fileName", "现场照片", "mime", "image", "keptAt", "现场组手机", "piiLevel", "p2", "sizeBytes", 100L))
                .by(NEGOTIATION_HEAD)
                .at("09:31")
                .refused(INVALID, "computed", "fields.sizeBytes");
    }

    @Test
    @DisplayName("a record has at most nine attachments")
    void nine() {
        var story = demanded();
        for (int i = 0; i < 9; i++) {
            story.given(LETTER, NEGOTIATION_HEAD, "09:31");
        }
        story.when(LETTER).by(NEGOTIATION_HEAD).at("09:32").refused(FORBIDDEN_BY_RULE, "nineEach", "fields.about");
    }

    @Test
    @DisplayName("the trace of who looked at personal data is written by nobody, and struck by nobody")
    void trace() {
        demanded()
                .when(post("accessLog", "recordId", "DM-01", "field", "phone", "reason", "会谈联络"))
                .by(LEADER)
                .at("09:31")
                .refused(NOT_PERMITTED, "notPermitted", "record");
        RecordType trace = Objects.requireNonNull(ShippedPlan.plan().type("accessLog"));
        assertThat(trace.strike().entries()).isEmpty();
    }

    private static Story demanded() {
        return Story.activated("yellow").given(refundDemand(), NEGOTIATION_HEAD, "09:30");
    }

    private static PostRecord letter(Object... fields) {
        Object[] all = new Object[fields.length + 4];
        System.arraycopy(new Object[] {"about", "DM-01", "group", "negotiation"}, 0, all, 0, 4);
        System.arraycopy(fields, 0, all, 4, fields.length);
        return post("attachment", all);
    }
}
