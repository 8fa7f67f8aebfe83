package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.kit.Acts;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An approved line")
final class OneVoiceSpec {
    private final Story begun = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("reaches every group with its version, and tells how many of them have read it")
    void reaches() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        assertThat(receipts(story, "sent"))
                .hasSize(6)
                .allMatch(receipt -> Long.valueOf(1L).equals(receipt.fields().get("edition")))
                .extracting(BoardRecord::group)
                .contains("onSite", "negotiation")
                .doesNotContain("command");
        assertThat(story.record("HL-01").fields()).containsEntry("readBy", 0L);
        story.given(move(of(story, "onSite").id(), "confirm"), ON_SITE_A, "09:13");
        assertThat(story.record("HL-01").fields()).containsEntry("readBy", 1L).containsEntry("edition", 1L);
    }

    @Test
    @DisplayName(
            "is void everywhere from the moment it is changed, also where it was read; the next version is read anew")
    void replaced() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        story.given(move(of(story, "onSite").id(), "confirm"), ON_SITE_A, "09:13");
        story.given(amend("HL-01", story.record("HL-01").version(), "line", "十一点二十当面答复"), SPOKESPERSON, "09:20");
        assertThat(receipts(story, "voided"))
                .as("told to people already: it stays before the group")
                .extracting(BoardRecord::group)
                .containsExactly("onSite");
        assertThat(receipts(story, "dropped")).hasSize(5);
        assertThat(story.record("HL-01").fields()).doesNotContainKeys("approvedBy", "validFrom");
        approved(story, "HL-01", "09:21", LEADER);
        assertThat(receipts(story, "sent"))
                .hasSize(6)
                .allMatch(receipt -> Long.valueOf(2L).equals(receipt.fields().get("edition")))
                .allMatch(receipt -> "十一点二十当面答复".equals(receipt.fields().get("text")));
        assertThat(story.record("HL-01").fields()).containsEntry("readBy", 0L);
    }

    @Test
    @DisplayName("takes the place of an earlier one on the same matter for the same people")
    void sameMatter() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        approved(line(story, "请到三楼接待区"), "HL-02", "09:30", SPOKESPERSON);
        assertThat(story.record("HL-01").state()).isEqualTo("retired");
        assertThat(receipts(story, "dropped")).hasSize(6);
        assertThat(receipts(story, "sent")).hasSize(6);
    }

    @Test
    @DisplayName("told to people and void since stays before the group until somebody there says that it knows")
    void recalled() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        String told = of(story, "onSite").id();
        story.given(move(told, "confirm"), ON_SITE_A, "09:13").given(move("HL-01", "retire"), SPOKESPERSON, "09:20");
        assertThat(story.record(told).state()).isEqualTo("voided");
        story.given(move(told, "noted"), ON_SITE_A, "09:21");
        assertThat(story.record(told).state()).isEqualTo("dropped");
    }

    @Test
    @DisplayName("is void by itself at its time, and is not approved anew with a time gone by")
    void expires() {
        var story = Story.activated("yellow")
                .given(
                        post(
                                "holdingLine",
                                "topic",
                                "门锁故障",
                                "line",
                                "十点前答复",
                                "validTo",
                                Story.time("10:00").toString()),
                        MEDIA_OFFICER,
                        "09:11");
        approved(story, "HL-01", "09:12", SPOKESPERSON);
        story.given(move(of(story, "onSite").id(), "confirm"), ON_SITE_A, "09:13")
                .givenTimePasses("10:00");
        assertThat(story.record("HL-01").state()).isEqualTo("expired");
        assertThat(receipts(story, "voided")).hasSize(1);
        story.given(amend("HL-01", story.record("HL-01").version(), "line", "十一点前答复"), MEDIA_OFFICER, "10:05");
        assertThat(story.record("HL-01").state()).isEqualTo("draft");
        story.when(moveHavingRead(story.hash("HL-01", "topic", "question", "line", "doNotSay"), "HL-01", "approve"))
                .by(SPOKESPERSON)
                .at("10:06")
                .refused(FORBIDDEN_BY_RULE, "stillValid", "fields.validTo");
    }

    @Test
    @DisplayName(
            "is what the press is answered with: whole sentences of it or of a published statement, and nothing else")
    void answersThePress() {
        var story = approved(line(Story.activated("yellow"), "已派人处理。十一点二十当面答复"), "HL-01", "09:12", SPOKESPERSON)
                .given(
                        post("pressEnquiry", "outlet", "晨报", "mediaLevel", "self", "questions", "涉及多少户？"),
                        MEDIA_OFFICER,
                        "09:30");
        for (String own : new String[] {"大概五百户，都是小问题。", "已派人处理，都是小问题。", "派人处理。"}) {
            story.when(move("PE-01", "answer", "answerText", own, "cites", List.of("HL-01")))
                    .by(SPOKESPERSON)
                    .at("09:40")
                    .refused(FORBIDDEN_BY_RULE, "fromApprovedText", "fields.answerText");
        }
        story.given(
                move("PE-01", "answer", "answerText", "十一点二十当面答复。已派人处理！", "cites", List.of("HL-01")),
                SPOKESPERSON,
                "09:41");
        assertThat(story.record("PE-01").state()).isEqualTo("answered");
    }

    @Test
    @DisplayName(
            "that answers a question is kept beside the others, approved with its question, and read by every group")
    void answersAQuestion() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON)
                .given(
                        post("holdingLine", "topic", "门锁故障", "question", "什么时候能修好？", "line", "逐户恢复，今晚八点前完成"),
                        MEDIA_OFFICER,
                        "09:20");
        approved(story, "HL-02", "09:25", SPOKESPERSON);
        assertThat(story.record("HL-01").state()).isEqualTo("approved");
        assertThat(receipts(story, "sent"))
                .filteredOn(receipt -> "什么时候能修好？".equals(receipt.fields().get("question")))
                .hasSize(6);
    }

    @Test
    @DisplayName("stands on every phone, with the answers to what people ask below it")
    void onThePhone() {
        told(Acts.openIncident(), DUTY, "09:00");
        told(new AcknowledgeIntake(), LEADER, "09:02");
        told(Acts.activatePlan("yellow"), LEADER, "09:10");
        told(post("holdingLine", "topic", "门锁故障", "line", "已派人处理"), MEDIA_OFFICER, "09:11");
        told(
                post("holdingLine", "topic", "门锁故障", "question", "什么时候能修好？", "line", "逐户恢复，今晚八点前完成"),
                MEDIA_OFFICER,
                "09:12");
        for (String id : new String[] {"HL-01", "HL-02"}) {
            told(
                    moveHavingRead(begun.hash(id, "topic", "question", "line", "doNotSay"), id, "approve"),
                    SPOKESPERSON,
                    "09:20");
        }
        var phone = ValueJson.shownMap(Objects.requireNonNull(picture.drawn("field.onSite")));
        assertThat(phone.getJsonObject("say").getString("text")).isEqualTo("已派人处理");
        assertThat(phone.getJsonObject("answers").getJsonObject("HL-02").getString("answer"))
                .isEqualTo("逐户恢复，今晚八点前完成");
    }

    private void told(Command command, Actor by, String at) {
        begun.given(command, by, at);
        for (var event : begun.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private static Story line(Story story, String text) {
        return story.given(post("holdingLine", "topic", "门锁故障", "line", text), MEDIA_OFFICER, "09:11");
    }

    private static Story approved(Story story, String id, String at, Actor by) {
        return story.given(
                moveHavingRead(story.hash(id, "topic", "question", "line", "doNotSay"), id, "approve"), by, at);
    }

    private static List<BoardRecord> receipts(Story story, String state) {
        return story.incident().records().ofType("lineReceipt").stream()
                .filter(receipt -> receipt.state().equals(state))
                .toList();
    }

    private static BoardRecord of(Story story, String group) {
        return receipts(story, "sent").stream()
                .filter(receipt -> receipt.group().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
