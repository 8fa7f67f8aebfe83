package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * T0: the leader activated the emergency plan and called the groups out. The level, the phase and the checklists follow
 * as events of their own in the same append.
 *
 * @param decidedBy who decided it, when another wrote it down; null: who wrote it down
 * @param decidedAt when it was decided, when that was before it was written down
 */
public record PlanActivated(
        List<String> groups,
        @Nullable String commandPost,
        @Nullable String firstInstructions,
        @Nullable Person decidedBy,
        @Nullable Instant decidedAt)
        implements CourseEvent {

    public PlanActivated {
        groups = List.copyOf(groups);
    }

    @Override
    public Act act() {
        return Act.ACTIVATE_PLAN;
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().activated(commandPost, firstInstructions, stamp.at()))
                .with(before.muster().call(groups, stamp.at()));
    }
}
