package dev.sextant.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that must not be, checked on the incident as it would be after the act.
 *
 * @param on for a record: {@code post}, {@code amend}, {@code strike}, {@code move} (every move) or the id of a move;
 *     for the incident: ids of {@link Act}s
 * @param deny true: the act is refused
 * @param confirm refused only until the command names this id among what it confirms
 * @param field the field that the refusal is shown at
 * @param say what the refused person reads
 */
public record Constraint(
        String id,
        Set<String> on,
        Expression deny,
        boolean confirm,
        @Nullable String field,
        Label say) {
    public Constraint {
        on = InOrder.set(on);
    }

    /**
     * Whether it is checked on {@code act}: {@code post}, {@code amend}, {@code strike} or the id of an {@link Act}.
     */
    public boolean isOn(String act) {
        return on.contains(act);
    }

    /** Whether it is checked on the move of this id. */
    public boolean isOnMove(String move) {
        return on.contains("move") || on.contains(move);
    }
}
