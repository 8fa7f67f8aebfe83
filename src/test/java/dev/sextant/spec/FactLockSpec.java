package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Story;
import dev.sextant.plan.AttentionRule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text stands as long as its facts")
final class FactLockSpec {

    @Test
    @DisplayName("a published statement says nothing while the findings that it cites stand as they were")
    void stands() {
        assertThat(alarm(published(), "rule:factChanged:ST-01")).isNull();
    }

    @Test
    @DisplayName(
            "it turns red for the spokesperson, the leader and the media group when a finding is amended: correct now")
    void amended() {
        var story = published().given(amend("VF-01", 1, "affectedConfirmed", 418), ASSESSMENT_HEAD, "10:05");
        var alarm = Objects.requireNonNull(alarm(story, "rule:factChanged:ST-01"));
        assertThat(alarm.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alarm.who()).containsExactly("spokesperson", "teamLeader", "media");
        assertThat(alarm.record()).isEqualTo("ST-01");
        assertThat(alarm.move()).isEqualTo("correctNow");
        assertThat(alarm.since()).as("from when the fact changed").isEqualTo(Story.time("10:05"));
    }

    @Test
    @DisplayName("and when it is struck out, or found to be false after all")
    void struckOrFalse() {
        var struck = published().given(strike("VF-01"), ASSESSMENT_HEAD, "10:05");
        assertThat(Objects.requireNonNull(alarm(struck, "rule:factChanged:ST-01"))
                        .since())
                .as("from when it was struck")
                .isEqualTo(Story.time("10:05"));
        var untrue = published().given(amend("VF-01", 1, "verificationResult", "false"), ASSESSMENT_HEAD, "10:05");
        assertThat(alarm(untrue, "rule:factChanged:ST-01")).isNotNull();
    }

    @Test
    @DisplayName(
            "also when the response has ended: what stands on the public page is looked after as long as it stands there")
    void inAftercare() {
        var story = published()
                .given(new EndResponse("全部人员已离场", true, "代表与各组"), LEADER, "10:03")
                .given(strike("VF-01"), ASSESSMENT_HEAD, "10:05");
        assertThat(story.incident().ended()).isTrue();
        assertThat(alarm(story, "rule:factChanged:ST-01")).isNotNull();
    }

    @Test
    @DisplayName("another finding that it does not cite is none of its business")
    void another() {
        var story = published().given(finding("电梯是否停运"), ASSESSMENT_HEAD, "10:01");
        story.given(amend("VF-02", 1, "finding", "电梯运行正常，未停运"), ASSESSMENT_HEAD, "10:05");
        assertThat(alarm(story, "rule:factChanged:ST-01")).isNull();
    }

    @Test
    @DisplayName("one press drafts the correction: same text, facts and channels, naming what it corrects")
    void correctNow() {
        var story = published().given(strike("VF-01"), ASSESSMENT_HEAD, "10:05");
        story.given(move("ST-01", "correctNow"), MEDIA_OFFICER, "10:06");
        var first = story.record("ST-01");
        var draft = story.record("ST-02");
        assertThat(first.state()).isEqualTo("published");
        assertThat(draft.state()).isEqualTo("draft");
        assertThat(draft.cause()).isEqualTo("ST-01");
        assertThat(draft.createdBy().id()).isEqualTo(MEDIA_OFFICER.id());
        assertThat(draft.fields())
                .containsEntry("kind", "correction")
                .containsEntry("corrects", "ST-01")
                .containsEntry("title", "更正：关于门锁故障的说明")
                .containsEntry("body", first.fields().get("body"))
                .containsEntry("facts", first.fields().get("facts"))
                .containsEntry("channels", first.fields().get("channels"));
        assertThat(alarm(story, "rule:factChanged:ST-01"))
                .as("a draft corrects nothing yet")
                .isNotNull();
    }

    @Test
    @DisplayName("a second press does not make a second one, and nobody else's press makes any")
    void once() {
        var story = published().given(strike("VF-01"), ASSESSMENT_HEAD, "10:05");
        story.when(move("ST-01", "correctNow")).by(NEGOTIATION_HEAD).refused(NOT_PERMITTED, "notPermitted", "move");
        story.given(move("ST-01", "correctNow"), MEDIA_OFFICER, "10:06");
        story.when(move("ST-01", "correctNow")).by(SPOKESPERSON).refused(FORBIDDEN_BY_RULE, "correctNow", "move");
        story.given(move("ST-02", "reject", "reason", "另行起草"), SPOKESPERSON, "10:07");
        story.when(move("ST-01", "correctNow")).by(SPOKESPERSON).accepted();
    }

    @Test
    @DisplayName("the correction must say what was wrong, and cannot rest on what was struck")
    void correctionIsWhole() {
        var story = published().given(strike("VF-01"), ASSESSMENT_HEAD, "10:05");
        story.given(move("ST-01", "correctNow"), MEDIA_OFFICER, "10:06");
        story.when(move("ST-02", "submit")).by(MEDIA_OFFICER).refused(INVALID, "required", "fields.whatWasWrong");
        story.given(amend("ST-02", 1, "whatWasWrong", "受影响户数有误"), MEDIA_OFFICER, "10:07");
        story.when(move("ST-02", "submit")).by(MEDIA_OFFICER).refused(FORBIDDEN_BY_RULE, "factStruck", "fields.facts");
    }

