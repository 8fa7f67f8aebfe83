package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Person;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names the people of a group in this incident: head, substitute, members. What the roster of the plan said before stays
 * in the journal (domain.md §2.1: roster changes are logged).
 *
 * @param head account and name; null: nobody is named
 */
public record ChangeRoster(
        String group, @Nullable Person head, @Nullable Person substitute, List<Person> members, String reason)
        implements CourseCommand {

    private static final int MOST_PEOPLE = 200;
    private static final int LONGEST_NAME = 40;

    public ChangeRoster {
        members = List.copyOf(members);
    }

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        boolean known = now.plan().groups().containsKey(group);
        if (known ? !Crew.mayManage(now, by, group) : !Permission.allows(now, Act.CHANGE_ROSTER, by)) {
            return Gate.notPermitted();
        }
        if (!now.lives() || now.ended()) {
            return Gate.outOfOrder("notRunning", "没有正在进行的响应", "There is no response running");
        }
        var faults = new ArrayList<Fault>();
        Gate.group("group", group, now.plan().groups().keySet(), faults);
        people(faults);
        Gate.needed("reason", reason, faults);
        return faults.isEmpty()
                ? Decision.accept(new RosterChanged(group, head, substitute, members, reason))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }

    private void people(List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        if (head != null) {
            person("head", head, seen, faults);
        }
        if (substitute != null) {
            person("substitute", substitute, seen, faults);
        }
        for (int i = 0; i < members.size() && i < MOST_PEOPLE; i++) {
            person("members." + i, members.get(i), seen, faults);
        }
        if (members.size() > MOST_PEOPLE) {
            faults.add(Fault.of("members", "tooMany", "最多 200 人", "at most 200 people")
                    .expecting("0–200", "0–200"));
        }
    }

    private static void person(String field, Person person, Set<String> seen, List<Fault> faults) {
        boolean named = !person.id().isBlank()
                && person.name().texts().values().stream()
                        .allMatch(name -> !name.isBlank() && name.length() <= LONGEST_NAME);
        if (!named || person.id().length() > LONGEST_NAME) {
            faults.add(
                    Fault.of(field, "required", "请填写账号和姓名（40 字以内）", "Give account and name, at most 40 letters each"));
        } else if (!seen.add(person.id())) {
            faults.add(Fault.of(field, "twice", "同一人重复出现", "The same person stands here twice"));
        }
    }
}
