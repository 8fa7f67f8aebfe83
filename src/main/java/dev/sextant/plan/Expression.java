package dev.sextant.plan;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import java.time.Instant;
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

    /**
     * What its value rests on, beside the time.
     *
     * @param lists the record types whose records in {@code all} it is about
     * @param incident the values of {@code incident} that it reads
     * @param timed whether functions of it look at the time
     */
    public record Ground(Set<String> lists, Set<String> incident, boolean timed) {}

    /**
     * A value, null after a failure, and how long it is that.
     *
     * @param until on the same {@link Ground} the value is the same until before this instant
     */
    public record Lasting(@Nullable Object value, Instant until) {}

    /** A compiled program. */
    @FunctionalInterface
    interface Evaluation {
        @Nullable Object of(Map<String, Object> variables, Clock clock) throws CelEvaluationException;

        /** See {@link Expression#ground}. */
        default @Nullable Ground ground() {
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
        return eval(variables, clock(variables));
    }

    private Object eval(Map<String, Object> variables, Clock clock) {
        @Nullable Object value;
        try {
            value = evaluation.of(variables, clock);
        } catch (CelEvaluationException | RuntimeException failure) {
            throw new ExpressionFailed(this, failure);
        }
        if (value == null || value instanceof NullValue) throw new ExpressionFailed(this, "it is null");
        return value;
    }

    private static Clock clock(Map<String, Object> variables) {
        return new Clock(variables.get("now") instanceof Instant now ? now : Instant.EPOCH);
    }

    /** What its value rests on; null when that cannot be told, because it is about a record, a person or {@code now}. */
    public @Nullable Ground ground() {
        return evaluation.ground();
    }

    /** The value and how long it lasts, for an expression whose {@link #ground} is known. */
    public Lasting lasting(Map<String, Object> variables) {
        Clock clock = clock(variables);
        try {
            return new Lasting(eval(variables, clock), clock.until());
        } catch (ExpressionFailed absent) {
            Ground ground = ground();
            if (ground == null || ground.timed()) clock.holdsNoLonger();
            return new Lasting(null, clock.until());
        }
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
