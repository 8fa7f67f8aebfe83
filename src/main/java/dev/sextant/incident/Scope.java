package dev.sextant.incident;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the plan's expressions see: {@code incident}, {@code all}, {@code now}, and where there is one
 * {@code record}, {@code actor} and {@code each}. One scope serves many expressions about the same moment.
 */
public final class Scope {

    private final Map<String, Object> shared;

    private Scope(Map<String, Object> shared) {
        this.shared = shared;
    }

    /** The incident at an instant. */
    public static Scope of(Incident incident, Instant now) {
        var shared = new HashMap<String, Object>();
        shared.put("incident", describe(incident));
        shared.put("all", new AllRecords(incident));
        shared.put("now", now);
        return new Scope(shared);
    }

    public Scope by(Actor actor) {
        return plus(
                "actor",
                Map.of(
                        "id", actor.id(),
                        "roles", List.copyOf(actor.roles()),
                        "groups", List.copyOf(actor.groups())));
    }

    public Scope about(BoardRecord record) {
        return plus("record", record.asValues());
    }

    public Scope each(Object value) {
        return plus("each", value);
    }

    public Map<String, Object> variables() {
        return shared;
    }

    private Scope plus(String name, Object value) {
        var more = new HashMap<>(shared);
        more.put(name, value);
        return new Scope(more);
    }

    private static Map<String, Object> describe(Incident incident) {
        var values = new HashMap<String, Object>(incident.intake());
        Course course = incident.course();
        values.put("id", incident.id());
        values.put("phase", course.phase());
        values.put("levelRank", (long) incident.levelRank());
        values.put("level", course.level() == null ? "" : course.level());
        putKnown(values, "commandPost", course.commandPost());
        putKnown(values, "firstInstructions", course.firstInstructions());
        putKnown(values, "openedAt", course.openedAt());
        putKnown(values, "acknowledgedAt", course.acknowledgedAt());
        putKnown(values, "activatedAt", course.activatedAt());
        putKnown(values, "endedAt", course.endedAt());
        putKnown(values, "levelSince", course.levelSince());
        putKnown(values, "levelChangedAt", course.levelFrom() == null ? null : course.levelSince());
        Muster muster = incident.muster();
        values.put("inPlace", List.copyOf(muster.inPlace().keySet()));
        values.put(
                "called",
                incident.plan().groups().keySet().stream()
                        .filter(muster.called()::containsKey)
                        .toList());
        values.put("awaited", muster.awaited());
        values.put("muster", called(muster));
        values.put(
                "conflicts",
                incident.records().conflicted().stream().map(BoardRecord::id).toList());
        return values;
    }

    private static List<Map<String, Object>> called(Muster muster) {
        var groups = new ArrayList<Map<String, Object>>();
        muster.called().forEach((group, call) -> {
            var values = new HashMap<String, Object>();
            values.put("group", group);
            values.put("calledAt", call.at());
            putKnown(values, "inPlaceAt", call.inPlaceAt());
            putKnown(values, "onSpotAt", call.onSpotAt());
            groups.add(values);
        });
        return groups;
    }

    private static void putKnown(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** {@code all}: one list for each record type of the plan, made when it is asked for. */
    private static final class AllRecords extends AbstractMap<String, Object> {

        private final Incident incident;
        private final Map<String, Object> made = new TreeMap<>();

        AllRecords(Incident incident) {
            this.incident = incident;
        }

        @Override
        public boolean containsKey(@Nullable Object type) {
            return type instanceof String && incident.plan().records().containsKey(type);
        }

        @Override
        public @Nullable Object get(@Nullable Object type) {
            if (!(type instanceof String name) || !containsKey(type)) {
                return null;
            }
            return made.computeIfAbsent(name, each -> RecordList.ofType(incident.records(), each));
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            incident.plan().records().keySet().forEach(this::get);
            return made.entrySet();
        }
    }
}
