package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the plan says about screens: the wall's figures and the phone's actions. */
final class ScreenReader {
    private final Draft draft;
    private final Problems problems;
    private final Names names;

    ScreenReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
        this.names = draft.names();
    }

    Wall wall(Section plan) {
        Section section = plan.section("wall", "'wall'");
        if (section == null)
            return new Wall(null, null, List.of(), Map.of(), List.of(), null, null, null, null, Wall.Rotation.USUAL);
        Wall wall = new Wall(
                count(section),
                status(section),
                facts(section),
                tiles(section),
                markers(section),
                draft.maybeExpression(section, "say", Scope.INCIDENT, Wanted.FIGURE),
                draft.maybeExpression(section, "sayUntil", Scope.INCIDENT, Wanted.TIME),
                answers(section),
                draft.maybeExpression(section, "nextAnswer", Scope.INCIDENT, Wanted.TIME),
                rotation(section));
        section.close();
        return wall;
    }

    private static Wall.Rotation rotation(Section wall) {
        Section section = wall.section("rotation", "'rotation'");
        if (section == null) return Wall.Rotation.USUAL;
        var rotation = new Wall.Rotation(
                section.whole("seconds", Wall.Rotation.USUAL.seconds(), 5),
                section.whole("endedMinutes", Wall.Rotation.USUAL.endedMinutes(), 0));
        section.close();
        return rotation;
    }

    private Wall.@Nullable Count count(Section wall) {
        Section section = wall.section("count", "'count'");
        if (section == null) return null;
        String of = type(section, "of");
        Wall.Count count = new Wall.Count(
                draft.label(section, "label"),
                of,
                draft.name(
                        section,
                        "per",
                        "field of " + of,
                        fields(of, Set.of(FieldKind.REF, FieldKind.ENUM, FieldKind.GROUP))),
                draft.name(section, "field", "number of " + of, fields(of, Set.of(FieldKind.INT))),
                draft.maybeLabel(section, "unit"),
                draft.maybeName(section, "method", "enum of " + of, fields(of, Set.of(FieldKind.ENUM))),
                mood(section),
                draft.maybeName(section, "interval", "time limit", names.limits()));
        section.close();
        return count;
    }

    private Wall.@Nullable Answers answers(Section wall) {
        Section section = wall.section("answers", "'answers'");
        if (section == null) return null;
        String of = type(section, "of");
        Names.Type type = names.types().get(of);
        Wall.Answers answers = new Wall.Answers(
                of,
                draft.namesIn(section, "in", "state of " + of, type == null ? Set.of() : type.states()),
                draft.name(section, "question", "text of " + of, fields(of, Set.of(FieldKind.TEXT))),
                draft.name(section, "answer", "text of " + of, fields(of, Set.of(FieldKind.TEXT))));
        section.close();
        return answers;
    }

    private Wall.@Nullable Status status(Section wall) {
        Section section = wall.section("status", "'status'");
        if (section == null) return null;
        String of = type(section, "of");
        Names.Type type = names.types().get(of);
        if (type != null && type.owner() == null)
            problems.report(section.placeOf("of"), of + " has no owner: a status line belongs to a group");
        Wall.Status status = new Wall.Status(
                of,
                draft.name(section, "light", "enum of " + of, fields(of, Set.of(FieldKind.ENUM))),
                draft.name(section, "line", "text of " + of, fields(of, Set.of(FieldKind.TEXT))),
                draft.maybeName(section, "need", "text of " + of, fields(of, Set.of(FieldKind.TEXT))),
                draft.name(section, "interval", "time limit", names.limits()));
        section.close();
        return status;
    }

    private Wall.@Nullable Mood mood(Section count) {
        Section section = count.section("mood", "'mood'");
        if (section == null) return null;
        String of = type(section, "of");
        Wall.Mood mood = new Wall.Mood(
                of,
                draft.name(
                        section,
                        "per",
                        "field of " + of,
                        fields(of, Set.of(FieldKind.REF, FieldKind.ENUM, FieldKind.GROUP))),
                draft.name(section, "field", "enum of " + of, fields(of, Set.of(FieldKind.ENUM))));
        section.close();
        return mood;
    }

    private String type(Section section, String key) {
        return draft.name(section, key, "record type", names.types().keySet());
    }

    private Collection<String> fields(String type, Set<FieldKind> kinds) {
        Names.Type known = names.types().get(type);
        if (known == null) return List.of();
        return known.fields().entrySet().stream()
                .filter(field -> kinds.contains(field.getValue().kind()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Wall.Fact> facts(Section wall) {
        List<Wall.Fact> facts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : wall.list("facts", "a fact")) {
            Yaml.Text id = section.needText("id");
            if (id != null && !ids.add(id.value()))
                problems.report(id.place(), "the id '" + id.value() + "' is given twice");
            facts.add(new Wall.Fact(
                    id == null ? "" : id.value(),
                    draft.label(section, "label"),
                    draft.expression(section, "value", Scope.INCIDENT, Wanted.FIGURE),
                    draft.maybeLabel(section, "note")));
            section.close();
        }
        return facts;
    }

    private Map<String, Wall.Tile> tiles(Section wall) {
        Map<String, Wall.Tile> tiles = new LinkedHashMap<>();
        Section inner = wall.section("tiles", "'tiles'");
        if (inner == null) return tiles;
        inner.entries().forEach((group, entry) -> {
            draft.known(entry.key(), "group", names.groups());
            Section section = inner.asSection(entry.value(), "the tile of '" + group + "'");
            if (section == null) return;
            Expression value = draft.expression(section, "value", Scope.INCIDENT, Wanted.FIGURE);
            tiles.put(group, new Wall.Tile(value, draft.label(section, "label")));
            section.close();
        });
        return tiles;
    }

    private List<Wall.Marker> markers(Section wall) {
        List<Wall.Marker> markers = new ArrayList<>();
        for (Section section : wall.list("markers", "a marker")) {
            String type = type(section, "type");
            Names.Type known = names.types().get(type);
            Collection<String> states = known == null ? names.allStates() : known.states();
            markers.add(new Wall.Marker(type, draft.name(section, "state", "state of " + type, states)));
            section.close();
        }
        return markers;
    }

    /**
     * @param types as they were read, to know what a form must ask
     * @param files what belongs to records beside their fields; null: nothing
     */
    Map<String, List<FieldAction>> actions(Section plan, Map<String, RecordType> types, @Nullable Attachments files) {
        Map<String, List<FieldAction>> actions = new LinkedHashMap<>();
        Section inner = plan.section("field", "'field'");
        if (inner == null) return actions;
        inner.entries().forEach((group, entry) -> {
            draft.known(entry.key(), "group", names.groups());
            List<FieldAction> ofGroup = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (Section section : inner.list(group, "an action")) {
                FieldAction action = action(group, section, types);
                if (!ids.add(action.id()))
                    problems.report(section.placeOf("id"), "the id '" + action.id() + "' is given twice");
                checkPhotos(section, action, types, files);
                ofGroup.add(action);
                section.close();
            }
            actions.put(group, List.copyOf(ofGroup));
        });
        return actions;
    }

    private FieldAction action(String group, Section section, Map<String, RecordType> types) {
        Yaml.Text id = section.needText("id");
        section.need("posts");
        List<String> posts =
                draft.namesIn(section, "posts", "record type", names.types().keySet());
        Map<String, Names.Shape> shapes = new LinkedHashMap<>();
        for (String post : posts) {
            Names.Type type = names.types().get(post);
            if (type != null) type.fields().forEach(shapes::putIfAbsent);
        }
        section.need("fields");
        String what = "field of " + String.join(", ", posts);
        FieldAction action = new FieldAction(
                id == null ? "" : id.value(),
                group,
                draft.label(section, "label"),
                draft.maybeLabel(section, "hint"),
                posts,
                draft.namesIn(section, "fields", what, shapes.keySet()),
                preset(section, what, shapes),
                draft.namesIn(section, "keep", what, shapes.keySet()),
                section.flag("photos", false),
                section.flag("wide", false),
                section.flag("help", false));
        checkComplete(section, action, types);
        return action;
    }

    private Map<String, Object> preset(Section section, String what, Map<String, Names.Shape> shapes) {
        Map<String, Object> preset = new LinkedHashMap<>();
        Section inner = section.section("preset", "'preset'");
        if (inner == null) return preset;
        inner.entries().forEach((field, entry) -> {
            Names.Shape shape = shapes.get(field);
            if (shape == null) {
                problems.unknown(entry.key().place(), what, field, shapes.keySet());
                return;
            }
            Object value = FieldReader.valueOf(entry.value(), shape, field, draft);
            if (value != null) preset.put(field, value);
        });
        return preset;
    }

    /** A picture is an attachment of the record that the action posts. */
    private void checkPhotos(
            Section section, FieldAction action, Map<String, RecordType> types, @Nullable Attachments files) {
        if (!action.photos()) return;
        if (files == null) {
            problems.report(section.placeOf("photos"), "'photos' needs a section 'attachments': where pictures belong");
            return;
        }
        RecordType type = types.get(files.record());
        Field about = type == null ? null : type.fields().get(files.about());
        if (about != null
                && !action.posts().isEmpty()
                && !about.pointsTo(action.posts().get(0))) {
            problems.report(
                    section.placeOf("photos"),
                    "'" + files.about() + "' of " + files.record() + " does not point to "
                            + action.posts().get(0));
        }
        if (action.help()) problems.report(section.placeOf("photos"), "a call for help does not wait for pictures");
    }

    /** A form that does not ask what a record requires could never be sent. */
    private void checkComplete(Section section, FieldAction action, Map<String, RecordType> types) {
        Set<String> given = new LinkedHashSet<>(action.fields());
        given.addAll(action.preset().keySet());
        for (String post : action.posts()) {
            RecordType type = types.get(post);
            if (type == null) continue;
            for (Field field : type.fields().values()) {
                if (field.required() && field.fallback() == null && !given.contains(field.name())) {
                    problems.report(
                            section.placeOf("fields"),
                            post + " requires '" + field.name() + "', which this action does not ask for");
                }
            }
        }
    }
}
