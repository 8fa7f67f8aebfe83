package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.openIncident;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Acts.waterRequest;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.incident.watch.DeadlineEscalated;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.ExtendLimit;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.kit.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A request between groups at yellow: 15 minutes from 09:20, amber at 09:31:15, missed at 09:35, escalated at 09:42:30. */
@DisplayName("A time limit")
final class TimeLimitSpec {
    @Test
    @DisplayName("is amber when three quarters of it are gone")
    void amber() {
        assertThat(clock(requested(), "09:21").amberAt()).isEqualTo(Story.time("09:31:15"));
    }

    @Test
    @DisplayName("that is missed is told to its owner, and to the leader after half of it again, each once")
    void escalates() {
        var story = requested().givenTimePasses("09:35");
        assertThat(clock(story, "09:36").who()).doesNotContain("teamLeader");
        story.givenTimePasses("09:42:29");
        assertThat(clock(story, "09:42:29").escalated()).isFalse();
        story.when(new PassTime()).by(Actor.SYSTEM).at("09:42:30").thenTypes("deadlineEscalated");
        assertThat(clock(story, "09:43").who()).contains("teamLeader", "groupHead@logistics");
        assertThat(Attention.of(
                        story.incident(), Story.time("09:43"), Deadlines.of(story.incident(), Story.time("09:43"))))
                .hasEntrySatisfying(
                        "limit:" + clock(story, "09:43").key(),
                        waiting -> assertThat(waiting.who()).contains("teamLeader"));
        story.when(new PassTime()).by(Actor.SYSTEM).at("09:44").then();
    }

    @Test
    @DisplayName("that nobody looked at for long is missed and escalated at once")
    void late() {
        requested()
                .givenTimePasses("09:34")
                .when(new PassTime())
                .by(Actor.SYSTEM)
                .at("09:50")
                .accepted();
        var story = requested().givenTimePasses("09:50");
        assertThat(story.latest().stream().filter(event -> event.toString().contains("XR-01")))
                .hasSize(2)
                .hasAtLeastOneElementOfType(DeadlineMissed.class)
                .hasAtLeastOneElementOfType(DeadlineEscalated.class);
    }

    @Test
    @DisplayName("gets more time from the leader once, for a reason; what it comes to is a clock of its own")
    void extended() {
        var story = requested();
        String key = clock(story, "09:25").key();
        story.given(new ExtendLimit(key, 10, "车辆在路上"), LEADER, "09:30").givenTimePasses("09:44:59");
        assertThat(story.incident().missed().keySet()).noneMatch(missed -> missed.startsWith("TL18"));
        Deadline extended = clock(story, "09:40");
        assertThat(extended.dueAt()).isEqualTo(Story.time("09:45"));
        assertThat(extended.extended()).isTrue();
        story.when(new ExtendLimit(key, 5, "再等等")).by(LEADER).refused(OUT_OF_ORDER, "alreadyExtended", "key");
        story.when(new ExtendLimit(extended.key(), 5, "再等等"))
                .by(LEADER)
                .refused(OUT_OF_ORDER, "alreadyExtended", "key");
        story.givenTimePasses("09:45");
        assertThat(story.incident().missed()).containsKey(extended.key());
    }

    @Test
    @DisplayName(
            "that is extended takes the checklist item with it that watches over the same thing: both say the same, once")
    void extendedItem() {
        var story = Story.activated("yellow");
        var reception = limitOf(story, "TL06", "09:20");
        assertThat(reception.dueAt()).isEqualTo(Story.time("09:40"));
        story.given(new ExtendLimit(reception.key(), 30, "等家具"), LEADER, "09:20");

        var item = story.incident().records().ofType("task").stream()
                .filter(task -> "OS-05".equals(task.fields().get("standard")))
                .findFirst()
                .orElseThrow();
        assertThat(item.fields()).containsEntry("dueAt", Story.time("10:10"));
        assertThat(limitOf(story, "TL06", "09:21").dueAt()).isEqualTo(Story.time("10:10"));
        var own = Deadlines.of(story.incident(), Story.time("09:21")).stream()
                .filter(each -> item.id().equals(each.record()))
                .findFirst()
                .orElseThrow();
        assertThat(own.dueAt()).isEqualTo(Story.time("10:10"));
        story.when(new ExtendLimit(own.key(), 5, "再等等")).by(LEADER).refused(OUT_OF_ORDER, "alreadyExtended", "key");
    }

