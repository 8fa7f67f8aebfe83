package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Acknowledging the intake")
final class AcknowledgeIntakeSpec {
    @Test
    @DisplayName("begins the initial assessment")
    void begins() {
        var story = Story.opened()
                .when(new AcknowledgeIntake())
                .by(LEADER)
                .at("09:04")
                .then(new IntakeAcknowledged(), new PhaseEntered("intake", "initialAssessment", null));
        assertThat(story.incident().course().acknowledgedAt()).isEqualTo(Story.time("09:04"));
    }

    @Test
    @DisplayName("may be done by a deputy")
    void deputy() {
        Story.opened().when(new AcknowledgeIntake()).by(DEPUTY).at("09:04").accepted();
    }

    @Test
    @DisplayName("is not for the duty officer who reports")
    void permission() {
        Story.opened().when(new AcknowledgeIntake()).by(DUTY).refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("happens once, and not after activation")
    void once() {
        Story.opened()
                .given(new AcknowledgeIntake(), LEADER, "09:04")
                .when(new AcknowledgeIntake())
                .by(DEPUTY)
                .refused(OUT_OF_ORDER, "alreadyAcknowledged", "type");
        Story.activated("yellow")
                .when(new AcknowledgeIntake())
                .by(LEADER)
                .refused(OUT_OF_ORDER, "alreadyAcknowledged", "type");
    }
}
