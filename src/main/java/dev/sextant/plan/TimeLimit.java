package dev.sextant.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time limit, of the incident or of each record of a type. It runs while {@code when} holds (and a record is in one
 * of the states {@code during}), from {@code from} for the minutes of the incident's level, or until the instant
 * {@code due}; exactly one of {@code from} and {@code due} is there. It is met when {@code until} becomes true, or the
 * record leaves those states.
 *
 * @param of the record type, or null for the incident
 * @param during written {@code while} in a plan; empty: every open state
 * @param minutes level to minutes, every level, when there is {@code from}; else empty
 * @param who whose limit it is
 * @param escalate who is told too once it is missed
 */
public record TimeLimit(
        String id,
        Label label,
        @Nullable String of,
        Set<String> during,
        @Nullable Expression from,
        @Nullable Expression due,
        @Nullable Expression when,
        @Nullable Expression until,
        Map<String, Integer> minutes,
        Who who,
        Who escalate) {
    public TimeLimit {
        during = InOrder.set(during);
        minutes = InOrder.map(minutes);
    }
}
