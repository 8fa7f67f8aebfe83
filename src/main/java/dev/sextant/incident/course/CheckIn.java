package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports in place for a group.
 *
 * @param person the account that is in place; null: oneself
 * @param place {@code commandPost}, {@code site} or {@code remote}
 * @param people how many of the group are in place, the reporter included
 * @param phoneOk whether the phone works there; null: not said
 * @param leaveAt when the person must leave again; null: not known
 */
public record CheckIn(
        String group,
        @Nullable String person,
        String place,
        long people,
        @Nullable Boolean phoneOk,
        @Nullable Instant leaveAt)
        implements CourseCommand {

    /** The one of the places that is where the people are. */
    static final String SITE = "site";

    private static final Set<String> PLACES = Set.of("commandPost", SITE, "remote");
    private static final long MOST_PEOPLE = 1000;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        if (!Crew.maySpeakFor(now, Act.CHECK_IN, by, group, person)) {
            return Gate.notPermitted();
        }
        if (!now.activated()) {
            return Gate.outOfOrder("notActivated", "预案尚未启动", "The plan is not activated yet");
        }
        var faults = new ArrayList<Fault>();
        Gate.group("group", group, now.plan().groups().keySet(), faults);
        Person who = faults.isEmpty() ? Crew.named(now, group, person, by, faults) : null;
        if (!PLACES.contains(place)) {
            faults.add(Fault.of("place", "notOneOf", "请选择位置", "Choose where you are")
                    .expecting("commandPost、site、remote", "commandPost, site, remote"));
        }
        if (people < 1 || people > MOST_PEOPLE) {
            faults.add(Fault.of("count", "outOfRange", "应为 1–1000", "must be 1–1000")
                    .expecting("1–1000", "1–1000"));
        }
        if (leaveAt != null && leaveAt.isBefore(at)) {
            faults.add(Fault.of("leaveAt", "past", "离岗时间应在现在之后", "must be later than now"));
        }
        return faults.isEmpty() && who != null
                ? Decision.accept(new CheckedIn(group, who, place, people, leads(now, by, who), phoneOk, leaveAt))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }

    /** The head by role, or by the roster the head or who stands in. */
    private boolean leads(Incident now, Actor by, Person who) {
        boolean byRole = who.id().equals(by.id()) && by.roles().contains("groupHead@" + group);
        boolean noHeads = !now.plan().roles().containsKey("groupHead");
        return byRole || noHeads || now.muster().leads(now.plan(), group, who.id());
    }
}