    @Test
    @DisplayName("when the correction is published, the first is marked corrected, names it, and is quiet again")
    void corrected() {
        var story = published().given(amend("VF-01", 1, "affectedConfirmed", 418), ASSESSMENT_HEAD, "10:05");
        story.given(move("ST-01", "correctNow"), MEDIA_OFFICER, "10:06");
        story.given(amend("ST-02", 1, "whatWasWrong", "户数应为418户"), MEDIA_OFFICER, "10:07");
        onItsWay(story, "ST-02", "10:10");
        publish(story, "ST-02", "10:30");
        assertThat(story.record("ST-01").state()).isEqualTo("corrected");
        assertThat(story.record("ST-01").fields()).containsEntry("successor", "ST-02");
        assertThat(alarm(story, "rule:factChanged:ST-01")).isNull();
        assertThat(alarm(story, "rule:factChanged:ST-02")).isNull();
    }

    @Test
    @DisplayName(
            "what is approved and not out yet is not published when a fact has moved: it goes back and comes again")
    void notPublished() {
        var story = approved(cited(Story.activated("yellow")));
        story.given(amend("VF-01", 1, "affectedConfirmed", 418), ASSESSMENT_HEAD, "09:50");
        assertThat(alarm(story, "rule:factChangedBefore:ST-01")).isNotNull();
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "publish"))
                .by(MEDIA_OFFICER)
                .refused(FORBIDDEN_BY_RULE, "factMoved", "fields.facts");
        story.given(move("ST-01", "return", "reason", "户数已变，请核对"), SPOKESPERSON, "09:51");
        story.given(move("ST-01", "redraft"), MEDIA_OFFICER, "09:52");
        onItsWay(story, "ST-01", "09:55");
        publish(story, "ST-01", "10:20");
        assertThat(story.record("ST-01").state()).isEqualTo("published");
    }

    @Test
    @DisplayName("the leader does not release what the spokesperson approved on other facts")
    void notReleased() {
        var story = cited(Story.activated("orange"));
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        checked(story, "ST-01", "09:30");
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"),
                SPOKESPERSON,
                "09:35");
        story.given(amend("VF-01", 1, "affectedConfirmed", 418), ASSESSMENT_HEAD, "09:37");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "release"))
                .by(LEADER)
                .refused(FORBIDDEN_BY_RULE, "factMoved", "fields.facts");
    }

    @Test
    @DisplayName(
            "another number than the newest finding has is asked about when the text is handed in; an older finding is nothing to ask about")
    void otherNumber() {
        var story = cited(Story.activated("yellow"));
        story.given(amend("VF-01", 1, "affectedConfirmed", 412), ASSESSMENT_HEAD, "09:20");
        story.given(finding("复核涉及多少户"), ASSESSMENT_HEAD, "09:30");
        story.given(amend("VF-02", 1, "affectedConfirmed", 418), ASSESSMENT_HEAD, "09:31");
        story.given(amend("ST-01", 1, "affectedStated", 412), MEDIA_OFFICER, "09:32");
        story.when(move("ST-01", "submit")).by(MEDIA_OFFICER).refused(CONFIRM, "otherNumber", "fields.affectedStated");
        story.when(meant(move("ST-01", "submit"), "otherNumber"))
                .by(MEDIA_OFFICER)
                .accepted();
        story.given(amend("ST-01", 2, "affectedStated", 418), MEDIA_OFFICER, "09:33");
        story.when(move("ST-01", "submit")).by(MEDIA_OFFICER).accepted();
    }

    private static @Nullable Waiting alarm(Story story, String key) {
        return Attention.of(story.incident(), story.incident().at(), List.of()).get(key);
    }

    private static Story published() {
        var story = approved(cited(Story.activated("yellow")));
        publish(story, "ST-01", "10:00");
        return story;
    }

    private static MoveRecord meant(MoveRecord move, String constraint) {
        return new MoveRecord(
                move.id(), move.move(), move.fields(), move.baseVersion(), move.textHash(), Set.of(constraint));
    }

    /** ST-01, a draft that cites the finding VF-01. */
    private static Story cited(Story story) {
        story.given(Acts.refundDemand(), NEGOTIATION_HEAD, "09:11");
        story.given(finding("门锁故障涉及多少户"), ASSESSMENT_HEAD, "09:12");
        return story.given(
                post(
                        "statement",
                        "kind",
                        "holding",
                        "title",
                        "关于门锁故障的说明",
                        "body",
                        "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。",
                        "facts",
                        List.of(Map.of("text", "更新后门锁无法使用", "verification", "VF-01")),
                        "channels",
                        List.of("website")),
                MEDIA_OFFICER,
                "09:15");
    }

    private static PostRecord finding(String question) {
        return post(
                "verification",
                "question",
                question,
                "demands",
                List.of("DM-01"),
                "method",
                "recordCheck",
                "finding",
                "平台日志显示有412户离线",
                "verificationResult",
                "true",
                "ownFault",
                "full");
    }

    private static Story approved(Story story) {
        return onItsWay(story, "ST-01", "09:20");
    }

    /** Handed in, checked, approved by the spokesperson, released by the leader where that is asked for. */
    private static Story onItsWay(Story story, String id, String at) {
        story.given(move(id, "submit"), MEDIA_OFFICER, at);
        checked(story, id, at);
        story.given(
                moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "approve"), SPOKESPERSON, at);
        if (story.record(id).state().equals("awaitingLeader")) {
            story.given(
                    moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "release"), LEADER, at);
        }
        return story;
    }

    private static void checked(Story story, String id, String at) {
        story.given(post("legalReview", "targetType", "statement", "target", id, "opinion", "pass"), LEGAL, at);
        var reviews = story.incident().records().ofType("legalReview");
        story.given(
                move(id, "check", "legalReview", reviews.get(reviews.size() - 1).id()), ASSESSMENT_HEAD, at);
    }

    private static void publish(Story story, String id, String at) {
        story.given(
                moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "publish"), MEDIA_OFFICER, at);
    }
}
