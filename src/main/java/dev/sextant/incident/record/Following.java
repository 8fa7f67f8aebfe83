package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.Act;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one act on a record by the plan, in the same append: records that start with it, steps that other
 * records take, and what follows from those in turn. The plan's chains end by themselves, since a step needs a state that
 * knows it; how long one may grow is bounded all the same.
 */
public final class Following {

    private static final int MOST = 60;

    private final Actor by;
    private final Instant at;
    private final List<Event> events = new ArrayList<>();
    private Incident after;

    Following(Incident now, Actor by, Instant at) {
        this.after = now;
        this.by = by;
        this.at = at;
    }

    /**
     * What starts with an act of the whole incident, and what follows from that in turn.
     *
     * @param after the incident as it is with the act
     */
    public static List<Event> ofAct(Act act, Incident after, Actor by, Instant at) {
        var following = new Following(after, by, at);
        for (RecordType.Start start : after.plan().starts()) {
            RecordType type = after.plan().type(start.type());
            if (type != null && start.on().equals(act.id())) {
                following.start(start, type, null, "");
            }
        }
        return List.copyOf(following.events);
    }

    /** The event and everything that follows from it. */
    List<Event> after(Event event, String recordId, String on) {
        happened(event);
        follow(recordId, on);
        return List.copyOf(events);
    }

    private void happened(Event event) {
        events.add(event);
        after = after.after(event, stamp());
    }

    private Stamp stamp() {
        return new Stamp(after.seq() + 1, at, by.person());
    }

    private void follow(String recordId, String on) {
        BoardRecord cause = Objects.requireNonNull(after.record(recordId), recordId);
        RecordType type = after.plan().type(cause.type());
        if (type == null) {
            return;
        }
        for (RecordType.Start start : type.starts()) {
            RecordType other = after.plan().type(start.type());
            if (other != null && start.on().equals(on)) {
                for (Object each : eachOf(start, cause)) {
                    start(start, other, cause, each);
                }
            }
        }
        for (RecordType.Step step : type.then()) {
            if (step.on().equals(on)) {
                step(step, cause);
            }
        }
    }

    private static List<?> eachOf(RecordType.Start start, BoardRecord cause) {
        if (start.each() == null) {
            return List.of("");
        }
        Object many = cause.fields().get(start.each());
        return many instanceof List<?> list ? list : List.of();
    }

    private void start(RecordType.Start start, RecordType type, @Nullable BoardRecord cause, Object each) {
        Scope scope = Scope.of(after, at).by(by).each(each);
        Map<String, Object> variables = (cause == null ? scope : scope.about(cause)).variables();
        String from = cause == null ? null : cause.id();
        if (events.size() >= MOST || (start.when() != null && !start.when().truth(variables))) {
            return;
        }
        Map<String, Object> fields = fallbacks(type);
        start.set().forEach((name, value) -> {
            Object set = Drafting.plain(value.value(variables));
            if (set != null) {
                fields.put(name, set);
            }
        });
        begin(type, fields, from);
    }

    /** What has happened so far. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /**
     * A record begins with these values, and what follows from it.
     *
     * @param from the record that started it
     */
    void begin(RecordType type, Map<String, Object> fields, @Nullable String from) {
        String id = after.records().nextId(type.prefix(), new HashMap<>());
        String group = Drafting.owner(type, fields);
        String initial = type.lifecycle().initial();
        BoardRecord draft = BoardRecord.posted(id, type.id(), group, initial, fields, at, null, from, stamp());
        new Drafting(after, by, at).computed(type, draft).forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value);
            }
        });
        boolean flash = type.flash() != null && type.flash().truth(scopeOf(draft));
        happened(new RecordPosted(id, type.id(), group, initial, fields, at, null, from, flash));
        follow(id, "post");
    }

    private Map<String, Object> fallbacks(RecordType type) {
        var fields = new HashMap<String, Object>();
        for (Field field : type.fields().values()) {
            if (field.fallback() != null) {
                fields.put(field.name(), Numbering.fallback(after, type, field));
            }
        }
        return fields;
    }

    private Map<String, Object> scopeOf(BoardRecord draft) {
        return Scope.of(after.with(draft), at).by(by).about(draft).variables();
    }

    private void step(RecordType.Step step, BoardRecord cause) {
        Scope scope = Scope.of(after, at).by(by);
        if (!(step.of().value(scope.about(cause).variables()) instanceof List<?> found)) {
            return;
        }
        var ids = new ArrayList<String>();
        for (Object each : found) {
            if (each instanceof Map<?, ?> values) {
                ids.add(String.valueOf(values.get("id")));
            }
        }
        ids.forEach(id -> step(step, cause, id));
    }

    private void step(RecordType.Step step, BoardRecord cause, String id) {
        BoardRecord record = after.record(id);
        RecordType type = after.plan().type(step.type());
        if (record == null || type == null || !record.type().equals(type.id()) || !record.counts()) {
            return;
        }
        Lifecycle.State state = type.lifecycle().state(record.state());
        Lifecycle.Move move = state == null ? null : state.moves().get(step.move());
        if (move == null || events.size() >= MOST) {
            return;
        }
        Scope scope = Scope.of(after, at).by(by);
        Map<String, Object> ofCause = scope.about(cause).variables();
        Map<String, Object> ofRecord = scope.about(record).variables();
        if (move.unless() != null && move.unless().truth(ofRecord)) {
            return;
        }
        Map<String, @Nullable Object> changes = new HashMap<>();
        step.set().forEach((name, value) -> changes.put(name, Drafting.plain(value.value(ofCause))));
        move.sets().forEach((name, value) -> changes.put(name, Drafting.plain(value.value(ofRecord))));
        BoardRecord draft = record.changed(changes, record.state(), stamp(), "move", move.id(), null);
        String to =
                move.target(Scope.of(after.with(draft), at).by(by).about(draft).variables());
        Drafting.leaveBehind(type, record, to, changes);
        draft = record.changed(changes, to, stamp(), "move", move.id(), null);
        changes.putAll(new Drafting(after, by, at).computed(type, draft));
        happened(new RecordMoved(id, move.id(), record.state(), to, changes, null, null));
        follow(id, move.id());
    }
}
