package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.kit.Story;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ending the response")
final class EndResponseSpec {
    @Test
    @DisplayName("is refused with everything that is still missing")
    void missing() {
        troubled()
                .when(new EndResponse(null, false))
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
                .when(new EndResponse(null, false))
                .by(LIAISON_HEAD)
                .at("11:00")
                .refusedFor(
                        FORBIDDEN_BY_RULE,
                        "stillGathered",
                        "seriousOrderIncident",
                        "demandWithoutAnswer",
                        "requestWaiting");
        Story.activated("yellow")
                .when(new EndResponse(null, false))
                .by(LIAISON_HEAD)
                .at("11:00")
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("may be overridden by the leader, who gives a reason; both are kept")
    void override() {
        var story = troubled();
        story.when(new EndResponse(" ", true)).by(LEADER).at("11:00").refused(INVALID, "required", "reason");
        story.when(new EndResponse("现场已移交公安", true)).by(LEADER).at("11:00").accepted();
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
        var story = Story.activated("yellow")
                .when(new EndResponse(null, false))
                .by(LEADER)
                .at("11:00")
                .then(new ResponseEnded(List.of(), null), new PhaseEntered("planActivated", "aftercare", null));
        assertThat(story.incident().ended()).isTrue();
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
                .when(new EndResponse(null, false))
                .by(LEADER)
                .at("11:00")
                .accepted();
    }

    @Test
    @DisplayName("is for a response that runs")
    void running() {
        Story.opened().when(new EndResponse(null, false)).by(LEADER).refused(OUT_OF_ORDER, "notRunning", "type");
        Story.activated("yellow")
                .given(new EndResponse(null, false), LEADER, "11:00")
                .when(new EndResponse(null, false))
                .by(LEADER)
                .refused(OUT_OF_ORDER, "notRunning", "type");
    }

    private static Story troubled() {
        return Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 40L, "countMethod", "counted"),
                        ON_SITE_A,
                        "09:20")
                .given(post("orderIncident", "zone", "Z-01", "kind", "damage", "orderGrade", "serious"), ON_SITE_A)
                .given(
                        post(
                                "demand",
                                "title",
                                "退费",
                                "detail",
                                "退还本年度平台服务费",
                                "category",
                                "refund",
                                "expectedSolution",
                                "全额退还"),
                        NEGOTIATOR)
                .given(
                        post(
                                "crossGroupRequest",
                                "fromGroup",
                                "onSite",
                                "toGroup",
                                "logistics",
                                "content",
                                "饮水 40 份",
                                "neededBy",
                                "2026-04-18T10:00:00+08:00"),
                        ON_SITE_HEAD);
    }
}
