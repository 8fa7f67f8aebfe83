package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.correct;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.IndexCard;
import dev.sextant.board.Picture;
import dev.sextant.board.RecordView;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.StrikeRecord;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Comments on a record")
final class CommentSpec {
    private final Story story = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("are told with the record, counted on its card, and found by their words")
    void told() {
        counted();
        said("问过保安，门前是目测", ON_SITE_A, "09:21");
        said("下一次请清点", LEADER, "09:22");
        assertThat(remarks("HC-01", LEADER))
                .extracting(each -> each.getString("text"))
                .containsExactly("问过保安，门前是目测", "下一次请清点");
        assertThat(card("board.onSite", "HC-01").getJsonObject("comments").getInteger("count"))
                .isEqualTo(2);
        assertThat(card("board.assessment", "HC-01").getJsonObject("comments").getInteger("count"))
                .as("on every board that shows the record")
                .isEqualTo(2);
        assertThat(IndexCard.of(picture.incident(), story.record("CO-01")).words())
                .contains("问过保安，门前是目测");
    }

    @Test
    @DisplayName("hang on no board of their own and stand in no log: the record is their place")
    void theirPlace() {
        counted();
        said("问过保安，门前是目测", ON_SITE_A, "09:21");
        for (String view : List.of("board.onSite", "board.command")) {
            assertThat(view(view).getJsonObject("records").fieldNames()).doesNotContain("CO-01");
        }
        for (String view : List.of("wall", "log", "field.onSite")) {
            assertThat(view(view).encode()).doesNotContain("问过保安");
        }
    }

    @Test
    @DisplayName(
            "that name somebody on record are posted only when that is meant: they are not sealed, nor erased with the person")
    void names() {
        counted();
        story.given(post("representative", "name", "王秀兰", "phone", "13805712266"), ON_SITE_A, "09:20");
        for (String words : List.of("王秀兰说门还锁着", "回电 13805712266")) {
            story.when(post("comment", "about", "HC-01", "text", words))
                    .by(LEADER)
                    .at("09:22")
                    .refused(CONFIRM, "personalData", "fields.text");
        }
        said("RP-01 说门还锁着", LEADER, "09:22");
        Map<String, Object> meant = Map.of("about", "HC-01", "text", "请 13805712266 到服务台");
        told(new PostRecord("comment", meant, null, null, Set.of("personalData")), LEADER, "09:23");
        assertThat(remarks("HC-01", LEADER)).hasSize(2);
        assertThat(RecordView.of(picture, "CO-02", LEADER, Story.time("10:00")))
                .as("has a place of its own, to which whoever erases is led")
                .isPresent();
    }

    @Test
    @DisplayName("are corrected by whoever said them, and nobody else; the earlier words stay, struck out")
    void corrected() {
        counted();
        said("问过保安", ON_SITE_A, "09:21");
        PostRecord correction = correct("CO-01", "comment", "about", "HC-01", "text", "问过值班经理");
        story.when(correction).by(LEADER).at("09:22").refused(INVALID, "notYours", "correctionOf");
        told(correction, ON_SITE_A, "09:23");
        assertThat(remarks("HC-01", ON_SITE_A).get(0).getString("correctedBy")).isEqualTo("CO-02");
        assertThat(remarks("HC-01", ON_SITE_A).get(1).getBoolean("mayCorrect")).isTrue();
        assertThat(remarks("HC-01", LEADER).get(1).getBoolean("mayCorrect")).isNull();
        assertThat(card("board.onSite", "HC-01").getJsonObject("comments").getInteger("count"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("that are struck stay visible with the reason; the card tells that something changed")
    void struck() {
        counted();
        said("问过保安", ON_SITE_A, "09:21");
        said("好的", LEADER, "09:22");
        long before = card("board.onSite", "HC-01").getJsonObject("comments").getLong("seq");
        story.when(strike("CO-02")).by(ON_SITE_HEAD).at("09:23").refused(NOT_PERMITTED, "notPermitted", "id");
        told(new StrikeRecord("CO-01", "说错了"), ON_SITE_A, "09:24");
        assertThat(remarks("HC-01", LEADER).get(0).getJsonObject("struck").getString("reason"))
                .isEqualTo("说错了");
        JsonObject comments = card("board.onSite", "HC-01").getJsonObject("comments");
        assertThat(comments.getInteger("count")).isEqualTo(1);
        assertThat(comments.getLong("seq")).isEqualTo(before);
    }

    @Test
    @DisplayName("are short, about a record that is there and is discussed, and not for guests")
    void bounded() {
        counted();
        story.when(post("comment", "about", "HC-99", "text", "？"))
                .by(LEADER)
                .at("09:21")
                .refused(INVALID, "unknownRecord", "fields.about");
        story.when(post("comment", "about", "HC-01", "text", "长".repeat(501)))
                .by(LEADER)
                .at("09:21")
                .refused(INVALID, "tooLong", "fields.text");
        said("好的", LEADER, "09:22");
        story.when(post("comment", "about", "CO-01", "text", "也好"))
                .by(LEADER)
                .at("09:23")
                .refused(INVALID, "notDiscussed", "fields.about");
        var guest = new Actor("guest-1", ON_SITE_A.name(), java.util.Set.of("guest@onSite"));
        story.when(post("comment", "about", "HC-01", "text", "你好"))
                .by(guest)
                .at("09:24")
                .refused(NOT_PERMITTED, "notPermitted", "record");
    }

    private void counted() {
        told(Acts.openIncident(), Cast.DUTY, "09:00");
        told(new AcknowledgeIntake(), LEADER, "09:02");
        told(Acts.activatePlan("yellow"), LEADER, "09:10");
        told(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
        told(post("headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "estimated"), ON_SITE_A, "09:20");
    }

    private void said(String text, Actor by, String at) {
        told(post("comment", "about", "HC-01", "text", text), by, at);
    }

    private void told(Command command, Actor by, String at) {
        story.given(command, by, at);
        for (var event : story.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private List<JsonObject> remarks(String record, Actor reader) {
        Map<String, Object> view =
                RecordView.of(picture, record, reader, Story.time("10:00")).orElseThrow();
        return ValueJson.shownMap(view).getJsonArray("comments").stream()
                .map(each -> (JsonObject) each)
                .toList();
    }

    private JsonObject card(String view, String record) {
        return view(view).getJsonObject("records").getJsonObject(record);
    }

    private JsonObject view(String name) {
        return ValueJson.shownMap(Objects.requireNonNull(picture.drawn(name), name));
    }
}
