package dev.sextant.bench;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.watch.LevelRules;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.kit.Acts;
import dev.sextant.kit.AnyCommand;
import dev.sextant.kit.Cast;
import dev.sextant.kit.Gen;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Wall;
import dev.sextant.wire.CommandJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A long incident made up from a plan: a third of its posts are what the wall counts, the others of every type; later
 * they are amended and moved.
 */
final class Grown {
    static final String ID = "INC-20260418-01";
    private static final long SEED = 20_261_122;
    private static final int SECONDS_BETWEEN = 2;

    private final Plan plan;
    private final Gen gen = new Gen(SEED);
    private final AnyCommand any;
    private final Actor everybody;
    private final List<Happened> happened = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<RecordType> often = new ArrayList<>();
    private Incident incident;
    private Instant clock = Instant.parse("2026-04-18T01:00:00Z");

    /** An event and its stamp, as the journal has them. */
    record Happened(Event event, Stamp stamp) {}

    /** A command that may come next; {@code what} it does, for the figures. */
    record Step(String what, Command command, Actor by, Instant at) {}

    private Grown(Plan plan) {
        this.plan = plan;
        this.any = new AnyCommand(gen, plan);
        this.incident = Incident.none(plan, ID);
        Wall.Count count = plan.wall().count();
        for (RecordType type : plan.records().values()) {
            boolean counted = count != null
                    && (type.id().equals(count.of())
                            || (count.mood() != null
                                    && type.id().equals(count.mood().of())));
            if (counted) often.add(type);
        }
        Set<String> roles = new HashSet<>();
        plan.roles().values().forEach(role -> {
            if (role.scope() == dev.sextant.plan.Role.Scope.INCIDENT) roles.add(role.id());
            else plan.groups().keySet().forEach(group -> roles.add(role.id() + "@" + group));
        });
        this.everybody = new Actor(Cast.LEADER.id(), Cast.LEADER.name(), roles, Cast.LEADER.sinceProof());
    }

    /** An incident of so many records and, when that is more, so many events. */
    static Grown to(Plan plan, int records, int events) {
        Grown grown = new Grown(plan);
        grown.take(Acts.openIncident());
        grown.take(new AcknowledgeIntake());
        grown.take(Acts.activatePlan(plan.levels().keySet().iterator().next()));
        while (grown.ids.size() < records) grown.take(grown.post().command());
        while (grown.happened.size() < Math.min(events, records * 3 / 2))
            grown.take(grown.change().command());
        grown.repeat(events);
        grown.suggest();
        return grown;
    }

    Incident incident() {
        return incident;
    }

    List<Happened> happened() {
        return happened;
    }

    /** What somebody might do next; mostly a post. */
    Step next() {
        return gen.percent(60) ? post() : change();
    }

    private Step post() {
        RecordType type = gen.percent(35) && !often.isEmpty()
                ? gen.oneOf(often)
                : gen.oneOf(plan.records().values());
        return step("post " + type.id(), any.post(incident, type));
    }

    private Step change() {
        BoardRecord record = incident.record(gen.oneOf(ids));
        if (record == null) throw new IllegalStateException("a record that is not there");
        return gen.percent(50)
                ? step("amend " + record.type(), any.amend(incident, record))
                : step("move " + record.type(), any.move(incident, record));
    }

    private Step step(String what, JsonObject json) {
        Command command =
                CommandJson.read(json.put("commandId", "bench-command"), false).command();
        return new Step(what, command == null ? new AcknowledgeIntake() : command, everybody, clock);
    }

    /** Lets what was amended be amended so again, until there are so many events: deciding each would take hours. */
    private void repeat(int events) {
        List<Event> amended = happened.stream()
                .map(Happened::event)
                .filter(RecordAmended.class::isInstance)
                .toList();
        while (happened.size() < events) happens(gen.oneOf(amended));
    }

    /** Lets the level suggestion stand as it would have been told long ago. */
    private void suggest() {
        LevelSuggested told = LevelRules.news(incident, clock);
        if (told != null) happens(told);
    }

    /** Without the level suggestion, whose cost is measured elsewhere and would make growing slow. */
    private void take(Command command) {
        clock = clock.plusSeconds(SECONDS_BETWEEN);
        boolean first = happened.size() < 5;
        Decision decision = first
                ? Deciding.decide(incident, command, everybody, clock)
                : command.decide(incident, everybody, clock);
        if (!(decision instanceof Decision.Accepted accepted)) return;
        accepted.events().forEach(this::happens);
    }

    private void happens(Event event) {
        Stamp stamp = new Stamp(incident.seq() + 1, clock, everybody.person());
        Incident before = incident;
        incident = incident.after(event, stamp);
        happened.add(new Happened(event, stamp));
        for (String id : event.touched()) if (before.record(id) == null) ids.add(id);
    }
}
