package dev.sextant.wire;

import dev.sextant.incident.Event;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.ConflictRuled;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.LevelSuggested;
import java.util.Map;

/**
 * What each event is called in the journal and on the wire. Written out, and not made from the class's name: a class may be
 * renamed at any time, what is stored may not.
 */
final class EventNames {
    private static final Map<Class<? extends Event>, String> NAMES = Map.ofEntries(
            Map.entry(IncidentOpened.class, "incidentOpened"),
            Map.entry(IntakeAcknowledged.class, "intakeAcknowledged"),
            Map.entry(PlanActivated.class, "planActivated"),
            Map.entry(LevelSet.class, "levelSet"),
            Map.entry(PhaseEntered.class, "phaseEntered"),
            Map.entry(CheckedIn.class, "checkedIn"),
            Map.entry(ResponseEnded.class, "responseEnded"),
            Map.entry(RecordPosted.class, "recordPosted"),
            Map.entry(RecordAmended.class, "recordAmended"),
            Map.entry(RecordMoved.class, "recordMoved"),
            Map.entry(RecordStruck.class, "recordStruck"),
            Map.entry(ConflictRaised.class, "conflictRaised"),
            Map.entry(ConflictRuled.class, "conflictRuled"),
            Map.entry(DeadlineMissed.class, "deadlineMissed"),
            Map.entry(LevelSuggested.class, "levelSuggested"));

    private EventNames() {}

    static String of(Event event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(event.getClass() + " has no name yet: add it to EventNames");
        }
        return name;
    }
}
