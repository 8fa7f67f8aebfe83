package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Act;

/** The leader or a deputy took note of the intake; the initial assessment begins (domain.md §3.2, TL02 ends). */
public record IntakeAcknowledged() implements CourseEvent {

    @Override
    public Act act() {
        return Act.ACKNOWLEDGE_INTAKE;
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().acknowledged(stamp.at()));
    }
}
