package dev.sextant.incident.watch;

import dev.sextant.plan.Act;
import dev.sextant.plan.AttentionRule.Severity;
import dev.sextant.plan.Label;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands still until somebody acts.
 *
 * @param kind what sort of waiting it is
 * @param say what a rule of the plan says of it; null when none does, and the screen names it from the rest
 * @param since since when it waits; null when a rule cannot tell
 * @param dueAt by when; null without a limit
 * @param missed the limit has passed
 * @param who for whom: roles and groups
 * @param group the group that it belongs to; null for command
 * @param record the record that waits; null for the incident
 * @param move for a rule about a record: the move that puts it right; null when the plan names none
 * @param act the act of the whole incident that answers it; null when it is answered elsewhere
 * @param records for a rule about the incident: the records that show it
 * @param reference what else it is about: the limit missed, the field in conflict, the level suggested
 */
public record Waiting(
        Kind kind,
        @Nullable Label say,
        @Nullable Instant since,
        @Nullable Instant dueAt,
        boolean missed,
        List<String> who,
        @Nullable String group,
        @Nullable String record,
        @Nullable String reference,
        @Nullable String move,
        @Nullable Act act,
        List<String> records,
        Severity severity) {

    public Waiting {
        who = List.copyOf(who);
        records = List.copyOf(records);
    }

    /** Without an act that answers it, and without records that show it. */
    Waiting(
            Kind kind,
            @Nullable Label say,
            Instant since,
            @Nullable Instant dueAt,
            boolean missed,
            List<String> who,
            @Nullable String group,
            @Nullable String record,
            @Nullable String reference,
            @Nullable String move,
            Severity severity) {
        this(kind, say, since, dueAt, missed, who, group, record, reference, move, null, List.of(), severity);
    }

    Waiting answeredBy(Act answer) {
        return new Waiting(
                kind, say, since, dueAt, missed, who, group, record, reference, move, answer, records, severity);
    }

    /** The same with what a rule says of it; of several rules the gravest is heard. */
    Waiting saying(Label words, @Nullable String mends, Severity found) {
        return found.compareTo(severity) < 0
                ? this
                : new Waiting(
                        kind, words, since, dueAt, missed, who, group, record, reference, mends, act, records, found);
    }

    /** What sort of waiting it is. */
    public enum Kind {
        /** The intake waits to be acknowledged, or the decision whether to activate the plan. */
        INTAKE,
        /** The rules suggest another level than the one decided. */
        LEVEL,
        /** A record stands in a state that somebody must decide on. */
        DECISION,
        /** A time limit was missed. */
        LIMIT,
        /** Two people wrote the same. */
        CONFLICT,
        /** A rule of the plan asks for attention. */
        RULE
    }
}
