package dev.sextant.incident;

import dev.sextant.plan.Act;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Standing;
import dev.sextant.plan.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what: the plan's who-lists, asked for one actor. The one place where that is decided. */
public final class Permission {

    private Permission() {}

    /** May this actor do a general act of the incident? The product itself may let time pass and nothing else. */
    public static boolean allows(Incident incident, Act act, Actor actor) {
        return allows(incident.plan(), act, actor);
    }

    /** The same, asked of a plan before there is an incident. */
    public static boolean allows(Plan plan, Act act, Actor actor) {
        return plan.allows(act, standing(actor, null, false, false, 0));
    }

    /** The same for a group. A guest works on the phone: nobody is invited to a group that has no actions there. */
    public static boolean allows(Plan plan, Act act, Actor actor, String group) {
        return plan.groups().containsKey(group)
                && (act != Act.INVITE_GUEST || plan.field().containsKey(group))
                && allows(plan.acts().getOrDefault(act.id(), Who.NOBODY), actor, group);
    }

    /** May this actor do it to some record of this group: its own, or one that it is assigned to? */
    public static boolean everAllows(Who who, Actor actor, String ownerGroup) {
        return who.allows(standing(actor, ownerGroup, true, true, 0));
    }

    /** May this actor post a record that will belong to this group? */
    public static boolean allows(Who who, Actor actor, @Nullable String ownerGroup) {
        return who.allows(standing(actor, ownerGroup, true, false, 0));
    }

    /** May this actor do something with this record now? */
    public static boolean allows(Who who, Actor actor, RecordType type, BoardRecord record, Instant at) {
        Object assignee = type.assignee() == null ? null : record.fields().get(type.assignee());
        return who.allows(standing(
                actor,
                record.group(),
                record.createdBy().id().equals(actor.id()),
                actor.id().equals(assignee),
                Duration.between(record.createdAt(), at).toMinutes()));
    }

    private static Standing standing(
            Actor actor, @Nullable String ownerGroup, boolean author, boolean assignee, long minutesOld) {
        return new ActorStanding(actor.roles(), actor.groups(), ownerGroup, author, assignee, minutesOld);
    }

    private record ActorStanding(
            Set<String> roles,
            Set<String> groups,
            @Nullable String ownerGroup,
            boolean author,
            boolean assignee,
            long minutesOld)
            implements Standing {}
}
