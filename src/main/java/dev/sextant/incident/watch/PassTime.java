package dev.sextant.incident.watch;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.Erasing;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PersonalDataErased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets time pass: erases what the plan keeps no longer, ends what was agreed until now, notes every deadline that ran out, every one that stayed so and is told to the leader, and a suggestion
 * of a higher level that nobody answered. Only the product's own clock submits it; whichever node comes first appends, and
 * the others find nothing left to note.
 */
public record PassTime() implements Command {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        var events = new ArrayList<Event>();
        PersonalDataErased kept = Erasing.due(now, at);
        if (kept != null) {
            events.add(kept);
        }
        Incident so = happened(now, events, by, at);
        for (Deadline deadline : Deadlines.of(now, at)) {
            if (!deadline.dueAt().isAfter(at)) {
                List<Event> noted = deadline.move() == null ? missed(deadline, at) : ended(so, deadline, by, at);
                so = happened(so, noted, by, at);
                events.addAll(noted);
            }
        }
        repeat(now, at, events);
        return new Decision.Accepted(events);
    }

    /** What ends by itself takes the step that the plan names, with all that follows from it; a rule may hold it back. */
    private static List<Event> ended(Incident now, Deadline deadline, Actor by, Instant at) {
        if (deadline.record() == null || deadline.move() == null) {
            return List.of();
        }
        var step = new MoveRecord(deadline.record(), deadline.move(), Map.of(), 0, null, Set.of());
        return step.decide(now, by, at) instanceof Decision.Accepted accepted ? accepted.events() : List.of();
    }

    private static Incident happened(Incident before, List<Event> events, Actor by, Instant at) {
        Incident after = before;
        for (Event event : events) {
            after = after.after(event, new Stamp(after.seq() + 1, at, by.person()));
        }
        return after;
    }

    private static List<Event> missed(Deadline deadline, Instant at) {
        var events = new ArrayList<Event>();
        if (!deadline.missed()) {
            events.add(new DeadlineMissed(
                    deadline.key(), deadline.limit(), deadline.record(), deadline.group(), deadline.dueAt()));
        }
        if (!deadline.escalated() && !deadline.escalatesAt().isAfter(at)) {
            events.add(new DeadlineEscalated(
                    deadline.key(), deadline.limit(), deadline.record(), deadline.group(), deadline.dueAt()));
        }
        return events;
    }

    private static void repeat(Incident now, Instant at, List<Event> events) {
        Suggestion suggestion = now.suggestion();
        Instant decidedAt = now.course().levelSince();
        int minutes = now.plan().levelPolicy().answerMinutes();
        if (suggestion == null
                || suggestion.level() == null
                || suggestion.kept()
                || decidedAt == null
                || now.ended()
                || minutes == 0
                || now.rank(suggestion.level()) <= now.levelRank()) {
            return;
        }
        Instant asked = suggestion.askedAt(now.course());
        Instant repeated = suggestion.repeatedAt();
        Instant last = repeated == null || repeated.isBefore(asked) ? asked : repeated;
        if (!last.plus(Duration.ofMinutes(minutes)).isAfter(at)) {
            events.add(new SuggestionRepeated(suggestion.level(), suggestion.repeated() + 1));
        }
    }
}
