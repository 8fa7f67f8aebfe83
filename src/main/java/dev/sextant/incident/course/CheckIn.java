package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/**
 * Reports in place for a group.
 *
 * @param place {@code commandPost}, {@code site} or {@code remote}
 * @param people how many of the group are in place, the reporter included
 */
public record CheckIn(String group, String place, long people) implements CourseCommand {

    private static final Set<String> PLACES = Set.of("commandPost", "site", "remote");
    private static final long MOST_PEOPLE = 1000;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.CHECK_IN, now);
        if (closed != null) {
            return closed;
        }
        if (!now.activated()) {
            return Gate.outOfOrder("notActivated", "预案尚未启动", "The plan is not activated yet");
        }
        var faults = new ArrayList<Fault>();
        if (!now.plan().groups().containsKey(group)) {
            String known = String.join(", ", now.plan().groups().keySet());
            faults.add(Fault.of("group", "notOneOf", "没有这个工作组", "There is no such group")
                    .expecting(known, known));
        } else if (!by.groups().contains(group)) {
            faults.add(Fault.of("group", "notYours", "您不在该组", "You are not in this group"));
        }
        if (!PLACES.contains(place)) {
            faults.add(Fault.of("place", "notOneOf", "请选择位置", "Choose where you are")
                    .expecting("commandPost、site、remote", "commandPost, site, remote"));
        }
        if (people < 1 || people > MOST_PEOPLE) {
            faults.add(Fault.of("count", "outOfRange", "应为 1–1000", "must be 1–1000")
                    .expecting("1–1000", "1–1000"));
        }
        return faults.isEmpty()
                ? Decision.accept(new CheckedIn(group, by.person(), place, people))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }
}
