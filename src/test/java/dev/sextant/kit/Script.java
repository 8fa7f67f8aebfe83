package dev.sextant.kit;

import dev.sextant.demo.Scenario;
import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.record.RecordEvent;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import dev.sextant.wire.CommandJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The scripted incident, played in memory: every row goes as JSON through the reader of commands and is decided, and
 * between the rows the product's clock looks twice a minute.
 */
public final class Script {
    private static final long LOOK_SECONDS = 30;

    /** One event of the story with its stamp. */
    public record Happened(Event event, Stamp stamp) {}

    private final List<Happened> happened = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private Incident incident = Incident.none(ShippedPlan.plan(), "INC-20260418-01");

    /** Plays to the end; the listener hears the number of each row, from 1, and what was decided of it. */
    public static Script played(BiConsumer<Integer, Decision> listener) {
        var script = new Script();
        List<Scenario.Row> rows = Cast.script().rows();
        for (int i = 0; i < rows.size(); i++) {
            Scenario.Row row = rows.get(i);
            script.passTime(row.at());
            if (!row.act().equals("system")) {
                listener.accept(i + 1, script.play(i, row));
            }
        }
        return script;
    }

    public Incident incident() {
        return incident;
    }

    public List<Happened> happened() {
        return List.copyOf(happened);
    }

    private void passTime(Instant until) {
        if (!incident.opened()) {
            return;
        }
        for (Instant at = incident.at().plusSeconds(LOOK_SECONDS);
                !at.isAfter(until);
                at = at.plusSeconds(LOOK_SECONDS)) {
            apply(Deciding.decide(incident, new PassTime(), Actor.SYSTEM, at), Actor.SYSTEM, at);
        }
    }

    private Decision play(int index, Scenario.Row row) {
        CommandJson.Reading reading = CommandJson.read(json(index, row), true);
        if (reading.command() == null) {
            throw new AssertionError("row " + (index + 1) + " is no command: " + reading.faults());
        }
        Actor actor = Cast.of(row.actor());
        Decision decision = Deciding.decide(incident, reading.command(), actor, row.at());
        List<Event> events = apply(decision, actor, row.at());
        if (row.as() != null) {
            events.stream()
                    .filter(RecordEvent.class::isInstance)
                    .flatMap(event -> event.touched().stream())
                    .findFirst()
                    .ifPresent(id -> names.put(row.as(), id));
        }
        return decision;
    }

    private List<Event> apply(Decision decision, Actor actor, Instant at) {
        if (!(decision instanceof Decision.Accepted accepted)) {
            return List.of();
        }
        for (Event event : accepted.events()) {
            var stamp = new Stamp(incident.seq() + 1, at, actor.person());
            incident = incident.after(event, stamp);
            happened.add(new Happened(event, stamp));
        }
        return accepted.events();
    }

    private JsonObject json(int index, Scenario.Row row) {
        var json = new JsonObject().put("commandId", "row-" + (1000 + index)).put("type", row.act());
        row.command().forEach((key, value) -> json.put(key, named(value)));
        if (row.find() != null) {
            json.put("id", found(row.find()));
        }
        BoardRecord record = incident.record(json.getString("id", ""));
        if (record != null && "seen".equals(json.getValue("textHash"))) {
            json.put("textHash", BoundText.hash(record, bound(record)));
        }
        if (record != null && "seen".equals(json.getValue("baseVersion"))) {
            json.put("baseVersion", record.version());
        }
        return new JsonObject(json.encode());
    }

    private static List<String> bound(BoardRecord record) {
        RecordType type = ShippedPlan.plan().type(record.type());
        Lifecycle.State state = type == null ? null : type.lifecycle().state(record.state());
        return state == null
                ? List.of()
                : state.moves().values().stream()
                        .map(Lifecycle.Move::binds)
                        .filter(binds -> !binds.isEmpty())
                        .findFirst()
                        .orElse(List.of());
    }

    private String found(Map<String, Object> find) {
        for (BoardRecord record : incident.records().all()) {
            boolean fits = find.entrySet().stream()
                    .filter(wanted -> !wanted.getKey().equals("board"))
                    .allMatch(wanted ->
                            named(wanted.getValue()).equals(record.asValues().get(wanted.getKey())));
            if (fits) {
                return record.id();
            }
        }
        throw new AssertionError("nothing found like " + find);
    }

    private Object named(Object value) {
        if (value instanceof String text && text.startsWith("$")) {
            return names.getOrDefault(text.substring(1), text);
        }
        if (value instanceof Map<?, ?> map) {
            var object = new JsonObject();
            map.forEach((key, inner) -> object.put(String.valueOf(key), named(inner)));
            return object;
        }
        if (value instanceof List<?> list) {
            var array = new JsonArray();
            list.forEach(inner -> array.add(named(inner)));
            return array;
        }
        return value;
    }
}
