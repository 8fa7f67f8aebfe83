package dev.sextant.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time limit, of the incident or of each record of a type. It runs while {@code when} holds (and a record is in one
 * of the states {@code during}), from {@code from} for what the incident's level gives, or until the instant
 * {@code due}; exactly one of {@code from} and {@code due} is there. It is met when {@code until} becomes true, or the
 * record leaves those states.
 *
 * @param of the record type, or null for the incident
 * @param during written {@code while} in a plan; empty: every open state
 * @param unit what {@code amounts} count; a plan writes {@code minutes}, {@code days} or {@code workingDays}
 * @param amounts level to amount, every level, when there is {@code from}; else empty
 * @param who whose limit it is; they are told when it is missed
 * @param escalate who is told too when it stays missed, beside whoever may set the level
 * @param aftercare it runs on when the response has ended; others stop with the response
 * @param move the step that the record takes by itself when the time comes: what was agreed for a time is then over, nobody
 *     missed it, and it cannot be extended but where the record says its time; null: somebody must act by then
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
        Unit unit,
        Map<String, Integer> amounts,
        Who who,
        Who escalate,
        boolean aftercare,
        @Nullable String move) {

    /** What a limit is counted in. */
    public enum Unit {
        MINUTES("minutes", "分钟", "min"),
        /** Of 24 hours. */
        DAYS("days", "天", "d"),
        WORKING_DAYS("workingDays", "个工作日", "working days");

        private final String id;
        private final String zh;
        private final String en;

        Unit(String id, String zh, String en) {
            this.id = id;
            this.zh = zh;
            this.en = en;
        }

        /** For a summary: {@code min}. */
        Wording words() {
            return Wording.of(zh, en);
        }

        /** The key in plans, and the name on the wire. */
        public String id() {
            return id;
        }
    }

    public TimeLimit {
        during = InOrder.set(during);
        amounts = InOrder.map(amounts);
    }

    /** When a clock that began at {@code from} runs out at a level; null when this limit counts towards an instant. */
    public @Nullable Instant end(Instant from, String level, Plan plan) {
        Integer amount = amounts.get(level);
        if (amount == null) return null;
        return switch (unit) {
            case MINUTES -> from.plus(Duration.ofMinutes(amount));
            case DAYS -> from.plus(Duration.ofDays(amount));
            case WORKING_DAYS -> plan.workingDays().after(from, amount, plan.zone());
        };
    }
}
