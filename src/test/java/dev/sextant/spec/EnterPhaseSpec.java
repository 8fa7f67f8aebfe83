package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Entering a phase")
final class EnterPhaseSpec {
    @Test
    @DisplayName("goes forward without a reason, also over a phase")
    void forward() {
        Story.activated("yellow")
                .when(new EnterPhase("factVerification", null))
                .by(LEADER)
                .at("09:30")
                .then(new PhaseEntered("planActivated", "factVerification", null));
    }

    @Test
    @DisplayName("goes back only with a reason")
    void back() {
        var story = Story.activated("yellow").given(new EnterPhase("negotiationResponse", null), LEADER, "09:30");
        story.when(new EnterPhase("onSiteControl", "")).by(LEADER).refused(INVALID, "required", "reason");
        story.when(new EnterPhase("onSiteControl", "群众再次聚集"))
                .by(LEADER)
                .at("09:40")
                .accepted();
        assertThat(story.incident().course().phase()).isEqualTo("onSiteControl");
    }

    @Test
    @DisplayName("needs a phase of the plan, and another than now")
    void which() {
        Story.activated("yellow")
                .when(new EnterPhase("picnic", null))
                .by(LEADER)
                .refused(INVALID, "notOneOf", "phase");
        Story.activated("yellow")
                .when(new EnterPhase("planActivated", null))
                .by(LEADER)
                .refused(INVALID, "unchanged", "phase");
    }

    @Test
    @DisplayName("is for the leader and the deputy")
    void permission() {
        Story.activated("yellow")
                .when(new EnterPhase("onSiteControl", null))
                .by(LIAISON_HEAD)
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }
}
