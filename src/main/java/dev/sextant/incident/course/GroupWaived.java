package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Stamp;

/** The leader does without a group. */
public record GroupWaived(String group, String reason) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.muster().waived(group, new Muster.Waived(reason, stamp.by(), stamp.at())));
    }
}
