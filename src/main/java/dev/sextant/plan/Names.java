package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every name that a plan defines, surveyed before anything is checked, so that a name may be used before it is defined.
 * Forgiving: what is not as it should be is left out here and reported by the reading that follows.
 *
 * @param groupRoles those of {@code roles} that are held for one group
 * @param enums enumeration to its values
 * @param types record type to its shape
 * @param intake the fields of the intake
 * @param items ids of the checklists' items
 */
record Names(
        List<String> languages,
        Set<String> roles,
        Set<String> groupRoles,
        Set<String> groups,
        Set<String> phases,
        Set<String> levels,
        Map<String, Set<String>> enums,
        Map<String, Type> types,
        Map<String, Shape> intake,
        Set<String> limits,
        Set<String> items) {

    /** What is known of a record's every value beside its fields; no field may be called so. */
    static final Map<String, FieldKind> META = meta();

    /** What is known of an incident beside its intake. */
    static final Map<String, Shape> INCIDENT_META = incidentMeta();

    /** The field that says whom a record is assigned to, where its type names no other. */
    static final String ASSIGNEE = "assignee";

    /** A record type: its fields, states and moves, and the fields that say whose and for whom a record is. */
    record Type(
            Map<String, Shape> fields,
            Set<String> states,
            Set<String> moves,
            @Nullable String owner,
            @Nullable String assignee) {}

    /**
     * A field, as far as a use of it can be wrong.
     *
     * @param known false: its type cannot be read, which is told where it stands, and no use of it is wrong
     */
    record Shape(FieldKind kind, @Nullable String of, Map<String, Shape> fields, boolean known) {
        static Shape of(FieldKind kind) {
            return new Shape(kind, null, Map.of(), true);
        }
    }

    static Names survey(Yaml.Mapping plan) {
        Map<String, Yaml.Entry> roles = plan.under("roles");
        Set<String> groupRoles = new LinkedHashSet<>();
        roles.forEach((id, role) -> {
            if ("group".equals(text(role.value(), "scope"))) groupRoles.add(id);
        });
        Map<String, Set<String>> enums = new LinkedHashMap<>();
        plan.under("enums").forEach((id, of) -> enums.put(id, keys(under(of.value(), "values"))));
        Map<String, Type> types = new LinkedHashMap<>();
        plan.under("records").forEach((id, type) -> types.put(id, type(type.value())));
        Map<String, Shape> intake =
                plan.get("incident") instanceof Yaml.Mapping incident ? shapes(incident.under("fields")) : Map.of();
        return new Names(
                languages(plan),
                keys(roles),
                groupRoles,
                keys(plan.under("groups")),
                keys(plan.under("phases")),
                keys(plan.under("levels")),
                enums,
                types,
                intake,
                keys(plan.under("limits")),
                items(plan));
    }

    private static List<String> languages(Yaml.Mapping plan) {
        List<String> languages = new ArrayList<>();
        Yaml.Entry value = plan.under("plan").get("languages");
        if (value != null && value.value() instanceof Yaml.Text one && !one.absent()) languages.add(one.value());
        if (value != null && value.value() instanceof Yaml.Items items) {
            for (Yaml item : items.items()) if (item instanceof Yaml.Text text) languages.add(text.value());
        }
        return languages;
    }

    private static Type type(Yaml type) {
        Map<String, Yaml.Entry> lifecycle = under(type, "lifecycle");
        Set<String> states = lifecycle.isEmpty() ? Set.of(Lifecycle.POSTED) : keys(lifecycle);
        Set<String> moves = new LinkedHashSet<>();
        lifecycle.values().forEach(state -> moves.addAll(keys(under(state.value(), "moves"))));
        Map<String, Shape> fields = shapes(under(type, "fields"));
        String named = text(type, "assignee");
        String assignee = named != null ? named : fields.containsKey(ASSIGNEE) ? ASSIGNEE : null;
        return new Type(fields, states, moves, text(type, "owner"), assignee);
    }

    private static Map<String, Shape> shapes(Map<String, Yaml.Entry> fields) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Yaml value = field.value();
            FieldKind kind = FieldKind.named(text(value, "type"));
            Map<String, Shape> inner = shapes(under(value, "fields"));
            shapes.put(name, new Shape(kind == null ? FieldKind.TEXT : kind, text(value, "of"), inner, kind != null));
        });
        return shapes;
    }

    private static Set<String> items(Yaml.Mapping plan) {
        Set<String> ids = new LinkedHashSet<>();
        if (!(plan.get("checklists") instanceof Yaml.Mapping checklists)) return ids;
        checklists.under("items").values().forEach(group -> {
            if (!(group.value() instanceof Yaml.Items items)) return;
            for (Yaml item : items.items()) {
                String id = text(item, "id");
                if (id != null) ids.add(id);
            }
        });
        return ids;
    }

    private static Map<String, Yaml.Entry> under(Yaml value, String key) {
        return value instanceof Yaml.Mapping mapping ? mapping.under(key) : Map.of();
    }

    private static @Nullable String text(Yaml value, String key) {
        return value instanceof Yaml.Mapping mapping && mapping.get(key) instanceof Yaml.Text text && !text.absent()
                ? text.value()
                : null;
    }

    private static Set<String> keys(Map<String, Yaml.Entry> entries) {
        return InOrder.set(entries.keySet());
    }

    /** The roles as an actor holds them: {@code teamLeader}, {@code groupHead@onSite}. */
    Set<String> heldRoles() {
        Set<String> held = new LinkedHashSet<>();
        for (String role : roles) {
            if (groupRoles.contains(role)) groups.forEach(group -> held.add(role + "@" + group));
            else held.add(role);
        }
        return held;
    }

    /** The closed set of texts that a value of this shape is one of; null when it is not one of a closed set. */
    @Nullable Collection<String> valuesOf(Shape shape) {
        return switch (shape.kind()) {
            case ENUM, SET -> shape.of() == null ? null : enums.get(shape.of());
            case GROUP, GROUPS -> groups;
            case ITEM -> items;
            default -> null;
        };
    }

    /** The states of all record types, for places that may name any. */
    Set<String> allStates() {
        return InOrder.set(
                types.values().stream().flatMap(type -> type.states().stream()).toList());
    }

    /** The names that a record of {@code type} has: its fields and what is known of every record. */
    static List<String> valuesOf(Type type) {
        return Stream.concat(type.fields().keySet().stream(), META.keySet().stream())
                .distinct()
                .toList();
    }

    private static Map<String, FieldKind> meta() {
        Map<String, FieldKind> meta = new LinkedHashMap<>();
        for (String name : List.of("id", "type", "state")) meta.put(name, FieldKind.TEXT);
        meta.put("group", FieldKind.GROUP);
        for (String name : List.of("author", "lastEditor")) meta.put(name, FieldKind.PERSON);
        meta.put("editors", FieldKind.PEOPLE);
        for (String name : List.of("createdAt", "updatedAt", "occurredAt", "stateSince"))
            meta.put(name, FieldKind.TIME);
        meta.put("version", FieldKind.INT);
        for (String name : List.of("struck", "corrected")) meta.put(name, FieldKind.BOOL);
        return InOrder.map(meta);
    }

    private static Map<String, Shape> incidentMeta() {
        Map<String, Shape> meta = new LinkedHashMap<>();
        for (String name : List.of("id", "level", "phase", "commandPost", "firstInstructions"))
            meta.put(name, Shape.of(FieldKind.TEXT));
        meta.put("levelRank", Shape.of(FieldKind.INT));
        for (String name :
                List.of("openedAt", "acknowledgedAt", "activatedAt", "endedAt", "levelSince", "levelChangedAt")) {
            meta.put(name, Shape.of(FieldKind.TIME));
        }
        for (String name : List.of("inPlace", "called", "awaited")) meta.put(name, Shape.of(FieldKind.GROUPS));
        meta.put("conflicts", Shape.of(FieldKind.PEOPLE));
        Map<String, Shape> called = new LinkedHashMap<>();
        called.put("group", Shape.of(FieldKind.TEXT));
        for (String name : List.of("calledAt", "inPlaceAt", "onSpotAt")) called.put(name, Shape.of(FieldKind.TIME));
        meta.put("muster", new Shape(FieldKind.LIST, null, called, true));
        return InOrder.map(meta);
    }
}
