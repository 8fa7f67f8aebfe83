package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a group is in place.
 *
 * @param person who; usually the one who reports it
 * @param place {@code commandPost}, {@code site} or {@code remote}
 * @param people how many of the group are in place with them, themselves included
 * @param leads the person heads the group or stands in for its head: the group is in place with them
 */
public record CheckedIn(
        String group,
        Person person,
        String place,
        long people,
        boolean leads,
        @Nullable Boolean phoneOk,
        @Nullable Instant leaveAt)
        implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        var entry = new Muster.CheckedIn(person, place, people, stamp.at(), phoneOk, leaveAt);
        return before.with(before.muster().checkedIn(group, entry, leads, place.equals(CheckIn.SITE)));
    }
}
