package dev.sextant.incident.course;

import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import org.jspecify.annotations.Nullable;

/** Somebody who may not end the response asked for it, with every condition fulfilled (domain.md §3.1: liaison proposes). */
public record EndProposed(@Nullable String reason) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().proposedEnd(new Course.Proposal(stamp.by(), stamp.at())));
    }
}
