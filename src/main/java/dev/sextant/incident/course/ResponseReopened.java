package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;

/** People gathered again: the response runs again as it stood, with its level, its people and its records. */
public record ResponseReopened(String reason) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().ended(null));
    }
}
