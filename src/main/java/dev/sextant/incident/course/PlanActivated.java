package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * T0: the leader activated the emergency plan and called the groups out. The level, the phase and the checklists follow
 * as events of their own in the same append.
 */
public record PlanActivated(
        List<String> groups,
        @Nullable String commandPost,
        @Nullable String firstInstructions) implements CourseEvent {

    public PlanActivated {
        groups = List.copyOf(groups);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().activated(stamp.at()));
    }
}
