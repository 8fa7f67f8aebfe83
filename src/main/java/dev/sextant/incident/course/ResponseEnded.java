package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leader ended the response; aftercare begins.
 *
 * @param overridden ids of the conditions that were not met and that the leader overrode
 * @param reason why it was ended all the same
 */
public record ResponseEnded(
        List<String> overridden, @Nullable String reason) implements CourseEvent {

    public ResponseEnded {
        overridden = List.copyOf(overridden);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.course().ended(stamp.at()));
    }
}
