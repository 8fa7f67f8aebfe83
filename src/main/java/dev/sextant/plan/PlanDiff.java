package dev.sextant.plan;

import dev.sextant.plan.PlanChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two plans, for whoever must agree to the change: record types, fields and their bounds, states,
 * moves and who may do them, limits by level, rules, labels; each with the place in the new plan. Works on what the plans
 * write, so that no key is forgotten; layout, comments, the order of files and of keys that have none are no change.
 */
public final class PlanDiff {
    /** Keys whose values are named things, with a line of their own for each; the others are properties of a thing. */
    private static final Set<String> NAMING = Set.of(
            "roles",
            "groups",
            "phases",
            "levels",
            "enums",
            "values",
            "records",
            "fields",
            "lifecycle",
            "moves",
            "levelRules",
            "limits",
            "tiles");

    private final DiffWords words;
    private final List<PlanChange> changes = new ArrayList<>();
    private String section = "";

    private PlanDiff(DiffWords words) {
        this.words = words;
    }

    /**
     * The differences, in the order of the new plan; both plans must load without a mistake.
     *
     * @param before path to text
     * @param after path to text
     * @param language of labels; the words are Chinese for a Chinese one, else English
     */
    public static List<PlanChange> between(Map<String, String> before, Map<String, String> after, String language) {
        PlanDiff diff = new PlanDiff(new DiffWords(language));
        diff.plans(document(before), document(after));
        return List.copyOf(diff.changes);
    }

    private static Yaml.Mapping document(Map<String, String> files) {
        Yaml.Mapping document = YamlReader.read(files, new Problems());
        if (document == null) throw new IllegalArgumentException("a plan that cannot be read cannot be compared");
        return document;
    }

    private void plans(Yaml.Mapping before, Yaml.Mapping after) {
        for (String key : both(before.entries().keySet(), after.entries().keySet())) {
            section = words.section(key);
            Yaml x = before.get(key);
            Yaml y = after.get(key);
            if (key.equals("records")) recordTypes(mapping(x), mapping(y));
            else value(key, "", x, y, y == null ? before.place() : after.place());
        }
    }

    private void recordTypes(Yaml.@Nullable Mapping before, Yaml.@Nullable Mapping after) {
        Map<String, Yaml> x = before == null ? Map.of() : values(before);
        Map<String, Yaml> y = after == null ? Map.of() : values(after);
        String all = section;
        for (String type : both(x.keySet(), y.keySet())) {
            boolean stays = x.containsKey(type) && y.containsKey(type);
            section = stays ? words.recordType(type, y.get(type)) : all;
            thing("records", "", type, x.get(type), y.get(type));
        }
        section = all;
        order("", x, y, after);
    }

    /** Things by name, such as fields. {@code owner} is said before each: of which state a move is. */
    private void things(
            String key, String owner, Map<String, Yaml> before, Map<String, Yaml> after, @Nullable Yaml at) {
        for (String name : both(before.keySet(), after.keySet()))
            thing(key, owner, name, before.get(name), after.get(name));
        order(owner, before, after, at);
    }

    private void order(String owner, Map<String, Yaml> before, Map<String, Yaml> after, @Nullable Yaml at) {
        List<String> x = new ArrayList<>(before.keySet());
        List<String> y = new ArrayList<>(after.keySet());
        x.retainAll(after.keySet());
        y.retainAll(before.keySet());
        if (!x.equals(y) && at != null) change(Kind.CHANGED, owner + words.order(after.keySet()), at.place());
    }

    private void thing(String key, String owner, String name, @Nullable Yaml before, @Nullable Yaml after) {
        if (before == null && after != null) {
            change(Kind.ADDED, owner + words.described(key, name, after), after.place());
        } else if (before != null && after == null) {
            change(Kind.REMOVED, owner + words.described(key, name, before), before.place());
        } else if (before instanceof Yaml.Mapping x && after instanceof Yaml.Mapping y) {
            boolean titled = key.equals("records");
            String title = titled ? "" : owner + words.thing(key, name, y);
            for (String property : both(x.entries().keySet(), y.entries().keySet())) {
                value(property, title, x.get(property), y.get(property), y.place());
            }
        } else if (before != null && after != null) {
            value(name, owner, before, after, after.place());
        }
    }

    /** A value under {@code key}: named things, or a property. */
    private void value(String key, String owner, @Nullable Yaml before, @Nullable Yaml after, Place otherwise) {
        String within = owner.isEmpty() ? "" : owner + words.within();
        if (NAMING.contains(key) && mapped(before) && mapped(after)) {
            things(key, within, values(mapping(before)), values(mapping(after)), after);
        } else if (key.equals("items") && mapped(before) && mapped(after)) {
            byGroup(key, before, after, otherwise);
        } else if (key.equals("field") && owner.isEmpty() && mapped(before) && mapped(after)) {
            byGroup(key, before, after, otherwise);
        } else if (identified(before) && identified(after) && !(before == null && after == null)) {
            things(key, within, byId(before), byId(after), after);
        } else if (owner.isEmpty() && mapped(before) && mapped(after)) {
            for (String inner : both(
                    values(mapping(before)).keySet(), values(mapping(after)).keySet())) {
                Yaml y = values(mapping(after)).get(inner);
                value(inner, "", values(mapping(before)).get(inner), y, after == null ? otherwise : after.place());
            }
        } else {
            property(words.property(key), owner, before, after, otherwise);
        }
    }

