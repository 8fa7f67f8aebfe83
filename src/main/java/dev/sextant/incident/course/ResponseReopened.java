package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.ChecklistClock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * People gathered again: the response runs again as it stood, with its level, its people and its records. Its clocks stood
 * still meanwhile and go on where they were.
 *
 * @param dueAgain the checklist items that still had time when the response ended, with their new due times
 */
public record ResponseReopened(String reason, Map<String, Instant> dueAgain) implements CourseEvent {

    public ResponseReopened {
        dueAgain = Map.copyOf(dueAgain);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Incident after = before.with(before.course().reopened(stamp.at()));
        return ChecklistClock.due(after, dueAgain, stamp, "reopened");
    }

    @Override
    public Set<String> touched() {
        return dueAgain.keySet();
    }
}
