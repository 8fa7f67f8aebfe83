package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.correct;
import static dev.sextant.kit.Acts.meant;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.postSeenAt;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.ADMINISTRATOR;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.OBSERVER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_B;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.kit.Story;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Posting a record")
final class PostRecordSpec {
    @Test
    @DisplayName("numbers the records of a type and gives them to their group")
    void posts() {
        var story = gate().given(count(24), ON_SITE_A, "09:20").given(count(26), ON_SITE_A, "09:25");
        assertThat(story.record("HC-02"))
                .extracting("type", "group", "state", "version")
                .containsExactly("headCountReport", "onSite", "posted", 1);
        assertThat(story.record("HC-02").createdBy()).isEqualTo(ON_SITE_A.person());
    }

    @Test
    @DisplayName("gives a representative the next number, and none twice")
    void numbersByItself() {
        var story = gate().given(post("representative", "name", "甲代表"), ON_SITE_A, "09:20")
                .given(post("representative", "name", "乙代表", "displayNo", "R4"), ON_SITE_A, "09:21")
                .given(post("representative", "name", "丙代表"), ON_SITE_A, "09:22");
        assertThat(story.record("RP-01").fields()).containsEntry("displayNo", "R1");
        assertThat(story.record("RP-03").fields()).containsEntry("displayNo", "R5");
    }

    @Test
    @DisplayName("keeps when it happened apart from when it arrived")
    void occurred() {
        var story =
                gate().given(postSeenAt("09:18", "moodReport", "zone", "Z-01", "mood", "tense"), ON_SITE_A, "09:30");
        assertThat(story.record("MO-01").occurredAt()).isEqualTo(Story.time("09:18"));
        assertThat(story.record("MO-01").createdAt()).isEqualTo(Story.time("09:30"));
    }

    @Test
    @DisplayName("may not have happened more than two minutes in the future")
    void future() {
        gate().when(postSeenAt("09:32", "moodReport", "zone", "Z-01", "mood", "tense"))
                .by(ON_SITE_A)
                .at("09:30")
                .accepted();
        gate().when(postSeenAt("09:32:01", "moodReport", "zone", "Z-01", "mood", "tense"))
                .by(ON_SITE_A)
                .at("09:30")
                .refused(INVALID, "inFuture", "occurredAt");
    }

    @Test
    @DisplayName("of a hostile mood needs a note")
    void hostile() {
        gate().when(post("moodReport", "zone", "Z-01", "mood", "hostile"))
                .by(ON_SITE_A)
                .refused(INVALID, "required", "fields.note");
        gate().when(post("moodReport", "zone", "Z-01", "mood", "hostile", "note", "有人推搡保安"))
                .by(ON_SITE_A)
                .accepted();
        gate().when(post("moodReport", "zone", "Z-01", "mood", "agitated"))
                .by(ON_SITE_A)
                .accepted();
    }

    @Test
    @DisplayName("of a count that more than doubles by over 20 asks whether it is meant")
    void jump() {
        var story = gate().given(count(24), ON_SITE_A, "09:20");
        story.when(count(49)).by(ON_SITE_A).at("09:25").refused(CONFIRM, "jump", "fields.count");
        story.when(meant(count(49), "jump")).by(ON_SITE_A).at("09:25").accepted();
    }

    @Test
    @DisplayName("does not ask when it doubles exactly, or grows by 20 only")
    void noJump() {
        gate().given(count(24), ON_SITE_A, "09:20")
                .when(count(48))
                .by(ON_SITE_A)
                .at("09:25")
                .accepted();
        gate().given(count(5), ON_SITE_A, "09:20")
                .when(count(25))
                .by(ON_SITE_A)
                .at("09:25")
                .accepted();
    }

    @Test
    @DisplayName("of two counts that differ by more than a fifth within two minutes raises a conflict")
    void contradiction() {
        var story = gate().given(count(30), ON_SITE_A, "09:20")
                .when(count(45))
                .by(ON_SITE_B)
                .at("09:21")
                .accepted();
        assertThat(story.latest()).contains(new ConflictRaised("HC-02", "HC-01", "count", 30L));
        assertThat(story.record("HC-02").conflicts()).hasEntrySatisfying("count", conflict -> {
            assertThat(conflict.by().id()).isEqualTo(ON_SITE_A.person().id());
            assertThat(conflict.at()).isEqualTo(Story.time("09:20"));
        });
    }

    @Test
    @DisplayName("raises none when the counts are close, more than two minutes apart, or of one person")
    void noContradiction() {
        var close = gate().given(count(40), ON_SITE_A, "09:20").given(count(45), ON_SITE_B, "09:21");
        assertThat(close.record("HC-02").conflicts()).isEmpty();
        var later = gate().given(count(30), ON_SITE_A, "09:20").given(count(45), ON_SITE_B, "09:22:01");
        assertThat(later.record("HC-02").conflicts()).isEmpty();
        var samePerson = gate().given(count(30), ON_SITE_A, "09:20").given(count(0), ON_SITE_A, "09:21");
        assertThat(samePerson.record("HC-02").conflicts()).isEmpty();
    }

