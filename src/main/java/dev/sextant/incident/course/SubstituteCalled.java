package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;

/**
 * The named substitute of a group's head was called.
 *
 * @param instead the head, who cannot come
 */
public record SubstituteCalled(String group, Person person, Person instead) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.muster().substituted(group, stamp.at()));
    }
}