    @Test
    @DisplayName("of a checklist item is extended on the item itself")
    void extendedTask() {
        var story = Story.activated("yellow");
        var own = limitOf(story, "task", "09:12");
        story.given(new ExtendLimit(own.key(), 20, "人手不足"), LEADER, "09:12");
        assertThat(story.record(Objects.requireNonNull(own.record())).fields())
                .containsEntry("dueAt", own.dueAt().plusSeconds(20 * 60));
        story.givenTimePasses("09:39");
        assertThat(story.incident().missed().keySet()).noneMatch(key -> key.contains(own.record() + "@"));
    }

    @Test
    @DisplayName("is extended by the leader alone, by some minutes, while it runs")
    void extendFaults() {
        var story = requested();
        String key = clock(story, "09:25").key();
        story.when(new ExtendLimit(key, 10, "车辆在路上")).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "type");
        story.when(new ExtendLimit(key, 0, " ")).by(LEADER).refusedFor(INVALID, "outOfRange", "required");
        story.when(new ExtendLimit("TL18:XR-77@1", 10, "没有"))
                .by(LEADER)
                .refused(OUT_OF_ORDER, "limitNotRunning", "key");
    }

    @Test
    @DisplayName("is not used up by an extension that would be over already")
    void extendedIntoThePast() {
        var story = requested().givenTimePasses("09:50");
        String key = clock(story, "09:50").key();
        story.when(new ExtendLimit(key, 5, "车辆在路上")).by(LEADER).refused(INVALID, "tooShort", "minutes");
        story.when(new ExtendLimit(key, 30, "车辆在路上")).by(LEADER).accepted();
    }

    @Test
    @DisplayName("counts anew from its start at every raise, with five minutes of grace and never more than there was")
    void raisedTwice() {
        var story = requested().given(setLevel("orange"), LEADER, "09:27");
        // orange gives 10 minutes from 09:20, over at 09:30; the grace ends at 09:32
        assertThat(clock(story, "09:27").dueAt()).isEqualTo(Story.time("09:32"));
        story.given(setLevel("red"), LEADER, "09:31");
        // five minutes from 09:31 would be more than there was
        assertThat(clock(story, "09:31").dueAt()).isEqualTo(Story.time("09:32"));
    }

    @Test
    @DisplayName("keeps the longer of both when the level is lowered, and stays missed when it was")
    void lowered() {
        var story = requested("red").given(setLevel("yellow", "levelHeld"), LEADER, "09:22");
        assertThat(clock(story, "09:22").dueAt()).isEqualTo(Story.time("09:35"));
        var missed = requested("red").givenTimePasses("09:26").given(setLevel("yellow", "levelHeld"), LEADER, "09:27");
        assertThat(clock(missed, "09:27").dueAt()).isEqualTo(Story.time("09:25"));
        assertThat(clock(missed, "09:27").missed()).isTrue();
    }

    @Test
    @DisplayName("of a checklist keeps its grace too, and what is overdue stays so")
    void checklist() {
        var story = Story.activated("orange").givenTimePasses("09:24").given(setLevel("red"), LEADER, "09:24");
        // LI-02 was due at 09:20 and is overdue; OS-01, due at 09:30, would at red be over at 09:25
        assertThat(dueOf(story, "LI-02")).isEqualTo(Story.time("09:20"));
        assertThat(dueOf(story, "OS-01")).isEqualTo(Story.time("09:29"));
    }

    @Test
    @DisplayName("in working days leaves out weekends and holidays, and works make-up days (TL23)")
    void workingDays() {
        // agreed on Saturday 18 April: Monday, Tuesday, Wednesday
        assertThat(feedbackDue(answered())).isEqualTo(Story.time("+4d 10:30"));
        var plan = answered().incident().plan();
        var limit = Objects.requireNonNull(plan.limits().get("TL23"));
        var wednesday = Instant.parse("2026-04-29T02:00:00Z");
        // Thursday 30 April; 1, 4 and 5 May are holidays, 2 and 3 a weekend; Wednesday 6, Thursday 7
        assertThat(limit.end(wednesday, "yellow", plan)).isEqualTo(Instant.parse("2026-05-07T02:00:00Z"));
        var friday = Instant.parse("2026-05-08T02:00:00Z");
        // Saturday 9 May is worked
        assertThat(limit.end(friday, "red", plan)).isEqualTo(Instant.parse("2026-05-11T02:00:00Z"));
    }

    @Test
    @DisplayName(
            "for the intake is missed when five minutes went by between the first contact and the five items (TL01)")
    void intake() {
        var story = Story.begins();
        var intake = new LinkedHashMap<>(openIncident().fields());
        intake.put("reportedAt", "2026-04-18T08:50:00+08:00");
        story.given(new OpenIncident(intake, false), DUTY, "09:00");
        story.givenTimePasses("09:00:01");
        assertThat(story.incident().missed().keySet()).anyMatch(key -> key.startsWith("TL01"));
    }

    @Test
    @DisplayName("asks for a report within 15 minutes of a change of level (TL13)")
    void reportAfterChange() {
        var story = Story.activated("yellow")
                .given(setLevel("orange"), LEADER, "09:30")
                .givenTimePasses("09:45");
        assertThat(story.incident().missed().keySet()).anyMatch(key -> key.startsWith("TL13b"));
        assertThat(Story.activated("yellow")
                        .givenTimePasses("09:45")
                        .incident()
                        .missed()
                        .keySet())
                .noneMatch(key -> key.startsWith("TL13b"));
    }

    @Test
    @DisplayName("gives ten minutes from the end of a session to hand its demands to assessment (NE-05)")
    void demandsHandedOn() {
        var story = Story.activated("yellow")
                .given(
                        post("representative", "displayNo", "R1", "name", "欧阳某某", "phone", "13800001234"),
                        NEGOTIATION_HEAD,
                        "09:50")
                .given(
                        post(
                                "session",
                                "sessionType",
                                "formal",
                                "place",
                                "三楼会议室",
                                "ourAttendees",
                                List.of("negotiator", "recorder"),
                                "representatives",
                                List.of("RP-01")),
                        NEGOTIATOR,
                        "10:00");
        String session = story.incident().records().ofType("session").get(0).id();
        story.given(
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
                        "raisedInSession",
                        session),
                NEGOTIATOR,
                "10:10");
        assertThat(Deadlines.of(story.incident(), Story.time("10:20")))
                .extracting(Deadline::limit)
                .doesNotContain("demandsHandedOn");
        story.given(move(session, "finish", "summary", "双方各自说明情况", "moodEnd", "calm"), NEGOTIATOR, "10:30");
        assertThat(limitOf(story, "demandsHandedOn", "10:31").dueAt()).isEqualTo(Story.time("10:40"));
        story.given(move("DM-01", "verify"), NEGOTIATION_HEAD, "10:35");
        assertThat(Deadlines.of(story.incident(), Story.time("10:36")))
                .extracting(Deadline::limit)
                .doesNotContain("demandsHandedOn");
    }

    private static Deadline limitOf(Story story, String limit, String at) {
        return Deadlines.of(story.incident(), Story.time(at)).stream()
                .filter(each -> each.limit().equals(limit))
                .min(Comparator.comparing(Deadline::dueAt))
                .orElseThrow();
    }

    private static Story answered() {
        return Story.activated("yellow")
                .given(refundDemand(), NEGOTIATOR, "10:00")
                .given(move("DM-01", "verify"), NEGOTIATION_HEAD, "10:10")
                .given(
                        post(
                                "demandAssessment",
                                "demand",
                                "DM-01",
                                "nature",
                                "fee",
                                "reasonableness",
                                "reasonable",
                                "feasibility",
                                "feasible",
                                "recommendation",
                                "support",
                                "reason",
                                "应当退还",
                                "legalBasis",
                                "服务协议第8条"),
                        ASSESSMENT_HEAD,
                        "10:15")
                .given(move("DM-01", "agree"), NEGOTIATION_HEAD, "10:30");
    }

    private static Instant feedbackDue(Story story) {
        return Deadlines.of(story.incident(), Story.time("10:31")).stream()
                .filter(deadline -> deadline.limit().equals("TL23"))
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    private static @Nullable Object dueOf(Story story, String item) {
        return story.incident().records().ofType("task").stream()
                .filter(task -> item.equals(task.fields().get("standard")))
                .findFirst()
                .orElseThrow()
                .fields()
                .get("dueAt");
    }

    private static Story requested() {
        return requested("yellow");
    }

    private static Story requested(String level) {
        return Story.activated(level).given(waterRequest("2026-04-18T12:00:00+08:00"), ON_SITE_HEAD, "09:20");
    }

    private static Deadline clock(Story story, String at) {
        List<Deadline> running = Deadlines.of(story.incident(), Story.time(at));
        return running.stream()
                .filter(deadline -> deadline.limit().equals("TL18"))
                .findFirst()
                .orElseThrow();
    }
}
