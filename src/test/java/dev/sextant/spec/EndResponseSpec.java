package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.endAllTheSame;
import static dev.sextant.kit.Acts.endResponse;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Acts.waterRequest;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.OBSERVER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Refusal;
import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.course.ResponseReopened;
import dev.sextant.incident.record.RuleOnConflict;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.kit.Story;
import dev.sextant.plan.Act;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ending the response")
final class EndResponseSpec {
    @Test
    @DisplayName("is refused with everything that is still missing")
    void missing() {
        troubled()
                .when(endResponse())
                .by(LEADER)
                .at("11:00")
                .refusedFor(
                        FORBIDDEN_BY_RULE,
                        "stillGathered",
                        "seriousOrderIncident",
                        "demandWithoutAnswer",
                        "requestWaiting");
    }

    @Test
    @DisplayName("tells the same to those who may not end it, so that they can see to it")
    void tells() {
        troubled()
                .when(endResponse())
                .by(LIAISON_HEAD)
                .at("11:00")
                .refusedFor(
                        FORBIDDEN_BY_RULE,
                        "stillGathered",
                        "seriousOrderIncident",
                        "demandWithoutAnswer",
                        "requestWaiting");
    }

    @Test
    @DisplayName("is proposed by who may not end it when nothing is missing, and then waits for the leader")
    void proposed() {
        var proposed = Story.left("yellow").given(endResponse(), LIAISON_HEAD, "11:00");
        assertThat(proposed.incident().ended()).isFalse();
        assertThat(Attention.of(proposed.incident(), Story.time("11:01"), List.of()))
                .hasEntrySatisfying("end", waiting -> assertThat(waiting.who()).contains("teamLeader"));
        proposed.when(endResponse()).by(LEADER).at("11:05").accepted();
        assertThat(proposed.latest().get(0))
                .isInstanceOfSatisfying(
                        ResponseEnded.class,
                        ended -> assertThat(ended.proposedBy()).isEqualTo(LIAISON_HEAD.person()));
    }

    @Test
    @DisplayName("tells those who only look on that it is not theirs, and nothing of what is missing")
    void onlookers() {
        troubled().when(endResponse()).by(OBSERVER).at("11:00").refusedFor(NOT_PERMITTED, "notPermitted");
        troubled().when(endResponse()).by(ON_SITE_A).at("11:00").refusedFor(NOT_PERMITTED, "notPermitted");
        Story.opened().when(endResponse()).by(OBSERVER).refusedFor(NOT_PERMITTED, "notPermitted");
    }

    @Test
    @DisplayName("is refused while nobody has counted: what the first report said is not what somebody saw")
    void neverCounted() {
        Story.activated("yellow")
                .when(endResponse())
                .by(LEADER)
                .at("09:11")
                .refusedFor(FORBIDDEN_BY_RULE, "notCounted");
        Story.left("yellow").when(endResponse()).by(LEADER).at("11:00").accepted();
    }

    @Test
    @DisplayName("names the records that are in the way")
    void records() {
        Refusal refusal = troubled().when(endResponse()).by(LEADER).at("11:00").refused();
        assertThat(refusal.faults())
                .filteredOn(fault -> fault.code().equals("demandWithoutAnswer"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.records()).containsExactly("DM-01"));
    }

    @Test
    @DisplayName("is refused while a call for help is unanswered")
    void help() {
        var story = Story.left("yellow").given(post("helpCall", "text", "有人推搡", "group", "onSite"), ON_SITE_A, "10:50");
        story.when(endResponse()).by(LEADER).at("11:00").refusedFor(FORBIDDEN_BY_RULE, "helpUnanswered");
        story.given(move("SOS-01", "answer", "answer", "保安两人已到场"), ON_SITE_HEAD, "11:05");
        story.when(endResponse()).by(LEADER).at("11:10").accepted();
    }

    @Test
    @DisplayName("is refused while two texts contradict each other")
    void conflicts() {
        Story.left("yellow")
                .given(
                        post(
                                "riskItem",
                                "riskType",
                                "legal",
                                "what",
                                "群体诉讼",
                                "likelihood",
                                2L,
                                "impact",
                                2L,
                                "measure",
                                "法务跟进",
                                "ownerGroup",
                                "assessment"),
                        ASSESSMENT_HEAD,
                        "10:00")
                .given(amend("RK-01", 1, "measure", "请外部律师"), ASSESSMENT_HEAD, "10:01")
                .given(amend("RK-01", 1, "measure", "先谈判"), LEADER, "10:02")
                .when(endResponse())
                .by(LEADER)
                .at("11:00")
                .refusedFor(FORBIDDEN_BY_RULE, "openConflicts");
    }

    @Test
    @DisplayName("says to whom the end is announced")
    void announced() {
        Story.left("yellow")
                .when(new EndResponse(null, false, " "))
                .by(LEADER)
                .at("11:00")
                .refused(INVALID, "required", "announcedTo");
    }

