package dev.sextant.incident.record;

import dev.sextant.incident.Command;

/** What people do with the records of the boards. */
public sealed interface RecordCommand extends Command
        permits PostRecord,
                AmendRecord,
                MoveRecord,
                StrikeRecord,
                RuleOnConflict,
                ReadText,
                RevealValues,
                NoteOpening,
                NoteGuestSeen,
                ErasePerson {}
