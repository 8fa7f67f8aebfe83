package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.OBSERVER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.kit.Story;
import dev.sextant.plan.Label;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A statement")
final class StatementSpec {
    @Test
    @DisplayName("goes from draft over the check, the spokesperson and the leader to the public")
    void whole() {
        var story = approved(Story.activated("yellow"));
        assertThat(story.record("ST-01").state()).isEqualTo("approved");
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "publish"),
                MEDIA_OFFICER,
                "10:00");
        assertThat(story.record("ST-01").state()).isEqualTo("published");
        assertThat(story.record("ST-01").fields())
                .containsEntry("approvedBy", "spokesperson")
                .containsEntry("releasedBy", "leader")
                .containsEntry("publishedAt", Story.time("10:00"));
    }

    @Test
    @DisplayName("needs the leader when it is the first one; later ones at yellow do not")
    void leaderFirst() {
        var story = approved(Story.activated("yellow"));
        assertThat(story.record("ST-01").history()).extracting("move").contains("release");
        publish(story, "ST-01", "10:00");
        second(story);
        assertThat(story.record("ST-02").state()).isEqualTo("approved");
    }

    @Test
    @DisplayName("needs the leader at orange and red, first or not")
    void leaderOrange() {
        var story = approved(Story.activated("yellow"));
        publish(story, "ST-01", "10:00");
        story.given(setLevel("orange"), LEADER, "10:01");
        second(story);
        assertThat(story.record("ST-02").state()).isEqualTo("awaitingLeader");
    }

    @Test
    @DisplayName("is not approved by whoever wrote it")
    void authorMayNot() {
        var story = Story.activated("yellow")
                .given(draft(), SPOKESPERSON, "09:15")
                .given(move("ST-01", "submit"), SPOKESPERSON, "09:20");
        checked(story, "09:30");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"))
                .by(SPOKESPERSON)
                .refused(FORBIDDEN_BY_RULE, "approve", "move");
    }

    @Test
    @DisplayName("nor by whoever edited it last")
    void editorMayNot() {
        var story = Story.activated("yellow")
                .given(draft(), MEDIA_OFFICER, "09:15")
                .given(amend("ST-01", 1, "title", "关于门锁故障的说明（改）"), SPOKESPERSON, "09:16")
                .given(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        checked(story, "09:30");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"))
                .by(SPOKESPERSON)
                .refused(FORBIDDEN_BY_RULE, "approve", "move");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"))
                .by(LEADER)
                .accepted();
    }

    @Test
    @DisplayName("is approved as one exact text: another fingerprint, or none, is refused")
    void binds() {
        var story = checked(submitted(Story.activated("yellow"), "09:20"), "09:30");
        story.when(move("ST-01", "approve")).by(SPOKESPERSON).refused(OUT_OF_ORDER, "textChanged", "textHash");
        story.when(moveHavingRead("0".repeat(64), "ST-01", "approve"))
                .by(SPOKESPERSON)
                .refused(OUT_OF_ORDER, "textChanged", "textHash");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"))
                .by(SPOKESPERSON)
                .accepted();
        assertThat(story.latest().get(0))
                .isInstanceOfSatisfying(
                        RecordMoved.class,
                        moved -> assertThat(moved.boundHash())
                                .isEqualTo(story.hash("ST-01", "title", "body", "titleEn", "bodyEn")));
    }

    @Test
    @DisplayName("goes back to draft when anything of it is edited, also after approval")
    void editReturns() {
        var waiting = checked(submitted(Story.activated("yellow"), "09:20"), "09:30");
        waiting.given(amend("ST-01", 1, "contactLine", "400-000-0000"), MEDIA_OFFICER, "09:31");
        assertThat(waiting.record("ST-01").state()).isEqualTo("draft");
        var approved = approved(Story.activated("yellow"));
        approved.given(amend("ST-01", 1, "title", "关于门锁故障的说明（改）"), MEDIA_OFFICER, "10:00");
        assertThat(approved.record("ST-01").state()).isEqualTo("draft");
        assertThat(approved.record("ST-01").fields())
                .as("nobody approved this text")
                .doesNotContainKeys("approvedBy", "approvedAt", "factCheckBy", "releasedBy", "legalReview");
    }

    @Test
    @DisplayName("cannot be approved while two people disagree about its text")
    void conflict() {
        var story = Story.activated("yellow")
                .given(draft(), MEDIA_OFFICER, "09:15")
                .given(amend("ST-01", 1, "title", "关于门锁故障的说明（甲）"), MEDIA_OFFICER, "09:16")
                .given(amend("ST-01", 1, "title", "关于门锁故障的说明（乙）"), MEDIA_HEAD, "09:17")
                .given(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        checked(story, "09:30");
        story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"))
                .by(SPOKESPERSON)
                .refused(OUT_OF_ORDER, "openConflict", "move");
    }

    @Test
    @DisplayName("is checked with a legal review of this text, by somebody else")
    void check() {
        var story = submitted(Story.activated("yellow"), "09:20");
        story.when(move("ST-01", "check")).by(LEGAL).refused(INVALID, "required", "fields.legalReview");
        story.given(
                post("legalReview", "targetType", "statement", "target", "ST-01", "opinion", "block"), LEGAL, "09:25");
        story.when(move("ST-01", "check", "legalReview", "LR-01"))
                .by(ASSESSMENT_HEAD)
                .refused(FORBIDDEN_BY_RULE, "blockedByReview", "fields.legalReview");
    }

    @Test
    @DisplayName("is not checked by whoever wrote its legal review, head of assessment or not")
    void reviewedByAnother() {
        for (var one : List.of(ASSESSMENT_HEAD, LEGAL)) {
            var story = submitted(Story.activated("yellow"), "09:20");
            story.given(
                    post("legalReview", "targetType", "statement", "target", "ST-01", "opinion", "pass"), one, "09:25");
            story.when(move("ST-01", "check", "legalReview", "LR-01"))
                    .by(one)
                    .refused(FORBIDDEN_BY_RULE, "reviewedByAnother", "fields.legalReview");
            story.when(move("ST-01", "check", "legalReview", "LR-01"))
                    .by(one.equals(LEGAL) ? ASSESSMENT_HEAD : LEGAL)
                    .accepted();
        }
    }

    @Test
    @DisplayName("once published is never edited, only corrected or withdrawn")
    void published() {
        var story = approved(Story.activated("yellow"));
        publish(story, "ST-01", "10:00");
        story.when(amend("ST-01", 1, "title", "另一个标题")).by(MEDIA_HEAD).refused(OUT_OF_ORDER, "notEditable", "id");
        story.when(move("ST-01", "reject", "reason", "不要了"))
                .by(SPOKESPERSON)
                .refused(OUT_OF_ORDER, "moveNotOpen", "move");
        story.when(move("ST-01", "withdraw", "withdrawReason", "数字有误"))
                .by(SPOKESPERSON)
                .refused(INVALID, "required", "fields.withdrawNotice");
        story.when(move("ST-01", "withdraw", "withdrawReason", "数字有误", "withdrawNotice", "原声明已撤回，以新声明为准"))
                .by(SPOKESPERSON)
                .at("10:10")
                .accepted();
        assertThat(story.record("ST-01").state()).isEqualTo("withdrawn");
    }

    @Test
    @DisplayName("once published cannot be struck off the board either")
    void publishedStays() {
        var story = approved(Story.activated("yellow"));
        publish(story, "ST-01", "10:00");
        story.when(strike("ST-01")).by(MEDIA_HEAD).refused(FORBIDDEN_BY_RULE, "publishedStays", "");
    }

    @Test
    @DisplayName("must not hold what the incident knows about a person")
    void personalData() {
        var story = Story.activated("yellow")
                .given(
                        post("representative", "displayNo", "R1", "name", "欧阳某某", "phone", "13800001234"),
                        ON_SITE_A,
                        "09:14")
                .given(draft("有业主（电话 13800001234）反映门锁故障。"), MEDIA_OFFICER, "09:15");
        story.when(move("ST-01", "submit")).by(MEDIA_OFFICER).refused(FORBIDDEN_BY_RULE, "personalData", "fields.body");
    }

    @Test
    @DisplayName(
            "nor may anything else that the public reads of it: the contact, what was wrong, the notice of a withdrawal")
    void personalDataAnywhere() {
        var story = approved(Story.activated("yellow"));
        publish(story, "ST-01", "10:00");
        story.given(
                post("representative", "displayNo", "R1", "name", "欧阳某某", "phone", "13800001234"), ON_SITE_A, "10:01");
        story.when(move("ST-01", "withdraw", "withdrawReason", "号码有误", "withdrawNotice", "请改拨13800001234咨询"))
                .by(SPOKESPERSON)
                .refused(FORBIDDEN_BY_RULE, "personalData", "fields.withdrawNotice");
        story.given(draft("第二份。"), MEDIA_OFFICER, "10:05");
        story.given(amend("ST-02", 1, "contactLine", "欧阳某某"), MEDIA_OFFICER, "10:06");
        story.when(move("ST-02", "submit"))
                .by(MEDIA_OFFICER)
                .refused(FORBIDDEN_BY_RULE, "personalData", "fields.contactLine");
    }

    @Test
    @DisplayName("is returned or rejected with a reason")
    void returned() {
        var story = submitted(Story.activated("yellow"), "09:20");
        story.when(move("ST-01", "return")).by(LEGAL).refused(INVALID, "required", "fields.reason");
        story.given(move("ST-01", "return", "reason", "事实未核实"), LEGAL, "09:25");
        assertThat(story.record("ST-01").state()).isEqualTo("returned");
    }

    @Test
    @DisplayName("is nobody's but the spokesperson's and the leader's to approve")
    void permission() {
        var story = checked(submitted(Story.activated("yellow"), "09:20"), "09:30");
        for (var other : List.of(MEDIA_HEAD, MEDIA_OFFICER, LEGAL, DUTY, ON_SITE_HEAD, OBSERVER)) {
            story.when(moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"))
                    .by(other)
                    .refused(NOT_PERMITTED, "notPermitted", "move");
        }
    }

    @Test
    @DisplayName("is decided by different people, whatever roles one of them holds")
    void twoRolesOfOnePerson() {
        var everything = new Actor(
                "busy",
                Label.of("zh", "多岗一人", "en", "Busy"),
                Set.of("spokesperson", "teamLeader", "legalReviewer@assessment"),
                Duration.ZERO);
        var story = submitted(Story.activated("yellow"), "09:20");
        story.given(
                post("legalReview", "targetType", "statement", "target", "ST-01", "opinion", "pass"), LEGAL, "09:30");
        story.given(move("ST-01", "check", "legalReview", "LR-01"), everything, "09:31");
        var read = moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve");
        story.when(read).by(everything).refused(FORBIDDEN_BY_RULE, "approve", "move");
        var other = checked(submitted(Story.activated("yellow"), "09:20"), "09:30");
        other.given(read, everything, "09:35");
        other.when(moveHavingRead(other.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "release"))
                .by(everything)
                .refused(FORBIDDEN_BY_RULE, "release", "move");
        other.when(moveHavingRead(other.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "release"))
                .by(LEADER)
                .accepted();
    }

    private static PostRecord draft() {
        return draft("");
    }

    private static PostRecord draft(String more) {
        return post(
                "statement",
                "kind",
                "holding",
                "title",
                "关于门锁故障的说明",
                "body",
                "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。" + more,
                "facts",
                List.of(Map.of("text", "更新后门锁无法使用")),
                "channels",
                List.of("website"));
    }

    /** ST-01, by the media officer, handed in. */
    static Story submitted(Story story, String at) {
        return story.given(draft(), MEDIA_OFFICER, "09:15").given(move("ST-01", "submit"), MEDIA_OFFICER, at);
    }

    /** Reviewed and checked by the legal reviewer. */
    static Story checked(Story story, String at) {
        return checked(story, "ST-01", at);
    }

    private static Story checked(Story story, String id, String at) {
        story.given(post("legalReview", "targetType", "statement", "target", id, "opinion", "pass"), LEGAL, at);
        return story.given(move(id, "check", "legalReview", review(story)), ASSESSMENT_HEAD, at);
    }

    private static String review(Story story) {
        var reviews = story.incident().records().ofType("legalReview");
        return reviews.get(reviews.size() - 1).id();
    }

    /** ST-01, the first statement: checked, approved by the spokesperson and released by the leader. */
    static Story approved(Story story) {
        checked(submitted(story, "09:20"), "09:30");
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"),
                SPOKESPERSON,
                "09:35");
        return story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "release"),
                LEADER,
                "09:40");
    }

    /** ST-01 once more, after it went back to draft. */
    static void approvedAgain(Story story) {
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "10:25");
        checked(story, "10:30");
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"),
                SPOKESPERSON,
                "10:35");
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "release"),
                LEADER,
                "10:40");
    }

    private static void publish(Story story, String id, String at) {
        story.given(
                moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "publish"), MEDIA_OFFICER, at);
    }

    private static void second(Story story) {
        story.given(draft("第二份。"), MEDIA_OFFICER, "10:05").given(move("ST-02", "submit"), MEDIA_OFFICER, "10:06");
        checked(story, "ST-02", "10:10");
        story.given(
                moveHavingRead(story.hash("ST-02", "title", "body", "titleEn", "bodyEn"), "ST-02", "approve"),
                SPOKESPERSON,
                "10:15");
    }
}
