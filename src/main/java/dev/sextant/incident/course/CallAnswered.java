package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said whether they come.
 *
 * @param minutes until they are there, when they come and said so
 * @param reason why not
 */
public record CallAnswered(
        String group,
        Person person,
        Muster.Reply reply,
        @Nullable Long minutes,
        @Nullable String reason) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(
                before.muster().answered(group, new Muster.Answered(person, reply, minutes, reason, stamp.at())));
    }
}
