package dev.sextant.incident.record;

import dev.sextant.incident.Event;

/** What changes one record of a board. */
public sealed interface RecordEvent extends Event
        permits RecordPosted,
                RecordAmended,
                RecordDerived,
                RecordMoved,
                RecordStruck,
                ConflictRaised,
                ConflictRuled,
                TextRead,
                PersonalDataErased {}
