package dev.sextant.incident.watch;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Lets time pass: notes every deadline that ran out. Only the product's own clock submits it; whichever node comes first
 * appends, and the others find nothing left to note.
 */
public record PassTime() implements Command {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        var events = new ArrayList<Event>();
        if (now.opened() && !now.ended()) {
            for (Deadline deadline : Deadlines.of(now, at)) {
                if (!deadline.missed() && !deadline.dueAt().isAfter(at)) {
                    events.add(new DeadlineMissed(
                            deadline.key(), deadline.limit(), deadline.record(), deadline.group(), deadline.dueAt()));
                }
            }
        }
        return new Decision.Accepted(events);
    }
}
