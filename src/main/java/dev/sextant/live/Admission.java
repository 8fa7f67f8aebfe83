package dev.sextant.live;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Permission;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Role;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may see what: whoever has a role of the incident's plan sees its views. An observer sees the wall, the boards and the
 * log; a wall display the wall; a guest what a phone of that group shows. An administrator looks after accounts and sees no
 * incident. Who has several roles sees what one of them shows. The records of a type that is {@code onlyFor} some are seen by those
 * and by nobody else, whatever they see besides.
 */
final class Admission {

    private Admission() {}

    /** May this person see anything of an incident that runs by this plan? */
    static boolean admits(Plan plan, Actor actor) {
        return !roles(plan, actor).isEmpty();
    }

    /** May this person see this view ({@code wall}, {@code board.onSite}, …)? */
    static boolean admits(Plan plan, Actor actor, String view) {
        return view.startsWith(Picture.CLOSED)
                ? admits(plan, actor) && sees(plan, actor, view.substring(Picture.CLOSED.length()))
                : roles(plan, actor).stream().anyMatch(role -> shows(role, view));
    }

    /** May this person see records of this type, having been admitted to records? A type that does not exist hides nothing. */
    static boolean sees(Plan plan, Actor actor, String type) {
        RecordType known = plan.type(type);
        return known == null || known.onlyFor() == null || Permission.allows(known.onlyFor(), actor, (String) null);
    }

    /** Does everybody see records of this type who sees records? */
    static boolean openToAll(Plan plan, String type) {
        RecordType known = plan.type(type);
        return known == null || !known.closed();
    }

    /** May this person look up any one record? Whoever may see boards. */
    static boolean admitsToRecords(Plan plan, Actor actor) {
        return admits(plan, actor, "board.");
    }

    private static boolean shows(String role, String view) {
        if (Role.isGuest(role)) {
            return view.equals("field." + role.substring(role.indexOf('@') + 1));
        }
        return switch (role) {
            case Role.DISPLAY -> view.equals("wall");
            case Role.OBSERVER -> view.equals("wall") || view.equals("log") || view.startsWith("board.");
            default -> true;
        };
    }

    /** The roles that show anything, as they are written. */
    private static Set<String> roles(Plan plan, Actor actor) {
        return actor.roles().stream()
                .filter(role -> !role.equals(Role.ADMINISTRATOR) && plan.roles().containsKey(role.split("@", 2)[0]))
                .collect(Collectors.toSet());
    }
}
