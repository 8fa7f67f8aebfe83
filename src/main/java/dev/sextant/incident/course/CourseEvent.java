package dev.sextant.incident.course;

import dev.sextant.incident.Event;
import dev.sextant.plan.Act;
import org.jspecify.annotations.Nullable;

/** What changes the incident as a whole. */
public sealed interface CourseEvent extends Event
        permits IncidentOpened,
                IntakeAcknowledged,
                Assessed,
                IntakeAmended,
                PlanActivated,
                CallAnswered,
                SubstituteCalled,
                CheckedIn,
                GroupWaived,
                RosterChanged,
                LevelSet,
                LevelKept,
                PhaseEntered,
                EndProposed,
                ResponseEnded,
                ResponseReopened {

    /** The act by which it happened, when records may start with that; see {@link dev.sextant.plan.Plan#starts}. */
    default @Nullable Act act() {
        return null;
    }
}
