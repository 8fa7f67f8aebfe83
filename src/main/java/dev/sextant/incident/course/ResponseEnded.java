package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Act;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leader ended the response; aftercare begins.
 *
 * @param met ids of the conditions that were fulfilled
 * @param overridden ids of the conditions that were not met and that the leader overrode
 * @param reason why it was ended; with an override, why all the same
 * @param proposedBy who had asked for it; null: nobody
 * @param announcedTo to whom the end is announced
 */
public record ResponseEnded(
        List<String> met,
        List<String> overridden,
        @Nullable String reason,
        @Nullable Person proposedBy,
        @Nullable String announcedTo)
        implements CourseEvent {

    public ResponseEnded {
        met = List.copyOf(met);
        overridden = List.copyOf(overridden);
    }

    @Override
    public Act act() {
        return Act.END_RESPONSE;
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().ended(stamp.at()));
    }
}
