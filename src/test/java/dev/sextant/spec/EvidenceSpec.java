package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.incident.record.NoteOpening;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.StrikeRecord;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.plan.RecordType;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Evidence and traces")
final class EvidenceSpec {
    private static final String SHA_256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final PostRecord PHOTO =
            letter("fileName", "现场照片", "mime", "image", "file", SHA_256, "sizeBytes", 2000L, "piiLevel", "p2");
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
    @DisplayName("a file that is handed in is named by its fingerprint, and says how large it is")
    void handedIn() {
        demanded()
                .when(letter("fileName", "现场照片", "mime", "image", "file", SHA_256, "piiLevel", "p2"))
                .by(NEGOTIATION_HEAD)
                .at("09:31")
                .refused(INVALID, "required", "fields.sizeBytes");
        demanded()
                .when(letter(
                        "fileName", "现场照片", "mime", "image", "file", "../../etc", "sizeBytes", 9L, "piiLevel", "p2"))
                .by(NEGOTIATION_HEAD)
                .at("09:31")
                .refused(INVALID, "file", "fields.file");
    }

    @Test
    @DisplayName("whoever posted the record hands the file in; whom the plan names may open it, and nobody else")
    void whoMay() {
        Story story = demanded().given(PHOTO, NEGOTIATOR, "09:31");
        assertThat(file(story, NEGOTIATOR)).matches(file -> file.handsIn() && file.opens());
        assertThat(file(story, NEGOTIATION_HEAD)).matches(file -> !file.handsIn() && file.opens());
        assertThat(file(story, LEADER).opens()).isTrue();
        assertThat(file(story, LEGAL).opens()).isTrue();
        assertThat(file(story, MEDIA_OFFICER)).matches(file -> !file.handsIn() && !file.opens());
        assertThat(file(story, NEGOTIATOR).size()).isEqualTo(2000);
    }

    @Test
    @DisplayName("a record of something kept elsewhere, a struck one and any other record have no file")
    void noFile() {
        Story story = demanded().given(LETTER, NEGOTIATION_HEAD, "09:31").given(PHOTO, NEGOTIATOR, "09:32");
        assertThat(Attachment.of(story.incident(), "AT-01", LEADER, Story.time("09:40")))
                .isEmpty();
        assertThat(Attachment.of(story.incident(), "DM-01", LEADER, Story.time("09:40")))
                .isEmpty();
        story.given(new StrikeRecord("AT-02", "拍错了"), NEGOTIATION_HEAD, "09:41");
        assertThat(Attachment.of(story.incident(), "AT-02", LEADER, Story.time("09:42")))
                .isEmpty();
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

    @Test
    @DisplayName(
            "who opens a file that shows people is noted, once in ten minutes, and nobody can write or strike that")
    void opened() {
        Story story = demanded().given(PHOTO, NEGOTIATOR, "09:31");
        story.given(new NoteOpening("AT-01"), LEADER, "09:40");
        assertThat(Objects.requireNonNull(story.incident().record("FO-01")).fields())
                .containsEntry("recordId", "AT-01")
                .containsEntry("viewer", LEADER.id());
        story.when(new NoteOpening("AT-01")).by(LEADER).at("09:45").thenTypes();
        story.when(new NoteOpening("AT-01")).by(NEGOTIATION_HEAD).at("09:45").thenTypes("recordPosted");
        story.when(new NoteOpening("AT-01")).by(LEADER).at("09:51").thenTypes("recordPosted");
        story.when(new NoteOpening("AT-01"))
                .by(MEDIA_OFFICER)
                .at("09:52")
                .refused(NOT_PERMITTED, "notPermitted", "record");
        story.when(new NoteOpening("DM-01")).by(LEADER).at("09:52").refused(UNKNOWN, "unknownRecord", "id");
        story.when(post("fileOpening", "recordId", "AT-01"))
                .by(LEADER)
                .at("09:53")
                .refused(NOT_PERMITTED, "notPermitted", "record");
    }

    @Test
    @DisplayName("who opens a file without people in it is not noted")
    void notNoted() {
        var sketch = letter("fileName", "路线图", "mime", "image", "file", SHA_256, "sizeBytes", 2000L, "piiLevel", "p1");
        Story story = demanded().given(sketch, NEGOTIATOR, "09:31");
        story.when(new NoteOpening("AT-01")).by(LEADER).at("09:40").thenTypes();
    }

    private static Attachment file(Story story, Actor actor) {
        return Attachment.of(story.incident(), "AT-01", actor, Story.time("09:40"))
                .orElseThrow();
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
