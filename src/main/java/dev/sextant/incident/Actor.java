package dev.sextant.incident;

import dev.sextant.plan.Label;
import dev.sextant.plan.Role;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: an account with the roles that it holds in this incident.
 *
 * @param id the account's name, unique in the installation
 * @param name how a person reads it
 * @param roles role ids of the plan; a role held for one group is written {@code groupHead@onSite}
 * @param sinceProof how long ago this person last proved to be who the account says, in real time; null: not at all
 */
public record Actor(
        String id, Label name, Set<String> roles, @Nullable Duration sinceProof) {

    /**
     * The product itself: the clock that lets deadlines pass, the rules that suggest a level, the courier who carries released
     * texts out. It does nothing else with records but what a plan gives to {@link Role#SYSTEM}.
     */
    public static final Actor SYSTEM = new Actor("system", Label.of("zh", "系统", "en", "System"), Set.of(Role.SYSTEM));

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Somebody who is signed in, and has proved nothing since. */
    public Actor(String id, Label name, Set<String> roles) {
        this(id, name, roles, null);
    }

    /** The same person, who proved it so long ago. */
    public Actor proved(@Nullable Duration ago) {
        return new Actor(id, name, roles, ago);
    }

    public boolean provedWithin(Duration time) {
        return sinceProof != null && sinceProof.compareTo(time) <= 0;
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
