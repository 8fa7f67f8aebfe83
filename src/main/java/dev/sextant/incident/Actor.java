package dev.sextant.incident;

import dev.sextant.plan.Label;
import dev.sextant.plan.Role;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who acts: an account with the roles that it holds in this incident.
 *
 * @param id the account's name, unique in the installation
 * @param name how a person reads it
 * @param roles role ids of the plan; a role held for one group is written {@code groupHead@onSite}
 */
public record Actor(String id, Label name, Set<String> roles) {

    /**
     * The product itself: the clock that lets deadlines pass, the rules that suggest a level, the courier who carries released
     * texts out. It does nothing else with records but what a plan gives to {@link Role#SYSTEM}.
     */
    public static final Actor SYSTEM = new Actor("system", Label.of("zh", "系统", "en", "System"), Set.of(Role.SYSTEM));

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The groups that this actor is of: those in which it holds any role but that of a guest. */
    public Set<String> groups() {
        var groups = new TreeSet<String>();
        for (String role : roles) {
            int at = role.indexOf('@');
            if (at >= 0 && !Role.isGuest(role)) {
                groups.add(role.substring(at + 1));
            }
        }
        return groups;
    }

    public Person person() {
        return new Person(id, name);
    }
}
