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
    /** What is written beside a figure of the wall has room for so many columns. */
    private static final int FIGURE = 30;

    /** So many stand beside each other over the zones of a screen of 1920 × 1080. */
    private static final int MOST_FACTS = 6;

    private final Draft draft;
    private final Problems problems;
    private final Names names;

    ScreenReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
        this.names = draft.names();
    }

    Wall wall(Section plan) {
        Section section = plan.section("wall");
        if (section == null)
            return new Wall(
                    null, null, List.of(), Map.of(), List.of(), null, null, null, null, null, Wall.Rotation.USUAL);
        Wall wall = new Wall(
                count(section),
                status(section),
                facts(section),
                tiles(section),
                markers(section),
                draft.maybeExpression(section, "affected", Scope.INCIDENT, Wanted.NUMBER),
                draft.maybeExpression(section, "say", Scope.INCIDENT, Wanted.FIGURE),
                draft.maybeExpression(section, "sayUntil", Scope.INCIDENT, Wanted.TIME),
                answers(section),
                draft.maybeExpression(section, "nextAnswer", Scope.INCIDENT, Wanted.TIME),
                rotation(section));
        section.close();
        return wall;
    }

    private static Wall.Rotation rotation(Section wall) {
        Section section = wall.section("rotation");
        if (section == null) return Wall.Rotation.USUAL;
        var rotation = new Wall.Rotation(
                section.whole("seconds", Wall.Rotation.USUAL.seconds(), 5),
                section.whole("endedMinutes", Wall.Rotation.USUAL.endedMinutes(), 0));
        section.close();
        return rotation;
    }

    private Wall.@Nullable Count count(Section wall) {
        Section section = wall.section("count");
        if (section == null) return null;
        String of = type(section, "of");
        Wall.Count count = new Wall.Count(
                draft.label(section, "label"),
                of,
                draft.name(
                        section, "per", placed(of), fields(of, Set.of(FieldKind.REF, FieldKind.ENUM, FieldKind.GROUP))),
                draft.name(
                        section,
                        "field",
                        Wording.of("%s 的数字字段", "number of %s", of),
                        fields(of, Set.of(FieldKind.INT))),
                draft.maybeLabel(section, "unit"),
                draft.maybeName(
                        section, "method", Called.fieldOf(FieldKind.ENUM, of), fields(of, Set.of(FieldKind.ENUM))),
                mood(section),
                draft.maybeName(section, "interval", Called.TIME_LIMIT, names.limits()));
        section.close();
        return count;
    }

    private Wall.@Nullable Answers answers(Section wall) {
        Section section = wall.section("answers");
        if (section == null) return null;
        String of = type(section, "of");
        Names.Type type = names.types().get(of);
        Wall.Answers answers = new Wall.Answers(
                of,
                draft.namesIn(section, "in", Called.stateOf(of), type == null ? Set.of() : type.states()),
                draft.name(section, "question", Called.fieldOf(FieldKind.TEXT, of), fields(of, Set.of(FieldKind.TEXT))),
                draft.name(section, "answer", Called.fieldOf(FieldKind.TEXT, of), fields(of, Set.of(FieldKind.TEXT))));
        section.close();
        return answers;
    }

    private Wall.@Nullable Status status(Section wall) {
        Section section = wall.section("status");
        if (section == null) return null;
        String of = type(section, "of");
        Names.Type type = names.types().get(of);
        if (type != null && type.owner() == null)
            problems.report(
                    section.placeOf("of"),
                    "%s 没有 owner，而状态通报属于某个小组",
                    "%s has no owner: a status line belongs to a group",
                    of);
        Wall.Status status = new Wall.Status(
                of,
                draft.name(section, "light", Called.fieldOf(FieldKind.ENUM, of), fields(of, Set.of(FieldKind.ENUM))),
                draft.name(section, "line", Called.fieldOf(FieldKind.TEXT, of), fields(of, Set.of(FieldKind.TEXT))),
                draft.maybeName(
                        section, "need", Called.fieldOf(FieldKind.TEXT, of), fields(of, Set.of(FieldKind.TEXT))),
                draft.name(section, "interval", Called.TIME_LIMIT, names.limits()));
        section.close();
        return status;
    }

    private Wall.@Nullable Mood mood(Section count) {
        Section section = count.section("mood");
        if (section == null) return null;
        String of = type(section, "of");
        Wall.Mood mood = new Wall.Mood(
                of,
                draft.name(
                        section, "per", placed(of), fields(of, Set.of(FieldKind.REF, FieldKind.ENUM, FieldKind.GROUP))),
                draft.name(section, "field", Called.fieldOf(FieldKind.ENUM, of), fields(of, Set.of(FieldKind.ENUM))));
        section.close();
        return mood;
    }

    private static Wording placed(String of) {
        return Wording.of("%s 的 ref、enum 或 group 字段", "ref, enum or group of %s", of);
    }

    private String type(Section section, String key) {
        return draft.name(section, key, Called.RECORD_TYPE, names.types().keySet());
    }

    private Collection<String> fields(String type, Set<FieldKind> kinds) {
        Names.Type known = names.types().get(type);
        if (known == null) return List.of();
        return known.fields().entrySet().stream()
                .filter(field -> !field.getValue().known()
                        || kinds.contains(field.getValue().kind()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Wall.Fact> facts(Section wall) {
        List<Wall.Fact> facts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : wall.list("facts", Wording.of("指标", "a fact"))) {
            Yaml.Text id = section.needText("id");
            if (id != null && !ids.add(id.value())) draft.givenTwice(id);
            facts.add(new Wall.Fact(
                    id == null ? "" : id.value(),
                    draft.label(section, "label", FIGURE),
                    draft.expression(section, "value", Scope.INCIDENT, Wanted.FIGURE),
                    draft.maybeLabel(section, "note")));
            section.close();
            if (facts.size() == MOST_FACTS + 1)
                problems.report(
                        section.place(),
                        "大屏最多放 %s 个指标，这是多出来的一个",
                        "the wall has room for %s facts: this is one too many",
                        MOST_FACTS);
        }
        return facts;
    }

    private Map<String, Wall.Tile> tiles(Section wall) {
        Map<String, Wall.Tile> tiles = new LinkedHashMap<>();
        Section inner = wall.section("tiles");
        if (inner == null) return tiles;
        inner.entries().forEach((group, entry) -> {
            draft.known(entry.key(), Called.GROUP, names.groups());
            Section section = inner.asSection(entry.value(), Wording.of("小组“%s”的磁贴", "the tile of '%s'", group));
            if (section == null) return;
            Expression value = draft.expression(section, "value", Scope.INCIDENT, Wanted.FIGURE);
            tiles.put(group, new Wall.Tile(value, draft.label(section, "label", FIGURE)));
            section.close();
        });
        return tiles;
    }

    private List<Wall.Marker> markers(Section wall) {
        List<Wall.Marker> markers = new ArrayList<>();
        for (Section section : wall.list("markers", Wording.of("标记", "a marker"))) {
            String type = type(section, "type");
            Names.Type known = names.types().get(type);
            Collection<String> states = known == null ? names.allStates() : known.states();
            markers.add(new Wall.Marker(type, draft.name(section, "state", Called.stateOf(type), states)));
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
        Section inner = plan.section("field");
        if (inner == null) return actions;
        inner.entries().forEach((group, entry) -> {
            draft.known(entry.key(), Called.GROUP, names.groups());
            List<FieldAction> ofGroup = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (Section section : inner.list(group, Wording.of("手机按钮", "an action"))) {
                FieldAction action = action(group, section, types);
                Yaml.Text id = section.text("id");
                if (id != null && !ids.add(id.value())) draft.givenTwice(id);
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
        List<String> posts = draft.namesIn(
                section, "posts", Called.RECORD_TYPE, names.types().keySet());
        Map<String, Names.Shape> shapes = new LinkedHashMap<>();
        for (String post : posts) {
            Names.Type type = names.types().get(post);
            if (type != null) type.fields().forEach(shapes::putIfAbsent);
        }
        section.need("fields");
        Wording what = Called.fieldOf(posts);
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

    private Map<String, Object> preset(Section section, Wording what, Map<String, Names.Shape> shapes) {
        Map<String, Object> preset = new LinkedHashMap<>();
        Section inner = section.section("preset");
        if (inner == null) return preset;
        inner.entries().forEach((field, entry) -> {
            Names.Shape shape = shapes.get(field);
            if (shape == null) {
                problems.unknown(entry.key().place(), what, field, shapes.keySet());
                return;
            }
            Object value = FieldReader.valueOf(entry.value(), shape, field, draft);
            preset.put(field, value == null ? "" : value); // the form has it, even where its value is a mistake
        });
        return preset;
    }

    /** A picture is an attachment of the record that the action posts. */
    private void checkPhotos(
            Section section, FieldAction action, Map<String, RecordType> types, @Nullable Attachments files) {
        if (!action.photos()) return;
        if (files == null) {
            problems.report(
                    section.placeOf("photos"),
                    "“photos”需要有“attachments”一节，写明照片归到哪里",
                    "'photos' needs a section 'attachments': where pictures belong");
            return;
        }
        RecordType type = types.get(files.record());
        Field about = type == null ? null : type.fields().get(files.about());
        if (about != null
                && !action.posts().isEmpty()
                && !about.pointsTo(action.posts().get(0))) {
            problems.report(
                    section.placeOf("photos"),
                    "%2$s 的“%1$s”不指向 %3$s",
                    "'%1$s' of %2$s does not point to %3$s",
                    files.about(),
                    files.record(),
                    action.posts().get(0));
        }
        if (action.help())
            problems.report(section.placeOf("photos"), "求助不等照片", "a call for help does not wait for pictures");
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
                            "%s 要求填写“%s”，而这个手机按钮没有问",
                            "%s requires '%s', which this action does not ask for",
                            post,
                            field.name());
                }
            }
        }
    }
}
