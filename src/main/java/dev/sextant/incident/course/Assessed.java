package dev.sextant.incident.course;

import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Act;
import org.jspecify.annotations.Nullable;

/**
 * The initial assessment as it stands now; a later one replaces it.
 *
 * @param suggested the level suggested; null for none
 * @param decided the level that the leader decided; null: advice only
 * @param activate whether the plan should be activated
 */
public record Assessed(
        @Nullable String suggested,
        @Nullable String decided,
        @Nullable String possibleImpact,
        boolean activate,
        @Nullable String reason)
        implements CourseEvent {

    @Override
    public Act act() {
        return Act.ASSESS;
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course()
                .assessed(new Course.Assessment(
                        suggested, decided, possibleImpact, activate, reason, stamp.by(), stamp.at())));
    }
}
