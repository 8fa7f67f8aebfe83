package dev.sextant.incident.watch;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.record.Erasing;
import dev.sextant.incident.record.PersonalDataErased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets time pass: erases what the plan keeps no longer, notes every deadline that ran out, every one that stayed so and is told to the leader, and a suggestion
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
        if (now.ended()) {
            return new Decision.Accepted(events);
        }
        for (Deadline deadline : Deadlines.of(now, at)) {
            note(deadline, at, events);
        }
        repeat(now, at, events);
        return new Decision.Accepted(events);
    }

    private static void note(Deadline deadline, Instant at, List<Event> events) {
        if (deadline.dueAt().isAfter(at)) {
            return;
        }
        if (!deadline.missed()) {
            events.add(new DeadlineMissed(
                    deadline.key(), deadline.limit(), deadline.record(), deadline.group(), deadline.dueAt()));
        }
        if (!deadline.escalated() && !deadline.escalatesAt().isAfter(at)) {
            events.add(new DeadlineEscalated(
                    deadline.key(), deadline.limit(), deadline.record(), deadline.group(), deadline.dueAt()));
        }
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
        Instant asked = suggestion.since().isAfter(decidedAt) ? suggestion.since() : decidedAt;
        Instant last = suggestion.repeatedAt() == null ? asked : suggestion.repeatedAt();
        if (!last.plus(Duration.ofMinutes(minutes)).isAfter(at)) {
            events.add(new SuggestionRepeated(suggestion.level(), suggestion.repeated() + 1));
        }
    }
}
