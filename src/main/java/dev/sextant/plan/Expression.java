package dev.sextant.plan;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression of a plan. Immutable, usable from any thread.
 *
 * <p>Variables, by name: {@code record} (a map; see {@link Records}), {@code incident} (a map: {@code id},
 * {@code title}, {@code level}, {@code levelRank} (Long), {@code phase}, {@code openedAt}, {@code activatedAt},
 * {@code endedAt} and the intake's fields), {@code actor} (a map: {@code id}, {@code roles}, {@code groups} as lists),
 * {@code now} (Instant), {@code each}, and {@code all} (a map from record type to {@link Records}, or to a plain list
 * of maps). Absent values have no key. Which of them an expression may use depends on where it stands and is checked
 * when the plan is loaded.
 */
public final class Expression {
    private final String source;
    private final Place place;
    private final Evaluation evaluation;

    Expression(String source, Place place, Evaluation evaluation) {
        this.source = source;
        this.place = place;
        this.evaluation = evaluation;
    }

    /** A compiled program. */
    @FunctionalInterface
    interface Evaluation {
        @Nullable Object of(Map<String, Object> variables) throws CelEvaluationException;

        /** See {@link Expression#listsAlone}. */
        default @Nullable Set<String> listsAlone() {
            return null;
        }
    }

    /** As the plan writes it. */
    public String source() {
        return source;
    }

    /** Where the plan writes it. */
    public Place place() {
        return place;
    }

    /**
     * The value: Boolean, Long, Double, String, Instant, or a List or Map of such.
     *
     * @throws ExpressionFailed when it has none, most often because a field is absent
     */
    public Object eval(Map<String, Object> variables) {
        @Nullable Object value;
        try {
            value = evaluation.of(variables);
        } catch (CelEvaluationException | RuntimeException failure) {
            throw new ExpressionFailed(this, failure);
        }
        if (value == null || value instanceof NullValue) throw new ExpressionFailed(this, "it is null");
        return value;
    }

    /**
     * The record types whose records in {@code all} decide its value and nothing else does, not even the time; null when
     * it is about more. Its value is the same as long as those records are.
     */
    public @Nullable Set<String> listsAlone() {
        return evaluation.listsAlone();
    }

    /** Whether it is true; a failure is false. */
    public boolean truth(Map<String, Object> variables) {
        return Boolean.TRUE.equals(value(variables));
    }

    /** The value, or null on a failure. */
    public @Nullable Object value(Map<String, Object> variables) {
        try {
            return eval(variables);
        } catch (ExpressionFailed absent) {
            return null;
        }
    }

    @Override
    public String toString() {
        return place + ": " + source;
    }
}
