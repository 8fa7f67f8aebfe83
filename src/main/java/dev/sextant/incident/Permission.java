package dev.sextant.incident;

import dev.sextant.plan.Act;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Standing;
import dev.sextant.plan.Who;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what: the plan's who-lists, asked for one actor. The one place where that is decided. */
public final class Permission {

    private static final String ASSIGNEE = "assignee";
    private static final String ASSIGNEE_ID = "assigneeId";

    private Permission() {}

    /** May this actor do a general act of the incident? The product itself may let time pass and nothing else. */
    public static boolean allows(Incident incident, Act act, Actor actor) {
        return allows(incident.plan(), act, actor);
    }

    /** The same, asked of a plan before there is an incident. */
    public static boolean allows(Plan plan, Act act, Actor actor) {
        return plan.allows(act, standing(actor, null, false, false));
    }

    /** May this actor do it to some record of this group: its own, or one that it is assigned to? */
    public static boolean everAllows(Who who, Actor actor, String ownerGroup) {
        return who.allows(standing(actor, ownerGroup, true, true));
    }

    /** May this actor post a record that will belong to this group? */
    public static boolean allows(Who who, Actor actor, @Nullable String ownerGroup) {
        return who.allows(standing(actor, ownerGroup, true, false));
    }

    /** May this actor do something with this record? */
    public static boolean allows(Who who, Actor actor, BoardRecord record) {
        Object assignee =
                record.fields().getOrDefault(ASSIGNEE_ID, record.fields().get(ASSIGNEE));
        return who.allows(standing(
                actor,
                record.group(),
                record.createdBy().id().equals(actor.id()),
                actor.id().equals(assignee)));
    }

    private static Standing standing(Actor actor, @Nullable String ownerGroup, boolean author, boolean assignee) {
        return new ActorStanding(actor.roles(), actor.groups(), ownerGroup, author, assignee);
    }

    private record ActorStanding(
            Set<String> roles, Set<String> groups, @Nullable String ownerGroup, boolean author, boolean assignee)
            implements Standing {}
}
