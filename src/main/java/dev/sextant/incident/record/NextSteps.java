package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Constraint;
import dev.sextant.plan.Label;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps that a person may take with a record now, so that nobody is offered one that will be refused. A step may still
 * be refused for what is filled in with it.
 */
public final class NextSteps {

    private NextSteps() {}

    /**
     * The open steps that the plan's {@code by} gives this person, in the plan's order; each with the plan's words for why
     * its {@code unless} keeps this very person from it, or nothing.
     */
    public static Map<String, Optional<Label>> of(Incident now, BoardRecord record, Actor by, Instant at) {
        var steps = new LinkedHashMap<String, Optional<Label>>();
        RecordType type = now.plan().type(record.type());
        Lifecycle.State state = type == null ? null : type.lifecycle().state(record.state());
        if (type == null || state == null || !record.counts()) {
            return steps;
        }
        BoardRecord fresh = new Drafting(now, by, at).fresh(type, record);
        Map<String, Object> variables =
                Scope.of(now.with(fresh), at).by(by).about(fresh).variables();
        for (Lifecycle.Move move : state.moves().values()) {
            if (Permission.allows(move.by(), by, type, record, at)) {
                boolean barred = move.unless() != null && move.unless().truth(variables);
                steps.put(
                        move.id(),
                        barred ? Optional.of(MoveRecord.said(move)) : forbidden(now, type, fresh, move, by, at));
            }
        }
        return steps;
    }

    /**
     * A rule that refuses the step whatever is filled in with it: it speaks of nothing that the step asks for or sets, nor of
     * other records, which may change with it.
     */
    private static Optional<Label> forbidden(
            Incident now, RecordType type, BoardRecord fresh, Lifecycle.Move move, Actor by, Instant at) {
        String to =
                move.target(Scope.of(now.with(fresh), at).by(by).about(fresh).variables());
        BoardRecord after = fresh.changed(Map.of(), to, new Drafting(now, by, at).stamp(), "move", move.id(), null);
        Map<String, Object> variables =
                Scope.of(now.with(after), at).by(by).about(after).variables();
        return type.constraints().stream()
                .filter(rule -> rule.isOnMove(move.id()) && !rule.confirm() && settled(rule, move))
                .filter(rule -> rule.deny().truth(variables))
                .map(Constraint::say)
                .findFirst();
    }

    private static boolean settled(Constraint rule, Lifecycle.Move move) {
        String source = rule.deny().source();
        return Stream.concat(
                        Stream.of("all."),
                        Stream.concat(move.asks().stream(), move.sets().keySet().stream())
                                .map(field -> "record." + field))
                .noneMatch(source::contains);
    }
}
