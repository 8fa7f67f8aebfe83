package dev.sextant.wire;

import dev.sextant.incident.Event;
import dev.sextant.incident.Person;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.ConflictRuled;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordAmended.Clash;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.Suggestion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    public static String write(Event event, Person by) {
        return new JsonObject()
                .put("v", VERSION)
                .put("type", type(event))
                .put("by", ValueJson.person(by))
                .put("data", data(event))
                .encode();
    }

    /** The stable name of an event, for the journal and for screens. */
    public static String type(Event event) {
        return EventNames.of(event);
    }

    private static JsonObject data(Event event) {
        if (event instanceof RecordPosted e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("type", e.type())
                    .put("group", e.group())
                    .put("state", e.state())
                    .put("fields", ValueJson.storedMap(e.fields()))
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
                    .put("changes", ValueJson.storedMap(e.changes()))
                    .put("reason", e.reason())
                    .put("boundHash", e.boundHash());
        } else if (event instanceof RecordAmended e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("changes", ValueJson.storedMap(e.changes()))
                    .put("clashes", clashes(e.clashes()))
                    .put("state", e.state());
        } else if (event instanceof RecordStruck e) {
            return new JsonObject().put("id", e.id()).put("reason", e.reason());
        } else if (event instanceof ConflictRaised e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("with", e.with())
                    .put("field", e.field())
                    .put("theirs", ValueJson.stored(e.theirs()));
        } else if (event instanceof ConflictRuled e) {
            return new JsonObject()
                    .put("id", e.id())
                    .put("with", e.with())
                    .put("field", e.field())
                    .put("choose", e.choose())
                    .put("value", ValueJson.stored(e.value()))
                    .put("state", e.state())
                    .put("reason", e.reason());
        }
        return ofTheCourse(event);
    }

    private static JsonObject ofTheCourse(Event event) {
        if (event instanceof IncidentOpened e) {
            return new JsonObject()
                    .put("plan", e.planId())
                    .put("planVersion", e.planVersion())
                    .put("fields", ValueJson.storedMap(e.fields()))
                    .put("demo", e.demo());
        } else if (event instanceof IntakeAcknowledged) {
            return new JsonObject();
        } else if (event instanceof PlanActivated e) {
            return new JsonObject()
                    .put("groups", new JsonArray(e.groups()))
                    .put("commandPost", e.commandPost())
                    .put("firstInstructions", e.firstInstructions());
        } else if (event instanceof LevelSet e) {
            return new JsonObject()
                    .put("from", e.from())
                    .put("to", e.to())
                    .put("suggested", e.suggested())
                    .put("reason", e.reason())
                    .put("dueAgain", ValueJson.storedMap(e.dueAgain()));
        } else if (event instanceof PhaseEntered e) {
            return new JsonObject().put("from", e.from()).put("to", e.to()).put("reason", e.reason());
        } else if (event instanceof CheckedIn e) {
            return new JsonObject()
                    .put("group", e.group())
                    .put("person", ValueJson.person(e.person()))
                    .put("place", e.place())
                    .put("people", e.people());
        } else if (event instanceof ResponseEnded e) {
            return new JsonObject()
                    .put("overridden", new JsonArray(e.overridden()))
                    .put("reason", e.reason());
        } else if (event instanceof DeadlineMissed e) {
            return new JsonObject()
                    .put("key", e.key())
                    .put("limit", e.limit())
                    .put("record", e.record())
                    .put("group", e.group())
                    .put("dueAt", e.dueAt().toString());
        } else if (event instanceof LevelSuggested e) {
            return new JsonObject()
                    .put("level", e.level())
                    .put("hits", hits(e.hits()))
                    .put("stale", e.stale());
        }
        throw new IllegalArgumentException("no JSON for " + event.getClass());
    }

    private static JsonObject clashes(Map<String, Clash> clashes) {
        var object = new JsonObject();
        clashes.forEach((field, clash) -> object.put(
                field,
                new JsonObject()
                        .put("base", ValueJson.stored(clash.base()))
                        .put("wrote", ValueJson.stored(clash.wrote()))));
        return object;
    }

    private static JsonArray hits(List<Suggestion.Hit> hits) {
        var array = new JsonArray();
        for (Suggestion.Hit hit : hits) {
            array.add(new JsonObject()
                    .put("rule", hit.rule())
                    .put("value", hit.value())
                    .put("threshold", hit.threshold())
                    .put("level", hit.level())
                    .put("records", new JsonArray(hit.records())));
        }
        return array;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableEvent when it is no event that this version knows
     */
    public static Written read(String body) {
        try {
            var json = new JsonObject(body);
            var person = ValueJson.person(json.getJsonObject("by"));
            return new Written(event(json.getString("type"), json.getJsonObject("data")), person);
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

    private static Event event(String type, JsonObject data) {
        return switch (type) {
            case "recordPosted" ->
                new RecordPosted(
                        data.getString("id"),
                        data.getString("type"),
                        data.getString("group"),
                        data.getString("state"),
                        ValueJson.readMap(data.getJsonObject("fields")),
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
                        ValueJson.readNullable(data.getJsonObject("changes")),
                        data.getString("reason"),
                        data.getString("boundHash"));
            case "recordAmended" ->
                new RecordAmended(
                        data.getString("id"),
                        ValueJson.readNullable(data.getJsonObject("changes")),
                        readClashes(data.getJsonObject("clashes")),
                        data.getString("state"));
            case "recordStruck" -> new RecordStruck(data.getString("id"), data.getString("reason"));
            case "conflictRaised" ->
                new ConflictRaised(
                        data.getString("id"),
                        data.getString("with"),
                        data.getString("field"),
                        ValueJson.read(data.getValue("theirs")));
            case "conflictRuled" ->
                new ConflictRuled(
                        data.getString("id"),
                        data.getString("with"),
                        data.getString("field"),
                        data.getString("choose"),
                        ValueJson.read(data.getValue("value")),
                        data.getString("state"),
                        data.getString("reason"));
            case "incidentOpened" ->
                new IncidentOpened(
                        data.getString("plan"),
                        data.getString("planVersion"),
                        ValueJson.readMap(data.getJsonObject("fields")),
                        data.getBoolean("demo", false));
            case "intakeAcknowledged" -> new IntakeAcknowledged();
            case "planActivated" ->
                new PlanActivated(
                        texts(data.getJsonArray("groups")),
                        data.getString("commandPost"),
                        data.getString("firstInstructions"));
            case "levelSet" ->
                new LevelSet(
                        data.getString("from"),
                        data.getString("to"),
                        data.getString("suggested"),
                        data.getString("reason"),
                        times(data.getJsonObject("dueAgain")));
            case "phaseEntered" ->
                new PhaseEntered(data.getString("from"), data.getString("to"), data.getString("reason"));
            case "checkedIn" ->
                new CheckedIn(
                        data.getString("group"),
                        ValueJson.person(data.getJsonObject("person")),
                        data.getString("place"),
                        data.getLong("people"));
            case "responseEnded" -> new ResponseEnded(texts(data.getJsonArray("overridden")), data.getString("reason"));
            case "deadlineMissed" ->
                new DeadlineMissed(
                        data.getString("key"),
                        data.getString("limit"),
                        data.getString("record"),
                        data.getString("group"),
                        Instant.parse(data.getString("dueAt")));
            case "levelSuggested" ->
                new LevelSuggested(
                        data.getString("level"), readHits(data.getJsonArray("hits")), data.getBoolean("stale", false));
            default -> throw new IllegalArgumentException("unknown event " + type);
        };
    }

    private static Map<String, Clash> readClashes(JsonObject object) {
        var clashes = new LinkedHashMap<String, Clash>();
        for (String field : object.fieldNames()) {
            JsonObject clash = object.getJsonObject(field);
            clashes.put(
                    field, new Clash(ValueJson.read(clash.getValue("base")), ValueJson.read(clash.getValue("wrote"))));
        }
        return clashes;
    }

    private static List<Suggestion.Hit> readHits(JsonArray array) {
        var hits = new ArrayList<Suggestion.Hit>();
        for (int i = 0; i < array.size(); i++) {
            JsonObject hit = array.getJsonObject(i);
            hits.add(new Suggestion.Hit(
                    hit.getString("rule"),
                    hit.getString("value"),
                    hit.getString("threshold"),
                    hit.getString("level"),
                    texts(hit.getJsonArray("records"))));
        }
        return hits;
    }

    private static Map<String, Instant> times(JsonObject object) {
        var times = new LinkedHashMap<String, Instant>();
        ValueJson.readMap(object).forEach((name, value) -> times.put(name, (Instant) value));
        return times;
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }
}
