package dev.sextant.incident.course;

import dev.sextant.incident.Event;

/** What changes the incident as a whole. */
public sealed interface CourseEvent extends Event
        permits IncidentOpened, IntakeAcknowledged, PlanActivated, LevelSet, PhaseEntered, CheckedIn, ResponseEnded {}
