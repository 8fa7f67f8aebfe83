package dev.sextant.incident;

import dev.sextant.plan.Expression;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Role;
import dev.sextant.plan.StandIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who acts in another's place in an incident just now; see {@link StandIn}. */
public final class StandIns {

    private StandIns() {}

    /**
     * Who has such a role.
     *
     * @param all everybody who holds the role behind it
     * @param people these accounts of them
     */
    public record Acting(boolean all, List<String> people) {
        public Acting {
            people = List.copyOf(people);
        }
    }

    /** The person with every role that the incident gives them at this moment. */
    public static Actor acting(Incident incident, Actor actor, Instant at) {
        Set<String> more = new HashSet<>();
        for (Role role : incident.plan().roles().values()) {
            StandIn standIn = role.standIn();
            if (standIn != null && actor.roles().contains(standIn.among())) {
                Acting acting = acting(standIn, incident, Scope.of(incident, at).variables());
                if (acting.all() || acting.people().contains(actor.id())) {
                    more.add(role.id());
                }
            }
        }
        if (more.isEmpty()) {
            return actor;
        }
        more.addAll(actor.roles());
        return new Actor(actor.id(), actor.name(), more, actor.sinceProof());
    }

    /** Every role that somebody has so, by its id; those that nobody has are left out. */
    public static Map<String, Acting> of(Incident incident, Map<String, Object> variables) {
        Plan plan = incident.plan();
        Map<String, Acting> now = new TreeMap<>();
        for (Role role : plan.roles().values()) {
            if (role.standIn() != null) {
                Acting acting = acting(role.standIn(), incident, variables);
                if (acting.all() || !acting.people().isEmpty()) {
                    now.put(role.id(), acting);
                }
            }
        }
        return now;
    }

    private static Acting acting(StandIn standIn, Incident incident, Map<String, Object> variables) {
        List<String> people = new ArrayList<>();
        if (value(standIn.people(), incident, variables) instanceof List<?> given) {
            given.forEach(each -> people.add(String.valueOf(each)));
        }
        boolean all = standIn.always() != null && Boolean.TRUE.equals(value(standIn.always(), incident, variables));
        return new Acting(all, people);
    }

    private static @Nullable Object value(Expression expression, Incident incident, Map<String, Object> variables) {
        return incident.records().value(expression, variables);
    }
}
