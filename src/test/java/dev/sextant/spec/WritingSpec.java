package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.Beginnings;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.Wording;
import dev.sextant.incident.record.Wording.Kind;
import dev.sextant.kit.Story;
import dev.sextant.plan.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing a statement")
final class WritingSpec {
    private static final String SOUND = "今晨部分住户的门锁无法使用，工程师正在逐户上门处理，原因正在核查，下一次说明在今日十二时，咨询请拨打客服热线。";

    @Test
    @DisplayName("may begin with a template of each kind, filled with what the incident knows, in both languages")
    void templates() {
        var story = lined(Story.activated("yellow"), "不推断原因");
        var begun = Beginnings.of(story.incident(), statement(story), Story.time("09:30"));
        assertThat(begun.keySet())
                .containsExactly("holding", "progress", "result", "rumourRefutation", "correction", "apology");
        assertThat(begun.get("holding"))
                .containsEntry("kind", "holding")
                .containsEntry("title", "关于门锁升级故障的说明")
                .hasEntrySatisfying(
                        "body",
                        body -> assertThat(String.valueOf(body))
                                .startsWith("4月18日09:00，我公司接到客户服务中心多位住户反映门锁升级故障。")
                                .contains("【已采取的措施】"))
                .hasEntrySatisfying(
                        "bodyEn",
                        body -> assertThat(String.valueOf(body))
                                .startsWith("At 09:00 on 18 April")
                                .contains("【what has been done】"));
    }

    @Test
    @DisplayName("a part of a template that hangs on a figure is left out while nobody knows the figure")
    void optionalPart() {
        var story = lined(Story.activated("yellow"), "不推断原因");
        var progress = Beginnings.of(story.incident(), statement(story), Story.time("09:30"))
                .get("progress");
        assertThat(String.valueOf(Objects.requireNonNull(progress).get("body")))
                .doesNotContain("户")
                .contains("【下一步和时间】");
    }

    @Test
    @DisplayName("a blank of a template that nobody filled is refused when the text is submitted, with its place")
    void blanks() {
        var story = Story.activated("yellow").given(draft("我公司已【已采取的措施】。" + SOUND), MEDIA_OFFICER, "09:15");
        story.when(move("ST-01", "submit")).by(MEDIA_OFFICER).refused(FORBIDDEN_BY_RULE, "unfilled", "fields.body");
        story.given(amend("ST-01", 1, "body", SOUND), MEDIA_OFFICER, "09:16")
                .given(move("ST-01", "submit"), MEDIA_OFFICER, "09:17");
        assertThat(story.record("ST-01").state()).isEqualTo("inReview");
    }

