package dev.sextant.incident.course;

import dev.sextant.incident.Event;

/** What changes the incident as a whole. */
public sealed interface CourseEvent extends Event
        permits IncidentOpened,
                IntakeAcknowledged,
                Assessed,
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
                ResponseReopened {}