    @Test
    @DisplayName("as a correction takes the wrong one out of every rule, and names it")
    void correction() {
        var story = gate().given(count(300), ON_SITE_A, "09:20");
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("red");
        story.given(
                correct("HC-01", "headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "counted"),
                ON_SITE_A,
                "09:24");
        assertThat(story.record("HC-01").counts()).isFalse();
        assertThat(story.record("HC-01").correctedBy()).isEqualTo("HC-02");
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("yellow");
    }

    @Test
    @DisplayName("as a correction needs a record of the same kind that still counts")
    void correctionOfWhat() {
        var story = gate().given(count(30), ON_SITE_A, "09:20");
        story.when(correct("MO-07", "headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "counted"))
                .by(ON_SITE_A)
                .refused(INVALID, "unknownRecord", "correctionOf");
        story.when(correct("Z-01", "headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "counted"))
                .by(ON_SITE_A)
                .refused(INVALID, "unknownRecord", "correctionOf");
        story.given(strike("HC-01"), ON_SITE_HEAD, "09:22")
                .when(correct("HC-01", "headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "counted"))
                .by(ON_SITE_A)
                .refused(INVALID, "alreadyReplaced", "correctionOf");
    }

    @Test
    @DisplayName("as a correction is for observations; other records are amended")
    void correctionOfWorking() {
        gate().when(correct("Z-01", "zone", "name", "正门", "zoneType", "gate"))
                .by(ON_SITE_A)
                .refused(INVALID, "notAnObservation", "correctionOf");
    }

    @Test
    @DisplayName("of a sixth active representative is refused, and says why")
    void sixth() {
        var story = gate();
        for (int number = 1; number <= 5; number++) {
            story.given(representative(number), ON_SITE_A, "09:30");
        }
        story.when(representative(1))
                .by(ON_SITE_A)
                .refused(FORBIDDEN_BY_RULE, "fiveRepresentatives", "fields.displayNo");
        story.given(move("RP-02", "leave"), NEGOTIATOR, "09:40");
        story.when(representative(2)).by(ON_SITE_A).at("09:41").accepted();
        story.when(move("RP-02", "return"))
                .by(NEGOTIATOR)
                .at("09:42")
                .refused(FORBIDDEN_BY_RULE, "fiveRepresentatives", "fields.displayNo");
    }

    @Test
    @DisplayName("tells every rule that it breaks at once")
    void allRules() {
        var story = gate();
        for (int number = 1; number <= 5; number++) {
            story.given(representative(number), ON_SITE_A, "09:30");
        }
        story.when(representative(5)).by(ON_SITE_A).refusedFor(FORBIDDEN_BY_RULE, "fiveRepresentatives", "numberTaken");
    }

    @Test
    @DisplayName("of a directive makes one acknowledgement for every group that it goes to, flashing when it is")
    void directive() {
        var story = Story.activated("yellow")
                .when(post(
                        "directive",
                        "content",
                        "引导群众至三楼",
                        "toGroups",
                        List.of("onSite", "logistics"),
                        "urgency",
                        "flash"))
                .by(LEADER)
                .at("09:18")
                .thenTypes("recordPosted", "recordPosted", "recordPosted");
        assertThat(story.latest().get(0))
                .isInstanceOfSatisfying(
                        RecordPosted.class, posted -> assertThat(posted.flash()).isTrue());
        assertThat(story.record("DA-01"))
                .extracting("group", "state", "cause")
                .containsExactly("onSite", "issued", "DR-01");
        assertThat(story.record("DA-02"))
                .extracting("group", "state", "cause")
                .containsExactly("logistics", "issued", "DR-01");
        assertThat(story.record("DA-02").fields()).containsEntry("directive", "DR-01");
    }

    @Test
    @DisplayName("fills in what the plan computes, and lets nobody else do so")
    void computed() {
        var story = gate().given(
                        post(
                                "demand",
                                "title",
                                "退费",
                                "detail",
                                "退还服务费",
                                "category",
                                "refund",
                                "expectedSolution",
                                "全额退还",
                                "amountPerHousehold",
                                365L,
                                "householdCount",
                                412L),
                        NEGOTIATOR,
                        "10:00");
        assertThat(story.record("DM-01").fields())
                .containsEntry("amountTotal", 150_380.0)
                .containsEntry("priority", 3L);
        story.when(post(
                        "demand",
                        "title",
                        "退费",
                        "detail",
                        "退还服务费",
                        "category",
                        "refund",
                        "expectedSolution",
                        "全额退还",
                        "amountTotal",
                        1L))
                .by(NEGOTIATOR)
                .refused(INVALID, "computed", "fields.amountTotal");
    }

    @Test
    @DisplayName("is for those to whom the plan gives it")
    void permission() {
        gate().when(count(10)).by(MEDIA_OFFICER).refused(NOT_PERMITTED, "notPermitted", "record");
        gate().when(post("logEntry", "text", "路过")).by(OBSERVER).refused(NOT_PERMITTED, "notPermitted", "record");
        gate().when(post("logEntry", "text", "测试")).by(ADMINISTRATOR).refused(NOT_PERMITTED, "notPermitted", "record");
        gate().when(post("directiveAck", "note", "自造")).by(LEADER).refused(NOT_PERMITTED, "notPermitted", "record");
    }

    @Test
    @DisplayName("of a kind that the plan does not have is refused")
    void unknownType() {
        gate().when(post("horoscope", "text", "吉")).by(LEADER).refused(UNKNOWN, "unknownType", "record");
    }

    /** A zone Z-01 at the gate. */
    private static Story gate() {
        return Story.activated("yellow").given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
    }

    private static PostRecord count(long people) {
        return post("headCountReport", "zone", "Z-01", "count", people, "countMethod", "counted");
    }

    private static PostRecord representative(int number) {
        return post("representative", "displayNo", "R" + number, "name", "王某" + number);
    }
}
