package dev.sextant.wire;

import dev.sextant.incident.Event;
import dev.sextant.incident.course.Assessed;
import dev.sextant.incident.course.CallAnswered;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.incident.course.EndProposed;
import dev.sextant.incident.course.GroupWaived;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.IntakeAmended;
import dev.sextant.incident.course.LevelKept;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.course.ResponseReopened;
import dev.sextant.incident.course.RosterChanged;
import dev.sextant.incident.course.SubstituteCalled;
import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.ConflictRuled;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordDerived;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.record.TextRead;
import dev.sextant.incident.watch.DeadlineEscalated;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.LimitExtended;
import dev.sextant.incident.watch.SuggestionRepeated;
import java.util.Map;

/**
 * What each event is called in the journal and on the wire. Written out, and not made from the class's name: a class may be
 * renamed at any time, what is stored may not.
 */
final class EventNames {
    private static final Map<Class<? extends Event>, String> NAMES = Map.ofEntries(
            Map.entry(IncidentOpened.class, "incidentOpened"),
            Map.entry(IntakeAcknowledged.class, "intakeAcknowledged"),
            Map.entry(Assessed.class, "assessed"),
            Map.entry(IntakeAmended.class, "intakeAmended"),
            Map.entry(PlanActivated.class, "planActivated"),
            Map.entry(CallAnswered.class, "callAnswered"),
            Map.entry(SubstituteCalled.class, "substituteCalled"),
            Map.entry(CheckedIn.class, "checkedIn"),
            Map.entry(GroupWaived.class, "groupWaived"),
            Map.entry(RosterChanged.class, "rosterChanged"),
            Map.entry(LevelSet.class, "levelSet"),
            Map.entry(LevelKept.class, "levelKept"),
            Map.entry(PhaseEntered.class, "phaseEntered"),
            Map.entry(EndProposed.class, "endProposed"),
            Map.entry(ResponseEnded.class, "responseEnded"),
            Map.entry(ResponseReopened.class, "responseReopened"),
            Map.entry(RecordPosted.class, "recordPosted"),
            Map.entry(RecordAmended.class, "recordAmended"),
            Map.entry(RecordMoved.class, "recordMoved"),
            Map.entry(RecordDerived.class, "recordDerived"),
            Map.entry(RecordStruck.class, "recordStruck"),
            Map.entry(ConflictRaised.class, "conflictRaised"),
            Map.entry(ConflictRuled.class, "conflictRuled"),
            Map.entry(TextRead.class, "textRead"),
            Map.entry(PersonalDataErased.class, "personalDataErased"),
            Map.entry(DeadlineMissed.class, "deadlineMissed"),
            Map.entry(DeadlineEscalated.class, "deadlineEscalated"),
            Map.entry(LimitExtended.class, "limitExtended"),
            Map.entry(LevelSuggested.class, "levelSuggested"),
            Map.entry(SuggestionRepeated.class, "suggestionRepeated"));

    private EventNames() {}

    static String of(Event event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException(event.getClass() + " has no name yet: add it to EventNames");
        }
        return name;
    }
}
