package dev.sextant.incident.course;

import dev.sextant.incident.Command;

/** What people do with the incident as a whole. */
public sealed interface CourseCommand extends Command
        permits OpenIncident,
                AcknowledgeIntake,
                Assess,
                AmendIntake,
                ActivatePlan,
                AnswerCall,
                CheckIn,
                WaiveGroup,
                ChangeRoster,
                SetLevel,
                KeepLevel,
                EnterPhase,
                EndResponse {}
