package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Person;
import dev.sextant.plan.Act;
import dev.sextant.plan.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of a group, as acts about them need them: who may speak for whom, and what they are called. */
final class Crew {

    private Crew() {}

    /** May this actor do an act for somebody of a group: for oneself, or as who keeps the roster for another? */
    static boolean maySpeakFor(Incident now, Act act, Actor by, String group, @Nullable String person) {
        boolean oneself = person == null || person.equals(by.id());
        return Permission.allows(now, act, by) && (oneself || mayManage(now, by, group));
    }

    /** May this actor change the roster of a group? */
    static boolean mayManage(Incident now, Actor by, String group) {
        var who = now.plan().acts().get(Act.CHANGE_ROSTER.id());
        return who != null && Permission.allows(who, by, group);
    }

    /** The person meant: the actor, or the one of this account. Notes a fault when nobody here knows the name. */
    static @Nullable Person named(Incident now, String group, @Nullable String person, Actor by, List<Fault> faults) {
        if (person == null || person.equals(by.id())) {
            if (!by.groups().contains(group) && now.muster().nameOf(now.plan(), group, by.id()) == null) {
                faults.add(Fault.of("group", "notYours", "您不在该组", "You are not in this group"));
            }
            return by.person();
        }
        Label name = now.muster().nameOf(now.plan(), group, person);
        Label known = name == null ? now.people().get(person) : name;
        if (known == null) {
            faults.add(Fault.of("person", "unknownPerson", "名册中没有这个人", "The roster has no such person"));
            return null;
        }
        return new Person(person, known);
    }
}
