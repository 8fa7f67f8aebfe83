package dev.sextant.wire;

import dev.sextant.incident.Event;
import dev.sextant.incident.Person;
import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.ConflictRuled;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordAmended.Clash;
import dev.sextant.incident.record.RecordDerived;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.record.TextRead;
import dev.sextant.incident.watch.WatchEvent;
import dev.sextant.plan.Field;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Events as they stand in the journal: {@code {"v": 1, "type": …, "by": {id, name}, "data": {…}}}. The journal itself
 * knows the sequence number and the time. A reader ignores what it does not know, so that nodes of two versions may share
 * a journal; a changed meaning gets a new {@code v} and an upcaster here.
 */
public final class EventJson {

    private static final int VERSION = 1;

    private EventJson() {}

    /** An event and who did it, as read from the journal. */
    public record Written(Event event, Person by) {}

    /** @param seal closes what is personal */
    public static String write(Event event, Person by, Seal seal) {
        return new JsonObject()
                .put("v", VERSION)
                .put("type", type(event))
                .put("by", ValueJson.person(by))
                .put("data", data(event, new SealedJson(seal)))
                .encode();
    }

    /** The stable name of an event, for the journal and for screens. */
    public static String type(Event event) {
        return EventNames.of(event);
    }

    private static JsonObject data(Event event, SealedJson seal) {
        if (event instanceof RecordPosted e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("type", e.type())
                    .put("group", e.group())
                    .put("state", e.state())
                    .put("fields", seal.closed(e.id(), e.fields()))
                    .put("occurredAt", e.occurredAt().toString())
                    .put("correctionOf", e.correctionOf())
                    .put("cause", e.cause())
                    .put("flash", e.flash());
        } else if (event instanceof RecordMoved e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("move", e.move())
                    .put("from", e.from())
                    .put("to", e.to())
                    .put("changes", seal.closed(e.id(), e.changes()))
                    .put("reason", e.reason())
                    .put("boundHash", e.boundHash());
        } else if (event instanceof RecordAmended e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("changes", seal.closed(e.id(), e.changes()))
                    .put("clashes", clashes(e.id(), e.clashes(), seal))
                    .put("state", e.state());
        } else if (event instanceof RecordDerived e) {
            return new JsonObject().put("id", e.id()).put("changes", seal.closed(e.id(), e.changes()));
        } else if (event instanceof RecordStruck e) {
            return new JsonObject().put("id", e.id()).put("reason", e.reason());
        } else if (event instanceof TextRead e) {
            return new JsonObject().put("id", e.id()).put("version", e.version());
        } else if (event instanceof ConflictRaised e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("with", e.with())
                    .put("field", e.field())
                    .put("theirs", seal.closed(e.with(), e.field(), e.theirs()));
        } else if (event instanceof ConflictRuled e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("with", e.with())
                    .put("field", e.field())
                    .put("choose", e.choose())
                    .put("value", seal.closed(e.id(), e.field(), e.value()))
                    .put("state", e.state())
                    .put("reason", e.reason());
        }
        if (event instanceof PersonalDataErased e) {
            return new JsonObject()
                    .put("person", e.person())
                    .put(
                            "levels",
                            new JsonArray(
                                    e.levels().stream().map(PlanJson::lower).toList()))
                    .put("records", new JsonArray(e.records()))
                    .put("reason", e.reason());
        }
        return event instanceof WatchEvent watch ? WatchEventJson.data(watch) : CourseEventJson.data(event, seal);
    }

    private static JsonObject clashes(String record, Map<String, Clash> clashes, SealedJson seal) {
        var object = new JsonObject();
        clashes.forEach((field, clash) -> object.put(
                field,
                new JsonObject()
                        .put("base", seal.closed(record, field, clash.base()))
                        .put("wrote", seal.closed(record, field, clash.wrote()))));
        return object;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param seal opens what is personal; what it has no key of is {@link dev.sextant.incident.Withheld}
     * @throws UnreadableEvent when it is no event that this version knows
     */
    public static Written read(String body, Seal seal) {
        try {
            var json = new JsonObject(body);
            var person = ValueJson.person(json.getJsonObject("by"));
            return new Written(event(json.getString("type"), json.getJsonObject("data"), new SealedJson(seal)), person);
        } catch (RuntimeException unreadable) {
            throw new UnreadableEvent(unreadable);
        }
    }

    /** An entry of the journal that is no event of ours; a fold passes it over and says so. */
    public static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(Throwable cause) {
            super("an entry of the journal cannot be read: " + cause.getMessage(), cause);
        }
    }

    private static Event event(String type, JsonObject data, SealedJson seal) {
        return switch (type) {
            case "recordPosted" ->
                new RecordPosted(
                        data.getString("id"),
                        data.getString("type"),
                        data.getString("group"),
                        data.getString("state"),
                        seal.opened(data.getString("id"), data.getJsonObject("fields")),
                        Instant.parse(data.getString("occurredAt")),
                        data.getString("correctionOf"),
                        data.getString("cause"),
                        data.getBoolean("flash", false));
            case "recordMoved" ->
                new RecordMoved(
                        data.getString("id"),
                        data.getString("move"),
                        data.getString("from"),
                        data.getString("to"),
                        seal.openedNullable(data.getString("id"), data.getJsonObject("changes")),
                        data.getString("reason"),
                        data.getString("boundHash"));
            case "recordAmended" ->
                new RecordAmended(
                        data.getString("id"),
                        seal.openedNullable(data.getString("id"), data.getJsonObject("changes")),
                        readClashes(data.getString("id"), data.getJsonObject("clashes"), seal),
                        data.getString("state"));
            case "recordDerived" ->
                new RecordDerived(
                        data.getString("id"), seal.openedNullable(data.getString("id"), data.getJsonObject("changes")));
            case "recordStruck" -> new RecordStruck(data.getString("id"), data.getString("reason"));
            case "textRead" -> new TextRead(data.getString("id"), data.getInteger("version"));
            case "conflictRaised" ->
                new ConflictRaised(
                        data.getString("id"),
                        data.getString("with"),
                        data.getString("field"),
                        seal.opened(data.getString("with"), data.getString("field"), data.getValue("theirs")));
            case "conflictRuled" ->
                new ConflictRuled(
                        data.getString("id"),
                        data.getString("with"),
                        data.getString("field"),
                        data.getString("choose"),
                        seal.opened(data.getString("id"), data.getString("field"), data.getValue("value")),
                        data.getString("state"),
                        data.getString("reason"));
            case "personalDataErased" ->
                new PersonalDataErased(
                        data.getString("person"),
                        ValueJson.texts(data.getJsonArray("levels")).stream()
                                .map(level -> Field.Pii.valueOf(level.toUpperCase(Locale.ROOT)))
                                .toList(),
                        ValueJson.texts(data.getJsonArray("records")),
                        data.getString("reason"));
            case "deadlineMissed", "deadlineEscalated", "limitExtended", "levelSuggested", "suggestionRepeated" ->
                WatchEventJson.read(type, data);
            default -> CourseEventJson.read(type, data, seal);
        };
    }

    private static Map<String, Clash> readClashes(String record, JsonObject object, SealedJson seal) {
        var clashes = new LinkedHashMap<String, Clash>();
        for (String field : object.fieldNames()) {
            JsonObject clash = object.getJsonObject(field);
            clashes.put(
                    field,
                    new Clash(
                            seal.opened(record, field, clash.getValue("base")),
                            seal.opened(record, field, clash.getValue("wrote"))));
        }
        return clashes;
    }
}
