package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.FieldValues;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.Scope;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Constraint;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The steps that posting, amending and moving a record share: computed fields, fields that the content makes required,
 * the choices that the plan leaves, and the plan's constraints on the incident as it would be afterwards.
 */
final class Drafting {

    private final Incident now;
    private final Actor by;
    private final Instant at;

    Drafting(Incident now, Actor by, Instant at) {
        this.now = now;
        this.by = by;
        this.at = at;
    }

    /** The stamp that the next events will have, for trying them out. */
    Stamp stamp() {
        return new Stamp(now.seq() + 1, at, by.person());
    }

    String nextId(RecordType type) {
        return now.records().nextId(type.prefix(), new HashMap<>());
    }

    /** The group that a record of this type with these values belongs to or waits for. */
    static String owner(RecordType type, Map<String, ?> values) {
        Object named = type.owner() == null ? null : values.get(type.owner());
        return named instanceof String group ? group : type.group();
    }

    /** The computed fields whose value is not yet what the plan computes; null where it computes nothing. */
    Map<String, @Nullable Object> computed(RecordType type, BoardRecord draft) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        Scope scope = Scope.of(now.with(draft), at).by(by);
        BoardRecord latest = draft;
        for (Field field : type.fields().values()) {
            if (field.computed() == null) {
                continue;
            }
            Object value = plain(field.computed().value(scope.about(latest).variables()));
            if (!Objects.equals(value, latest.fields().get(field.name()))) {
                changes.put(field.name(), value);
                latest = latest.changed(changes, latest.state(), stamp(), "derive", null, null);
            }
        }
        return changes;
    }

    /** Fields that this content makes required and that are empty. */
    List<Fault> requiredByContent(RecordType type, BoardRecord draft) {
        var faults = new ArrayList<Fault>();
        Map<String, Object> variables =
                Scope.of(now.with(draft), at).by(by).about(draft).variables();
        for (Field field : type.fields().values()) {
            if (field.requiredWhen() != null
                    && draft.fields().get(field.name()) == null
                    && field.requiredWhen().truth(variables)) {
                faults.add(FieldValues.missing("fields." + field.name(), field));
            }
        }
        return faults;
    }

    /**
     * Records chosen that the plan does not let be chosen.
     *
     * @param standing the record as it stands, which is what the plan's choices are about; a new one as it would be
     * @param names the fields that were entered now; what others hold was settled when it was entered
     */
    List<Fault> chosenAmongOthers(RecordType type, BoardRecord standing, BoardRecord draft, Collection<String> names) {
        var faults = new ArrayList<Fault>();
        Map<String, Object> variables =
                Scope.of(now.with(standing), at).by(by).about(standing).variables();
        for (String name : names) {
            Field field = type.fields().get(name);
            Object chosen = draft.fields().get(name);
            if (field == null || field.among() == null || chosen == null) {
                continue;
            }
            List<String> choices = Choices.of(field.among(), variables);
            List<?> ids = chosen instanceof List<?> many ? many : List.of(chosen);
            if (!choices.containsAll(ids)) {
                String open = String.join(", ", choices);
                var fault =
                        new Fault("fields." + name, "notAmong", field.among().say(), null);
                faults.add(open.isEmpty() ? fault : fault.expecting(open, open));
            }
        }
        return faults;
    }

    /** The record with its computed fields as they would be now. */
    BoardRecord fresh(RecordType type, BoardRecord record) {
        Map<String, @Nullable Object> computed = computed(type, record);
        return computed.isEmpty() ? record : record.changed(computed, record.state(), stamp(), "derive", null, null);
    }

    /**
     * The event, and what follows from it by the plan: records that start, steps that others take.
     *
     * @param on {@code post}, {@code amend} or the name of the move
     */
    List<Event> withWhatFollows(Event event, String recordId, String on) {
        return new Following(now, by, at).after(event, recordId, on);
    }

    /**
     * Tries the events out and asks every constraint that applies.
     *
     * @param confirmed ids of the constraints that the person said are meant
     * @param also what else forbids the act
     * @param doubts what else is to be confirmed; its code is the id
     * @return the refusal with everything that is wrong; or the events, accepted
     */
    Decision settle(
            RecordType type,
            String recordId,
            List<Event> events,
            Predicate<Constraint> applies,
            Set<String> confirmed,
            List<Fault> also,
            List<Fault> doubts) {
        Incident after = now;
        for (Event event : events) {
            after = after.after(event, new Stamp(after.seq() + 1, at, by.person()));
        }
        BoardRecord record = Objects.requireNonNull(after.record(recordId), recordId);
        Map<String, Object> variables = Scope.of(after, at).by(by).about(record).variables();
        var forbidden = new ArrayList<>(also);
        var unconfirmed = new ArrayList<>(doubts.stream()
                .filter(doubt -> !confirmed.contains(doubt.code()))
                .toList());
        for (Constraint constraint : type.constraints()) {
            if (!applies.test(constraint) || !constraint.deny().truth(variables)) {
                continue;
            }
            String field = constraint.field() == null ? "" : "fields." + constraint.field();
            var fault = new Fault(field, constraint.id(), constraint.say(), null);
            if (!constraint.confirm()) {
                forbidden.add(fault);
            } else if (!confirmed.contains(constraint.id())) {
                unconfirmed.add(fault);
            }
        }
        if (!forbidden.isEmpty()) {
            return Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, forbidden);
        }
        if (!unconfirmed.isEmpty()) {
            return Decision.refuse(Refusal.Kind.CONFIRM, unconfirmed);
        }
        return new Decision.Accepted(events);
    }

    /** What the plan says does not hold in the state that a record comes into is left behind: who approved what was another text. */
    static void leaveBehind(RecordType type, BoardRecord record, String to, Map<String, @Nullable Object> changes) {
        Lifecycle.State state = type.lifecycle().state(to);
        if (state == null || to.equals(record.state())) {
            return;
        }
        for (String name : state.clears()) {
            if (record.fields().containsKey(name) && !changes.containsKey(name)) {
                changes.put(name, null);
            }
        }
    }

    /** A value of an expression as the core keeps it. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof String
                        || value instanceof Long
                        || value instanceof Double
                        || value instanceof Boolean
                        || value instanceof Instant
                        || value instanceof List<?>
                ? value
                : null;
    }
}
