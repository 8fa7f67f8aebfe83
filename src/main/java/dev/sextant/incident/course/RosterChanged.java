package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of a group from now on. */
public record RosterChanged(
        String group, @Nullable Person head, @Nullable Person substitute, List<Person> members, String reason)
        implements CourseEvent {

    public RosterChanged {
        members = List.copyOf(members);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        var team = new Team(
                member(head),
                member(substitute),
                members.stream()
                        .map(each -> new Team.Member(each.id(), each.name()))
                        .toList());
        return before.with(before.muster().manned(group, team));
    }

    private static Team.@Nullable Member member(@Nullable Person person) {
        return person == null ? null : new Team.Member(person.id(), person.name());
    }
}
