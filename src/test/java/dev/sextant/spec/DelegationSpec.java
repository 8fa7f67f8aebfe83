package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.StandIns;
import dev.sextant.incident.course.ActivatePlan;
import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.ExtendLimit;
import dev.sextant.kit.Story;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A deputy in the leader's place")
final class DelegationSpec {
    private static final ActivatePlan ACTIVATE = new ActivatePlan("yellow", List.of(), "二楼会议室", null, null, null);

    @Test
    @DisplayName("raises the level by office, and lowers it or changes the phase only when the leader said so")
    void delegated() {
        var story = Story.activated("orange");
        story.when(setLevel("yellow", "levelHeld")).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "type");
        story.when(phase()).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "type");
        story.given(delegation(DEPUTY, "11:00"), LEADER, "09:30");
        story.when(phase()).by(DEPUTY).at("09:31").accepted();
        story.when(setLevel("yellow", "levelHeld")).by(DEPUTY).at("09:32").accepted();
    }

    @Test
    @DisplayName("until the time that was said, or until the leader takes it back")
    void ends() {
        var story = Story.activated("orange").given(delegation(DEPUTY, "10:00"), LEADER, "09:30");
        story.when(phase()).by(DEPUTY).at("10:00").refused(NOT_PERMITTED, "notPermitted", "type");
        var back = Story.activated("orange").given(delegation(DEPUTY, "10:00"), LEADER, "09:30");
        back.given(move("DG-01", "takeBack"), LEADER, "09:40");
        back.when(phase()).by(DEPUTY).at("09:41").refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("at its time it ends by itself and reads so; nobody missed it, and there is nothing left to take back")
    void expires() {
        var story = Story.activated("orange").given(delegation(DEPUTY, "10:00"), LEADER, "09:30");
        story.givenTimePasses("09:59:59");
        assertThat(story.record("DG-01").state()).isEqualTo("inForce");
        story.givenTimePasses("10:00");
        assertThat(story.record("DG-01").state()).isEqualTo("expired");
        assertThat(story.record("DG-01").fields()).containsEntry("endedAt", Story.time("10:00"));
        assertThat(story.latest()).noneMatch(event -> event.toString().contains("delegationEnds"));
        story.givenTimePasses("10:01");
        assertThat(story.latest()).noneMatch(event -> event.toString().contains("DG-01"));
        story.when(move("DG-01", "takeBack")).by(LEADER).refused(OUT_OF_ORDER, "moveNotOpen", "move");
    }

    @Test
    @DisplayName("after the response has ended, too")
    void expiresAfterTheEnd() {
        var story = Story.left("orange").given(delegation(DEPUTY, "10:00"), LEADER, "09:30");
        story.given(new EndResponse(null, false, "全体"), LEADER, "09:40").givenTimePasses("10:00");
        assertThat(story.record("DG-01").state()).isEqualTo("expired");
    }

    @Test
    @DisplayName(
            "its time cannot be stretched beside the record: the leader changes it where it stands, and the deputy acts on")
    void longer() {
        var story = Story.activated("orange").given(delegation(DEPUTY, "10:00"), LEADER, "09:30");
        String key = Deadlines.of(story.incident(), Story.time("09:31")).stream()
                .filter(each -> each.limit().equals("delegationEnds"))
                .findFirst()
                .orElseThrow()
                .key();
        story.when(new ExtendLimit(key, 30, "仍在路上"))
                .by(LEADER)
                .at("09:50")
                .refused(OUT_OF_ORDER, "endsByItself", "key");
        story.given(
                new AmendRecord("DG-01", 1, Map.of("until", Story.time("10:30").toString()), Set.of()),
                LEADER,
                "09:51");
        story.givenTimePasses("10:00");
        story.when(phase()).by(DEPUTY).at("10:20").accepted();
        story.givenTimePasses("10:30");
        assertThat(story.record("DG-01").state()).isEqualTo("expired");
    }

    @Test
    @DisplayName("it is for whom it names, who must be a deputy; others stay what they are")
    void whom() {
        var story = Story.activated("orange").given(delegation(ON_SITE_HEAD, "11:00"), LEADER, "09:30");
        story.when(phase()).by(ON_SITE_HEAD).at("09:31").refused(NOT_PERMITTED, "notPermitted", "type");
        story.when(phase()).by(DEPUTY).at("09:31").refused(NOT_PERMITTED, "notPermitted", "type");
        assertThat(StandIns.acting(story.incident(), DEPUTY, story.incident().at()))
                .isEqualTo(DEPUTY);
    }

    @Test
    @DisplayName("only the leader gives it, for a day at most, and once to each")
    void giving() {
        var story = Story.activated("orange");
        story.when(delegation(DEPUTY, "11:00")).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "record");
        story.when(delegation(DEPUTY, "09:00"))
                .by(LEADER)
                .at("09:30")
                .refused(FORBIDDEN_BY_RULE, "inTime", "fields.until");
        story.when(delegation(LEADER, "11:00"))
                .by(LEADER)
                .at("09:30")
                .refused(FORBIDDEN_BY_RULE, "notYourself", "fields.to");
        story.given(delegation(DEPUTY, "11:00"), LEADER, "09:30");
        story.when(delegation(DEPUTY, "12:00")).by(LEADER).refused(FORBIDDEN_BY_RULE, "oneEach", "fields.to");
    }

    @Test
    @DisplayName(
            "a leader who has not decided ten minutes after the report does not hold the plan up: a deputy may activate it then")
    void unreachable() {
        Story.opened().when(ACTIVATE).by(DEPUTY).at("09:05").refused(NOT_PERMITTED, "notPermitted", "type");
        Story.opened().when(ACTIVATE).by(DEPUTY).at("09:20").accepted();
    }

    private static EnterPhase phase() {
        return new EnterPhase("onSiteControl", "已控制");
    }

    private static PostRecord delegation(Actor to, String until) {
        return post("delegation", "to", to.id(), "until", Story.time(until).toString());
    }
}
