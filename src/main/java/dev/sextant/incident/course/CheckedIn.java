package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import org.pcollections.HashTreePMap;

/**
 * Somebody of a group is in place.
 *
 * @param person who; usually the one who reports it
 * @param place {@code commandPost}, {@code site} or {@code remote}
 * @param people how many of the group are in place with them, themselves included
 */
public record CheckedIn(String group, Person person, String place, long people) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        var group = before.inPlace().get(this.group);
        var known = group == null ? HashTreePMap.<String, Incident.CheckedIn>empty() : group;
        var entry = new Incident.CheckedIn(person, place, people, stamp.at());
        return before.withInPlace(before.inPlace().plus(this.group, known.plus(person.id(), entry)));
    }
}
