package dev.sextant.live;

import dev.sextant.incident.Actor;
import dev.sextant.plan.Plan;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may see what: whoever has a role of the incident's plan sees its views. An observer (the account of a wall display)
 * sees the wall, the boards and the log; an administrator looks after accounts and sees no incident.
 */
final class Admission {
    private static final String ADMINISTRATOR = "administrator";
    private static final String OBSERVER = "observer";

    private Admission() {}

    /** May this person see anything of an incident that runs by this plan? */
    static boolean admits(Plan plan, Actor actor) {
        return !roles(plan, actor).isEmpty();
    }

    /** May this person see this view? */
    static boolean admits(Plan plan, Actor actor, String view) {
        Set<String> roles = roles(plan, actor);
        return !roles.isEmpty() && (!roles.equals(Set.of(OBSERVER)) || forEverybody(view));
    }

    private static boolean forEverybody(String view) {
        return view.equals("wall") || view.equals("log") || view.startsWith("board.");
    }

    private static Set<String> roles(Plan plan, Actor actor) {
        return actor.roles().stream()
                .map(role -> role.split("@", 2)[0])
                .filter(role -> plan.roles().containsKey(role) && !role.equals(ADMINISTRATOR))
                .collect(Collectors.toSet());
    }
}
