package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Act;
import java.time.Instant;

/** The leader or a deputy takes note of the intake; the initial assessment begins. */
public record AcknowledgeIntake() implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.ACKNOWLEDGE_INTAKE, now);
        if (closed != null) {
            return closed;
        }
        if (now.course().acknowledgedAt() != null || now.activated()) {
            return Gate.outOfOrder("alreadyAcknowledged", "接报已签收", "The intake is already acknowledged");
        }
        return Decision.accept(
                new IntakeAcknowledged(), new PhaseEntered(now.course().phase(), Course.INITIAL_ASSESSMENT, null));
    }
}