    /** Lists of things by group: checklists, the phone's actions. */
    private void byGroup(String key, @Nullable Yaml before, @Nullable Yaml after, Place otherwise) {
        Map<String, Yaml> x = values(mapping(before));
        Map<String, Yaml> y = values(mapping(after));
        for (String group : both(x.keySet(), y.keySet())) {
            Yaml there = y.get(group);
            String owner = group + words.within();
            if (identified(x.get(group)) && identified(there))
                things(key, owner, byId(x.get(group)), byId(there), there);
            else property(group, "", x.get(group), there, otherwise);
        }
    }

    private void property(String name, String owner, @Nullable Yaml before, @Nullable Yaml after, Place otherwise) {
        if (DiffWords.written(before).equals(DiffWords.written(after))) return;
        Place place = after != null ? after.place() : otherwise;
        if (mapped(before) && mapped(after) && before != null && after != null) {
            Map<String, Yaml> x = values(mapping(before));
            Map<String, Yaml> y = values(mapping(after));
            for (String key : both(x.keySet(), y.keySet()))
                property(name + " " + words.property(key), owner, x.get(key), y.get(key), place);
            return;
        }
        boolean listed = before instanceof Yaml.Items || after instanceof Yaml.Items;
        if (listed && rows(before) && rows(after)) rows(name, owner, items(before), items(after), place);
        else change(Kind.CHANGED, words.changed(owner, name, before, after), place);
    }

    /** Things without names, such as what begins with a record: by what they say, those that changed by their place in the list. */
    private void rows(String name, String owner, List<Yaml> before, List<Yaml> after, Place otherwise) {
        List<Yaml> gone = without(before, after);
        List<Yaml> come = without(after, before);
        if (gone.size() == come.size()) {
            for (int i = 0; i < come.size(); i++) {
                String row = name + " " + (after.indexOf(come.get(i)) + 1);
                property(row, owner, gone.get(i), come.get(i), come.get(i).place());
            }
            if (come.isEmpty()) change(Kind.CHANGED, owner + words.order(List.of(name)), otherwise);
            return;
        }
        String within = owner.isEmpty() ? "" : owner + words.within();
        for (Yaml row : come) change(Kind.ADDED, within + words.row(name, row), row.place());
        for (Yaml row : gone) change(Kind.REMOVED, within + words.row(name, row), row.place());
    }

    private static List<Yaml> without(List<Yaml> rows, List<Yaml> others) {
        Set<String> known = new LinkedHashSet<>();
        others.forEach(row -> known.add(DiffWords.written(row)));
        return rows.stream()
                .filter(row -> !known.contains(DiffWords.written(row)))
                .toList();
    }

    /** A list that has things in it, or nothing. */
    private static boolean rows(@Nullable Yaml value) {
        return value == null
                || (value instanceof Yaml.Items items
                        && items.items().stream().allMatch(Yaml.Mapping.class::isInstance));
    }

    private static List<Yaml> items(@Nullable Yaml value) {
        return value instanceof Yaml.Items items ? items.items() : List.of();
    }

    private void change(Kind kind, String text, Place place) {
        changes.add(new PlanChange(kind, section, text, place));
    }

    /** All of {@code after} in its order, then what only {@code before} has. */
    private static Collection<String> both(Collection<String> before, Collection<String> after) {
        Set<String> all = new LinkedHashSet<>(after);
        all.addAll(before);
        return all;
    }

    private static boolean mapped(@Nullable Yaml value) {
        return value == null || value instanceof Yaml.Mapping;
    }

    private static Yaml.@Nullable Mapping mapping(@Nullable Yaml value) {
        return value instanceof Yaml.Mapping mapping ? mapping : null;
    }

    private static Map<String, Yaml> values(Yaml.@Nullable Mapping mapping) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        if (mapping != null) mapping.entries().forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }

    /** A list whose elements all have an {@code id}, or nothing. */
    private static boolean identified(@Nullable Yaml value) {
        if (value == null) return true;
        return value instanceof Yaml.Items items
                && items.items().stream().allMatch(item -> item instanceof Yaml.Mapping one && one.get("id") != null);
    }

    private static Map<String, Yaml> byId(@Nullable Yaml list) {
        Map<String, Yaml> byId = new LinkedHashMap<>();
        if (!(list instanceof Yaml.Items items)) return byId;
        for (Yaml item : items.items()) {
            if (item instanceof Yaml.Mapping one && one.get("id") instanceof Yaml.Text id) byId.put(id.value(), one);
        }
        return byId;
    }
}