    @Test
    @DisplayName("is undone by the leader, with a reason, when people gather again; the clocks go on where they stood")
    void reopened() {
        var story = Story.left("yellow").given(endResponse(), LEADER, "11:00");
        story.when(new EnterPhase("onSiteControl", "群众再次聚集")).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "type");
        story.when(new EnterPhase("onSiteControl", " ")).by(LEADER).refused(INVALID, "required", "reason");
        story.when(new EnterPhase("onSiteControl", "群众再次聚集"))
                .by(LEADER)
                .at("12:00")
                .accepted();
        assertThat(story.latest())
                .first()
                .isInstanceOfSatisfying(
                        ResponseReopened.class,
                        reopened -> assertThat(reopened.reason()).isEqualTo("群众再次聚集"));
        assertThat(story.latest().get(1)).isEqualTo(new PhaseEntered("aftercare", "onSiteControl", "群众再次聚集"));
        assertThat(story.incident().ended()).isFalse();
        assertThat(Deadlines.of(story.incident(), Story.time("12:01")))
                .extracting(Deadline::limit)
                .contains("TL16")
                .doesNotContain("TL24");
    }

    @Test
    @DisplayName("stops the clocks of the response; those of aftercare run on")
    void aftercare() {
        var story = Story.left("yellow").given(endResponse(), LEADER, "11:00");
        assertThat(Deadlines.of(story.incident(), Story.time("11:01")))
                .extracting(Deadline::limit)
                .containsExactly("TL24");
        story.givenTimePasses("+1d 11:00");
        assertThat(story.latest()).hasAtLeastOneElementOfType(DeadlineMissed.class);
    }

    @Test
    @DisplayName("may be overridden by the leader, who gives a reason; both are kept")
    void override() {
        var story = troubled();
        story.when(endAllTheSame(" ")).by(LEADER).at("11:00").refused(INVALID, "required", "reason");
        story.when(endAllTheSame("现场已移交公安")).by(LEADER).at("11:00").accepted();
        assertThat(story.latest().get(0))
                .isInstanceOfSatisfying(
                        ResponseEnded.class,
                        ended -> assertThat(ended.overridden())
                                .containsExactly(
                                        "stillGathered",
                                        "seriousOrderIncident",
                                        "demandWithoutAnswer",
                                        "requestWaiting"));
    }

    @Test
    @DisplayName("begins aftercare when nothing is missing")
    void ends() {
        var story =
                Story.left("yellow").when(endResponse()).by(LEADER).at("11:00").accepted();
        assertThat(story.latest().get(0)).isInstanceOfSatisfying(ResponseEnded.class, ended -> {
            assertThat(ended.met()).contains("stillGathered", "demandWithoutAnswer", "helpUnanswered", "openConflicts");
            assertThat(ended.overridden()).isEmpty();
            assertThat(ended.announcedTo()).isEqualTo("全体人员");
        });
        assertThat(story.latest().get(1)).isEqualTo(new PhaseEntered("planActivated", "aftercare", null));
        assertThat(story.incident().ended()).isTrue();
    }

    @Test
    @DisplayName("is refused while people are there by the count that was ruled to stand")
    void ruledToStand() {
        Story.activated("yellow")
                .given(post("zone", "name", "大厅", "zoneType", "lobby"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 78L, "countMethod", "counted"),
                        ON_SITE_HEAD,
                        "09:20")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 135L, "countMethod", "estimated"),
                        ON_SITE_A,
                        "09:20:30")
                .given(new RuleOnConflict("HC-02", "count", "other", null, "清点的为准"), ON_SITE_HEAD, "09:25")
                .when(endResponse())
                .by(LEADER)
                .at("11:00")
                .refusedFor(FORBIDDEN_BY_RULE, "stillGathered");
    }

    @Test
    @DisplayName("does not count people who wait in the reception area as gathered")
    void reception() {
        Story.activated("yellow")
                .given(post("zone", "name", "三楼", "zoneType", "reception"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 12L, "countMethod", "counted"),
                        ON_SITE_A,
                        "09:20")
                .when(endResponse())
                .by(LEADER)
                .at("11:00")
                .accepted();
    }

    @Test
    @DisplayName("is for a response that runs")
    void running() {
        Story.opened().when(endResponse()).by(LEADER).refused(OUT_OF_ORDER, "notRunning", "type");
        Story.left("yellow")
                .given(endResponse(), LEADER, "11:00")
                .when(endResponse())
                .by(LEADER)
                .refused(OUT_OF_ORDER, "notRunning", "type");
    }

    @Test
    @DisplayName("is followed by aftercare, in which people who gather again are the leader's to decide about")
    void gatheredAgain() {
        var story = Story.left("yellow").given(endResponse(), LEADER, "11:00");
        assertThat(Attention.of(story.incident(), Story.time("11:20"), List.of()))
                .doesNotContainKey("rule:gatheredAgain");
        story.given(
                post("headCountReport", "zone", "Z-01", "count", 15L, "countMethod", "counted"), ON_SITE_A, "11:21");
        assertThat(Attention.of(story.incident(), Story.time("11:22"), List.of()))
                .hasEntrySatisfying("rule:gatheredAgain", waiting -> {
                    assertThat(waiting.who()).contains("teamLeader");
                    assertThat(waiting.since()).isEqualTo(Story.time("11:21"));
                    assertThat(waiting.records()).containsExactly("HC-02");
                    assertThat(waiting.act()).isEqualTo(Act.GO_BACK);
                });
        story.given(new EnterPhase("onSiteControl", "服务中心门前又聚集15人"), LEADER, "11:25");
        assertThat(story.incident().ended()).isFalse();
        assertThat(Attention.of(story.incident(), Story.time("11:25"), List.of()))
                .doesNotContainKey("rule:gatheredAgain");
    }

    private static Story troubled() {
        return Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 40L, "countMethod", "counted"),
                        ON_SITE_A,
                        "09:20")
                .given(post("orderIncident", "zone", "Z-01", "kind", "damage", "orderGrade", "serious"), ON_SITE_A)
                .given(refundDemand(), NEGOTIATOR)
                .given(waterRequest("2026-04-18T10:00:00+08:00"), ON_SITE_HEAD);
    }
}
