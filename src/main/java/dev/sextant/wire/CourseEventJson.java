package dev.sextant.wire;

import dev.sextant.incident.Event;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Person;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.course.Assessed;
import dev.sextant.incident.course.CallAnswered;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.incident.course.EndProposed;
import dev.sextant.incident.course.GroupWaived;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.IntakeAmended;
import dev.sextant.incident.course.LevelKept;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.course.ResponseReopened;
import dev.sextant.incident.course.RosterChanged;
import dev.sextant.incident.course.SubstituteCalled;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The course of an incident in the journal's JSON. Properties that came later have a meaning when they are absent, so that
 * old journals read as they were meant.
 */
final class CourseEventJson {

    private CourseEventJson() {}

    static JsonObject data(Event event, SealedJson seal) {
        if (event instanceof IncidentOpened e) {
            return new JsonObject()
                    .put("plan", e.planId())
                    .put("planVersion", e.planVersion())
                    .put("fields", seal.closed(PersonalData.INTAKE, e.fields()))
                    .put("demo", e.demo());
        } else if (event instanceof IntakeAcknowledged) {
            return new JsonObject();
        } else if (event instanceof Assessed e) {
            return new JsonObject()
                    .put("severitySuggested", e.suggested())
                    .put("severityDecided", e.decided())
                    .put("possibleImpact", e.possibleImpact())
                    .put("activate", e.activate())
                    .put("reason", e.reason());
        } else if (event instanceof IntakeAmended e) {
            return new JsonObject()
                    .put("changes", seal.closed(PersonalData.INTAKE, e.changes()))
                    .put("reason", e.reason());
        } else if (event instanceof PlanActivated e) {
            return new JsonObject()
                    .put("groups", new JsonArray(e.groups()))
                    .put("commandPost", e.commandPost())
                    .put("firstInstructions", e.firstInstructions())
                    .put("decidedBy", person(e.decidedBy()))
                    .put("decidedAt", time(e.decidedAt()));
        } else if (event instanceof LevelSet e) {
            return new JsonObject()
                    .put("from", e.from())
                    .put("to", e.to())
                    .put("suggested", e.suggested())
                    .put("reason", e.reason())
                    .put("dueAgain", ValueJson.storedMap(e.dueAgain()));
        } else if (event instanceof LevelKept e) {
            return new JsonObject()
                    .put("level", e.level())
                    .put("suggested", e.suggested())
                    .put("reason", e.reason());
        } else if (event instanceof PhaseEntered e) {
            return new JsonObject().put("from", e.from()).put("to", e.to()).put("reason", e.reason());
        } else if (event instanceof EndProposed e) {
            return new JsonObject().put("reason", e.reason());
        } else if (event instanceof ResponseEnded e) {
            return new JsonObject()
                    .put("met", new JsonArray(e.met()))
                    .put("overridden", new JsonArray(e.overridden()))
                    .put("reason", e.reason())
                    .put("proposedBy", person(e.proposedBy()))
                    .put("announcedTo", e.announcedTo());
        } else if (event instanceof ResponseReopened e) {
            var json = new JsonObject().put("reason", e.reason());
            return e.dueAgain().isEmpty() ? json : json.put("dueAgain", ValueJson.storedMap(e.dueAgain()));
        }
        return ofTheMuster(event);
    }

    private static JsonObject ofTheMuster(Event event) {
        if (event instanceof CallAnswered e) {
            return new JsonObject()
                    .put("group", e.group())
                    .put("person", ValueJson.person(e.person()))
                    .put("reply", e.reply().id())
                    .put("minutes", e.minutes())
                    .put("reason", e.reason());
        } else if (event instanceof SubstituteCalled e) {
            return new JsonObject()
                    .put("group", e.group())
                    .put("person", ValueJson.person(e.person()))
                    .put("instead", ValueJson.person(e.instead()));
        } else if (event instanceof CheckedIn e) {
            return new JsonObject()
                    .put("group", e.group())
                    .put("person", ValueJson.person(e.person()))
                    .put("place", e.place())
                    .put("people", e.people())
                    .put("leads", e.leads())
                    .put("phoneOk", e.phoneOk())
                    .put("leaveAt", time(e.leaveAt()));
        } else if (event instanceof GroupWaived e) {
            return new JsonObject().put("group", e.group()).put("reason", e.reason());
        } else if (event instanceof RosterChanged e) {
            var members = new JsonArray();
            e.members().forEach(each -> members.add(ValueJson.person(each)));
            return new JsonObject()
                    .put("group", e.group())
                    .put("head", person(e.head()))
                    .put("substitute", person(e.substitute()))
                    .put("members", members)
                    .put("reason", e.reason());
        }
        throw new IllegalArgumentException("no JSON for " + event.getClass());
    }