    @Test
    @DisplayName(
            "what an approved line says not to say is found in the text, and refused; a line that is only drafted forbids nothing")
    void doNotSay() {
        var story = Story.activated("yellow")
                .given(line("系黑客攻击、与我方无关"), MEDIA_OFFICER, "09:10")
                .given(draft(SOUND + "此事系黑客攻击。"), MEDIA_OFFICER, "09:15");
        assertThat(marks(story, SOUND + "此事系黑客攻击。")).isEmpty();
        story.given(
                moveHavingRead(story.hash("HL-01", "topic", "question", "line", "doNotSay"), "HL-01", "approve"),
                SPOKESPERSON,
                "09:16");
        story.when(move("ST-01", "submit"))
                .by(MEDIA_OFFICER)
                .refused(FORBIDDEN_BY_RULE, "forbiddenPhrase", "fields.body");
        assertThat(marks(story, SOUND + "此事系黑客攻击。"))
                .extracting(Wording.Mark::kind, Wording.Mark::from, Wording.Mark::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.FORBIDDEN, SOUND.length() + 2, SOUND.length() + 7));
    }

    @Test
    @DisplayName("labels for the people who complain are refused")
    void labels() {
        var story = Story.activated("yellow").given(draft(SOUND + "请勿相信别有用心的人。"), MEDIA_OFFICER, "09:15");
        story.when(move("ST-01", "submit"))
                .by(MEDIA_OFFICER)
                .refused(FORBIDDEN_BY_RULE, "forbiddenPhrase", "fields.body");
    }

    @Test
    @DisplayName(
            "a name that the incident knows is found as a whole, and nothing is told that does not stand in the text")
    void names() {
        var story = Story.activated("yellow")
                .given(
                        post("representative", "displayNo", "R1", "name", "李某某", "phone", "13800001234", "unit", "12"),
                        ON_SITE_A,
                        "09:14");
        assertThat(marks(story, "李某某称12户受影响，订单号913800001234567。"))
                .extracting(Wording.Mark::kind, Wording.Mark::from, Wording.Mark::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.PERSONAL, 0, 3));
    }

    @Test
    @DisplayName(
            "what looks like a phone or a room number is shown to whoever writes, and confirmed by whoever hands the text on")
    void looksLike() {
        var story = Story.activated("yellow").given(draft(SOUND + "住3栋2单元1202室的老人已接出。"), MEDIA_OFFICER, "09:15");
        assertThat(marks(story, "3栋2单元1202室，电话13912345678")).hasSize(2).allMatch(mark -> !mark.refuses());
        story.when(move("ST-01", "submit")).by(MEDIA_OFFICER).refused(CONFIRM, "forbiddenPhrase", "fields.body");
        story.when(new MoveRecord("ST-01", "submit", Map.of(), 0, null, Set.of("forbiddenPhrase")))
                .by(MEDIA_OFFICER)
                .accepted();
    }

    @Test
    @DisplayName("a template never fills in personal data, even where the plan's expression gives it")
    void nothingPersonal() {
        var story = Story.activated("yellow")
                .given(post("representative", "displayNo", "R1", "name", "李某某"), ON_SITE_A, "09:14")
                .given(post("rumour", "text", "李某某被打伤了", "platform", "业主群"), MEDIA_OFFICER, "09:20");
        var refutation = Beginnings.of(story.incident(), statement(story), Story.time("09:30"))
                .get("rumourRefutation");
        assertThat(String.valueOf(Objects.requireNonNull(refutation).get("body")))
                .doesNotContain("李某某")
                .contains("【网传内容】");
    }

    @Test
    @DisplayName("is returned with remarks to its very words, which stay until it is submitted anew")
    void remarks() {
        var story = Story.activated("yellow").given(draft(SOUND), MEDIA_OFFICER, "09:15");
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "09:16");
        story.when(move("ST-01", "return", "reason", "请改", "remarks", remark("没有这句话", "删去")))
                .by(LEGAL)
                .refused(INVALID, "notInText", "fields.remarks[0].quote");
        var said = remark("原因正在核查", "写明何时公布");
        story.given(move("ST-01", "return", "reason", "请改", "remarks", said), LEGAL, "09:20");
        assertThat(story.record("ST-01").fields()).containsEntry("remarks", said);
        story.when(amend("ST-01", 1, "remarks", remark("原因正在核查", "没有意见")))
                .by(MEDIA_OFFICER)
                .refused(INVALID, "computed", "fields.remarks");
        story.given(amend("ST-01", 3, "body", SOUND.replace("原因正在核查", "原因将在今日公布")), MEDIA_OFFICER, "09:25");
        assertThat(story.record("ST-01").fields()).containsEntry("remarks", said);
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "09:26");
        assertThat(story.record("ST-01").fields().get("remarks")).isIn(null, List.of());
    }

    @Test
    @DisplayName("takes remarks only with a step that the plan lets take them")
    void remarksElsewhere() {
        var story = Story.activated("yellow").given(draft(SOUND), MEDIA_OFFICER, "09:15");
        story.when(move("ST-01", "submit", "remarks", remark("原因正在核查", "好")))
                .by(MEDIA_OFFICER)
                .refused(INVALID, "computed", "fields.remarks");
    }

    private static List<Map<String, Object>> remark(String quote, String note) {
        return List.of(Map.of("quote", quote, "note", note));
    }

    private static List<Wording.Mark> marks(Story story, String body) {
        return Wording.marks(story.incident(), statement(story), Map.of("body", body), Story.time("09:30"));
    }

    private static RecordType statement(Story story) {
        return Objects.requireNonNull(story.incident().plan().type("statement"));
    }

    private static Story lined(Story story, String doNotSay) {
        story.given(line(doNotSay), MEDIA_OFFICER, "09:10");
        return story.given(
                moveHavingRead(story.hash("HL-01", "topic", "question", "line", "doNotSay"), "HL-01", "approve"),
                SPOKESPERSON,
                "09:11");
    }

    private static dev.sextant.incident.record.PostRecord line(String doNotSay) {
        return post("holdingLine", "topic", "门锁升级故障", "line", "已派人处理，正在核查", "doNotSay", doNotSay);
    }

    private static dev.sextant.incident.record.PostRecord draft(String body) {
        return post(
                "statement",
                "kind",
                "holding",
                "title",
                "关于门锁故障的说明",
                "body",
                body,
                "facts",
                List.of(Map.of("text", "部分住户的门锁无法使用")),
                "channels",
                List.of("website"));
    }
}
