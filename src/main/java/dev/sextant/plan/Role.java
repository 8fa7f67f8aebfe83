package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds in an incident, for the whole incident or for one group ({@code groupHead@onSite}). Four ids
 * have a meaning of their own wherever a plan has a role of that name.
 *
 * @param standIn when it is held in another's place; null: it is given to accounts
 */
public record Role(
        String id, Label label, Scope scope, @Nullable StandIn standIn) {
    /** Looks after accounts and sees no incident. */
    public static final String ADMINISTRATOR = "administrator";

    /** Only looks: the wall, the boards and the log. */
    public static final String OBSERVER = "observer";

    /** A wall display that was paired with a code: the wall and nothing else. */
    public static final String DISPLAY = "display";

    /**
     * Somebody who joined an incident by a code, for one group. Is not of the group, so that who-lists that mean the group do
     * not mean this person: a guest may do what the plan gives to {@code guest}, {@code author} and {@code everyone}.
     */
    public static final String GUEST = "guest";

    /** The product itself, which posts and moves what no person does, such as a delivery. Nobody can be given it: no plan may have a role of this name. */
    public static final String SYSTEM = "system";

    private static final String GUEST_OF = GUEST + "@";

    /** Whether a role as it is written ({@code guest@onSite}) is that of a guest. */
    public static boolean isGuest(String written) {
        return written.startsWith(GUEST_OF);
    }

    public enum Scope {
        INCIDENT,
        GROUP
    }
}