    static Event read(String type, JsonObject data, SealedJson seal) {
        return switch (type) {
            case "incidentOpened" ->
                new IncidentOpened(
                        data.getString("plan"),
                        data.getString("planVersion"),
                        seal.opened(PersonalData.INTAKE, data.getJsonObject("fields")),
                        data.getBoolean("demo", false));
            case "intakeAcknowledged" -> new IntakeAcknowledged();
            case "assessed" ->
                new Assessed(
                        data.getString("severitySuggested"),
                        data.getString("severityDecided"),
                        data.getString("possibleImpact"),
                        data.getBoolean("activate"),
                        data.getString("reason"));
            case "intakeAmended" ->
                new IntakeAmended(
                        seal.openedNullable(PersonalData.INTAKE, data.getJsonObject("changes")),
                        data.getString("reason"));
            case "planActivated" ->
                new PlanActivated(
                        ValueJson.texts(data.getJsonArray("groups")),
                        data.getString("commandPost"),
                        data.getString("firstInstructions"),
                        readPerson(data, "decidedBy"),
                        readTime(data, "decidedAt"));
            case "levelSet" ->
                new LevelSet(
                        data.getString("from"),
                        data.getString("to"),
                        data.getString("suggested"),
                        data.getString("reason"),
                        times(data.getJsonObject("dueAgain")));
            case "levelKept" ->
                new LevelKept(data.getString("level"), data.getString("suggested"), data.getString("reason"));
            case "phaseEntered" ->
                new PhaseEntered(data.getString("from"), data.getString("to"), data.getString("reason"));
            case "endProposed" -> new EndProposed(data.getString("reason"));
            case "responseEnded" ->
                new ResponseEnded(
                        ValueJson.texts(data.getJsonArray("met", new JsonArray())),
                        ValueJson.texts(data.getJsonArray("overridden")),
                        data.getString("reason"),
                        readPerson(data, "proposedBy"),
                        data.getString("announcedTo"));
            case "responseReopened" ->
                new ResponseReopened(data.getString("reason"), times(data.getJsonObject("dueAgain", new JsonObject())));
            default -> readOfTheMuster(type, data);
        };
    }

    private static Event readOfTheMuster(String type, JsonObject data) {
        return switch (type) {
            case "callAnswered" ->
                new CallAnswered(
                        data.getString("group"),
                        ValueJson.person(data.getJsonObject("person")),
                        Objects.requireNonNull(Muster.Reply.of(data.getString("reply")), "reply"),
                        data.getLong("minutes"),
                        data.getString("reason"));
            case "substituteCalled" ->
                new SubstituteCalled(
                        data.getString("group"),
                        ValueJson.person(data.getJsonObject("person")),
                        ValueJson.person(data.getJsonObject("instead")));
            case "checkedIn" ->
                new CheckedIn(
                        data.getString("group"),
                        ValueJson.person(data.getJsonObject("person")),
                        data.getString("place"),
                        data.getLong("people"),
                        data.getBoolean("leads", true),
                        data.getBoolean("phoneOk"),
                        readTime(data, "leaveAt"));
            case "groupWaived" -> new GroupWaived(data.getString("group"), data.getString("reason"));
            case "rosterChanged" ->
                new RosterChanged(
                        data.getString("group"),
                        readPerson(data, "head"),
                        readPerson(data, "substitute"),
                        people(data.getJsonArray("members")),
                        data.getString("reason"));
            default -> throw new IllegalArgumentException("unknown event " + type);
        };
    }

    private static @Nullable JsonObject person(@Nullable Person person) {
        return person == null ? null : ValueJson.person(person);
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable Person readPerson(JsonObject data, String name) {
        JsonObject person = data.getJsonObject(name);
        return person == null ? null : ValueJson.person(person);
    }

    private static @Nullable Instant readTime(JsonObject data, String name) {
        String at = data.getString(name);
        return at == null ? null : Instant.parse(at);
    }

    private static List<Person> people(JsonArray array) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < array.size(); i++) {
            people.add(ValueJson.person(array.getJsonObject(i)));
        }
        return people;
    }

    static Map<String, Instant> times(JsonObject object) {
        var times = new LinkedHashMap<String, Instant>();
        ValueJson.readMap(object).forEach((name, value) -> times.put(name, (Instant) value));
        return times;
    }
}
