package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Act;
import org.jspecify.annotations.Nullable;

/** The headline phase changed; going back carries its reason. */
public record PhaseEntered(String from, String to, @Nullable String reason) implements CourseEvent {

    @Override
    public Act act() {
        return Act.ENTER_PHASE;
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().in(to, stamp.at()));
    }
}
