package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.activatePlan;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.OBSERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.course.Assess;
import dev.sextant.incident.course.Assessed;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The initial assessment")
final class AssessSpec {
    @Test
    @DisplayName("of the assessment group is advice: level, impact, activate or not, and why")
    void advice() {
        var story = acknowledged()
                .when(new Assess("yellow", null, "可能扩散至媒体", true, "门前24人，涉及412户"))
                .by(ASSESSMENT_HEAD)
                .at("09:06")
                .then(new Assessed("yellow", null, "可能扩散至媒体", true, "门前24人，涉及412户"));
        assertThat(story.incident().course().phase()).isEqualTo("initialAssessment");
        story.when(activatePlan("yellow")).by(LEADER).at("09:08").accepted();
    }

    @Test
    @DisplayName("takes the level that the rules suggest when none is said")
    void suggested() {
        acknowledged()
                .when(new Assess(null, null, null, true, null))
                .by(ASSESSMENT_HEAD)
                .at("09:06")
                .then(new Assessed("yellow", null, null, true, null));
    }

    @Test
    @DisplayName(
            "decided against activation by the leader hands the matter back to daily handling, and its clocks stop")
    void daily() {
        var story = acknowledged()
                .when(new Assess(null, "blue", null, false, "诉求单一，由客服专员处理"))
                .by(LEADER)
                .at("09:06")
                .thenTypes("assessed", "phaseEntered");
        assertThat(story.incident().course().phase()).isEqualTo("handledDaily");
        assertThat(Deadlines.of(story.incident(), Story.time("12:00"))).isEmpty();
    }

    @Test
    @DisplayName("against activation needs a reason, and levels that there are")
    void faults() {
        acknowledged()
                .when(new Assess("purple", "pink", null, false, " "))
                .by(LEADER)
                .refusedFor(INVALID, "notOneOf", "notOneOf", "required");
    }

    @Test
    @DisplayName("is decided by who may activate the plan, after the intake was acknowledged and before activation")
    void closed() {
        acknowledged()
                .when(new Assess(null, "yellow", null, true, null))
                .by(ASSESSMENT_HEAD)
                .refused(NOT_PERMITTED, "notPermitted", "type");
        acknowledged()
                .when(new Assess(null, null, null, true, null))
                .by(OBSERVER)
                .refused(NOT_PERMITTED, "notPermitted", "type");
        Story.opened()
                .when(new Assess(null, null, null, true, null))
                .by(ASSESSMENT_HEAD)
                .refused(OUT_OF_ORDER, "notAcknowledged", "type");
        Story.activated("yellow")
                .when(new Assess(null, null, null, true, null))
                .by(ASSESSMENT_HEAD)
                .refused(OUT_OF_ORDER, "alreadyActivated", "type");
    }

    private static Story acknowledged() {
        return Story.opened().given(new AcknowledgeIntake(), LEADER, "09:02");
    }
}
