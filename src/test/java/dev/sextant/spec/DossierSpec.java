package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.DossierView;
import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.record.ReadText;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The dossier of a statement")
final class DossierSpec {
    private static final String FIRST = "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。";
    private static final String SECOND = FIRST + "有急需帮助的住户请拨打服务热线。";

    private final Story story = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("holds every version of the text with its fingerprint, by whom and when")
    void versions() {
        released();
        JsonArray versions = dossier("ST-01").getJsonArray("versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.getJsonObject(0).encode())
                .contains(FIRST, "mediaOfficer", Story.time("09:15").toString().substring(0, 19));
        assertThat(versions.getJsonObject(1).encode()).contains(SECOND);
        assertThat(versions.getJsonObject(1).getString("hash"))
                .isEqualTo(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"));
        assertThat(versions.getJsonObject(0).getString("hash"))
                .isNotEqualTo(versions.getJsonObject(1).getString("hash"));
    }

    @Test
    @DisplayName(
            "says who returned, approved, released and published which version, with its fingerprint and the reason")
    void steps() {
        released();
        var steps = dossier("ST-01").getJsonArray("steps");
        assertThat(steps.stream()
                        .map(step -> (JsonObject) step)
                        .map(step -> step.getString("check", step.getString("move", step.getString("act")))))
                .containsExactly(
                        "post", "submit", "return", "redraft", "amend", "submit", "LR-01", "check", "approve",
                        "release", "publish");
        assertThat(step(steps, "return").getValue("reason")).asString().contains("事实未写热线");
        assertThat(step(steps, "return").getInteger("version")).isEqualTo(1);
        String hash = story.hash("ST-01", "title", "body", "titleEn", "bodyEn");
        for (String decided : List.of("approve", "release", "publish")) {
            assertThat(step(steps, decided).getString("hash")).isEqualTo(hash);
            assertThat(step(steps, decided).getInteger("version")).isEqualTo(2);
        }
        assertThat(step(steps, "approve").getJsonObject("by").getString("id")).isEqualTo("spokesperson");
        assertThat(step(steps, "release").getJsonObject("by").getString("id")).isEqualTo("leader");
    }

    @Test
    @DisplayName("says where it was released, and on which review it rests")
    void released() {
        told(Acts.openIncident(), Cast.DUTY, "09:00");
        told(new AcknowledgeIntake(), LEADER, "09:02");
        told(Acts.activatePlan("yellow"), LEADER, "09:10");
        told(
                post(
                        "statement",
                        "kind",
                        "holding",
                        "title",
                        "关于门锁故障的说明",
                        "body",
                        FIRST,
                        "facts",
                        List.of(Map.of("text", "更新后门锁无法使用")),
                        "channels",
                        List.of("website", "notice")),
                MEDIA_OFFICER,
                "09:15");
        told(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        told(
                move("ST-01", "return", "reason", "事实未写热线", "remarks", List.of(Map.of("quote", FIRST, "note", "补上热线"))),
                LEGAL,
                "09:22");
        told(move("ST-01", "redraft"), MEDIA_OFFICER, "09:23");
        told(amend("ST-01", story.record("ST-01").version(), "body", SECOND), MEDIA_OFFICER, "09:24");
        told(move("ST-01", "submit"), MEDIA_OFFICER, "09:25");
        told(post("legalReview", "targetType", "statement", "target", "ST-01", "opinion", "pass"), LEGAL, "09:30");
        told(move("ST-01", "check", "legalReview", "LR-01"), ASSESSMENT_HEAD, "09:31");
        String hash = story.hash("ST-01", "title", "body", "titleEn", "bodyEn");
        told(moveHavingRead(hash, "ST-01", "approve"), SPOKESPERSON, "09:35");
        told(moveHavingRead(hash, "ST-01", "release"), LEADER, "09:40");
        told(moveHavingRead(hash, "ST-01", "publish"), MEDIA_OFFICER, "10:00");
        var dossier = dossier("ST-01");
        assertThat(dossier.getJsonArray("steps").encode()).contains("事实未写热线", "补上热线");
        assertThat(dossier.getJsonArray("fields").encode()).contains("官网", "现场公告");
        assertThat(dossier.getJsonArray("restsOn").getJsonObject(0).getString("id"))
                .isEqualTo("LR-01");
        assertThat(dossier.getJsonObject("state").getString("zh")).isEqualTo("已发布");
    }

    @Test
    @DisplayName(
            "says who had which version on the screen, each person once, and a step that changes no letter makes no new version")
    void readers() {
        released();
        var record = story.record("ST-01");
        told(new ReadText("ST-01", 1), LEGAL, "10:05");
        told(new ReadText("ST-01", record.version()), ASSESSMENT_HEAD, "10:06");
        told(new ReadText("ST-01", record.version() - 1), ASSESSMENT_HEAD, "10:07");
        assertThat(story.latest()).isEmpty();
        assertThat(story.record("ST-01").version()).isEqualTo(record.version());
        assertThat(story.record("ST-01").updatedAt()).isEqualTo(record.updatedAt());
        var versions = dossier("ST-01").getJsonArray("versions");
        assertThat(readersOf(versions.getJsonObject(0))).containsExactly("legal");
        assertThat(readersOf(versions.getJsonObject(1)))
                .containsExactly("spokesperson", "leader", "mediaOfficer", "assessmentHead");
    }

    @Test
    @DisplayName("takes nobody as a reader of a version that there is not, or of a record without such a text")
    void readersOfNothing() {
        released();
        story.when(new ReadText("ST-01", 99)).by(LEGAL).refused(INVALID, "unknownVersion", "version");
        story.when(new ReadText("ST-01", 0)).by(LEGAL).refused(INVALID, "unknownVersion", "version");
        story.when(new ReadText("LR-01", 1)).by(LEGAL).refused(INVALID, "notBound", "id");
        story.when(new ReadText("ST-77", 1)).by(LEGAL).refused(UNKNOWN, "unknownRecord", "id");
    }

    @Test
    @DisplayName("is there for texts that are decided on, and for nothing else")
    void onlyDecided() {
        told(Acts.openIncident(), Cast.DUTY, "09:00");
        told(post("representative", "displayNo", "R1", "name", "欧阳某某", "phone", "13800001234"), ON_SITE_A, "09:01");
        assertThat(DossierView.of(picture, "RP-01")).isEmpty();
        assertThat(DossierView.of(picture, "ST-99")).isEmpty();
    }

    private static List<String> readersOf(JsonObject version) {
        return version.getJsonArray("readBy").stream()
                .map(reader -> ((JsonObject) reader).getJsonObject("by").getString("id"))
                .toList();
    }

    private void told(Command command, Actor by, String at) {
        story.given(command, by, at);
        for (var event : story.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private JsonObject dossier(String id) {
        return ValueJson.shownMap(DossierView.of(picture, id).orElseThrow());
    }

    private static JsonObject step(JsonArray steps, String move) {
        return steps.stream()
                .map(each -> (JsonObject) each)
                .filter(each -> move.equals(each.getString("move")))
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
