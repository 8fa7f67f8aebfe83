package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Everything that a plan may say is on paper, and what changes is told: a new key without a line fails here. Takes the guide's
 * plan, which has every key, and changes one thing after the other in it; and looks which parts of the model are read at all.
 */
@DisplayName("Whatever a plan says")
class EveryKeyOnPaperTest {
    private static final Set<String> KEYS = AuthorGuideTest.keys();

    /** What follows from the order in which things are listed, and what the model tells by a method of its own. */
    private static final Set<String> ORDERS = Set.of(
            "Bounds.max",
            "Bounds.min",
            "ChecklistItem.due",
            "ChecklistItem.dueAt",
            "ChecklistItem.group",
            "Field.order",
            "FieldAction.group",
            "Group.order",
            "Label.texts",
            "Level.rank",
            "Lifecycle.initial",
            "Phase.order",
            "Plan.roster",
            "RecordType.computed",
            "State.order");

    private static final int TRIES = 2;

    /** Under these every key is somebody's name for something. */
    private static final String NAMES =
            ".*/(roles|groups|roster|phases|levels|enums|values|records|fields|lifecycle|moves|levelRules|limits|tiles|slots|templates|also|set|sets|preset)";

    private final Map<String, Object> plan = guide();
    private final Map<String, String> before = files(plan);
    private final String paper = summary(loaded(before));
    private final Set<String> silent = new TreeSet<>();
    private final Set<String> untold = new TreeSet<>();

    @Test
    @DisplayName("stands in the summary and in the differences, key by key")
    void everyKey() {
        Map<String, List<Spot>> spots = new LinkedHashMap<>();
        collect(plan, "", spots);
        assertThat(spots).hasSizeGreaterThan(200);
        spots.forEach(this::change);
        SoftAssertions.assertSoftly(all -> {
            all.assertThat(silent).as("keys that the summary is silent about").isEmpty();
            all.assertThat(untold).as("keys whose change --diff does not tell").isEmpty();
        });
    }

    @Test
    @DisplayName("has a word for people in the differences")
    void everyWord() {
        assertThat(KEYS).allMatch(KeyWords::has);
    }

    @Test
    @DisplayName("is read by the summary, down to the last part of the model")
    void everyPart() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.sextant.plan");
        Set<String> read = new TreeSet<>();
        for (JavaClass one : room) {
            if (!one.getName().matches(".*\\.(PlanSummary|Summary[A-Z]\\w*|PlanWords|Sheet)(\\$.*)?")) continue;
            one.getAccessesFromSelf().forEach(access -> read.add(part(access.getTargetOwner(), access.getName())));
            one.getMethodReferencesFromSelf()
                    .forEach(access -> read.add(part(access.getTargetOwner(), access.getName())));
        }
        Set<String> said = new TreeSet<>();
        parts(Plan.class, said, new LinkedHashSet<>());
        assertThat(said).hasSizeGreaterThan(150);
        said.removeAll(read);
        assertThat(said).as("what a plan says and its summary does not").isEqualTo(ORDERS);
    }

    private static String part(JavaClass of, String name) {
        return of.getName().replaceAll(".*[.$]", "") + "." + name;
    }

    /** The components of a record and of every record in it. */
    private static void parts(Class<?> record, Set<String> parts, Set<Class<?>> seen) {
        if (!seen.add(record)) return;
        if (record.isSealed()) for (Class<?> one : record.getPermittedSubclasses()) parts(one, parts, seen);
        if (!record.isRecord()) return;
        for (RecordComponent component : record.getRecordComponents()) {
            parts.add(record.getSimpleName() + "." + component.getName());
            types(component.getGenericType()).forEach(type -> parts(type, parts, seen));
        }
    }

    private static List<Class<?>> types(Type type) {
        if (type instanceof Class<?> one) return one.getName().startsWith("dev.sextant") ? List.of(one) : List.of();
        List<Class<?>> types = new ArrayList<>();
        if (type instanceof ParameterizedType of)
            for (Type argument : of.getActualTypeArguments()) types.addAll(types(argument));
        return types;
    }

    /** A key of a mapping, where it stands. */
    private record Spot(Map<String, Object> in, String key) {}

    private static void collect(Object value, String at, Map<String, List<Spot>> spots) {
        if (value instanceof List<?> list) list.forEach(each -> collect(each, at + "[]", spots));
        if (!(value instanceof Map<?, ?>)) return;
        Map<String, Object> mapping = mapping(value);
        for (String key : mapping.keySet()) {
            boolean known = KEYS.contains(key) && !at.matches(NAMES);
            String path = at + "/" + (known ? key : "*");
            if (known && !ofKeys(mapping.get(key)))
                spots.computeIfAbsent(path, any -> new ArrayList<>()).add(new Spot(mapping, key));
            collect(mapping.get(key), path, spots);
        }
    }

    /** A mapping of keys is told by each of them. */
    private static boolean ofKeys(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.keySet().stream().anyMatch(KEYS::contains);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }

    private void change(String path, List<Spot> spots) {
        int tries = 0;
        boolean loaded = false;
        for (Spot spot : spots) {
            Object was = spot.in().get(spot.key());
            for (Object other : others(was, spots)) {
                if (++tries > TRIES) break;
                Map<String, Object> as = new LinkedHashMap<>(spot.in());
                if (other == GONE) spot.in().remove(spot.key());
                else spot.in().put(spot.key(), other);
                Map<String, String> after = files(plan);
                spot.in().clear();
                spot.in().putAll(as); // in the order in which it stood
                if (!(PlanLoader.load(after) instanceof PlanResult.Loaded good)) continue;
                loaded = true;
                if (PlanDiff.between(before, after, "en").isEmpty()) untold.add(path);
                if (!summary(good.plan()).equals(paper)) return;
            }
        }
        if (loaded) silent.add(path);
    }

    private static final Object GONE = new Object();

    private static List<Object> others(@Nullable Object value, List<Spot> spots) {
        Set<Object> others = new LinkedHashSet<>(List.of(GONE));
        if (value instanceof List<?> list && list.size() > 1) others.add(list.subList(0, list.size() - 1));
        if (value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance)) {
            Map<String, Object> changed = new LinkedHashMap<>();
            mapping(map).forEach((key, text) -> changed.put(key, text + " !"));
            others.add(changed);
        }
        if (value instanceof String text) {
            if (text.matches("[0-9]+")) others.add(String.valueOf(Integer.parseInt(text) + 1));
            if (text.matches("true|false")) others.add(text.equals("true") ? "false" : "true");
            for (Spot spot : spots) if (spot.in().get(spot.key()) instanceof String seen) others.add(seen);
            others.add("(" + text + ")");
            others.add(text + "x");
        }
        if (value != null) others.remove(value);
        return List.copyOf(others);
    }

    private static Map<String, Object> guide() {
        Map<String, String> pieces = new LinkedHashMap<>();
        for (String piece : AuthorGuideTest.examples()) pieces.put("guide-" + (char) ('a' + pieces.size()), piece);
        Yaml.Mapping document = YamlReader.read(pieces, new Problems());
        assertThat(document).isNotNull();
        return mapping(plain(document));
    }

    private static Object plain(@Nullable Yaml value) {
        if (value instanceof Yaml.Text text) return text.value();
        if (value instanceof Yaml.Items items)
            return new ArrayList<>(
                    items.items().stream().map(EveryKeyOnPaperTest::plain).toList());
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (value instanceof Yaml.Mapping map)
            map.entries().forEach((key, entry) -> mapping.put(key, plain(entry.value())));
        return mapping;
    }

    private static Map<String, String> files(Map<String, Object> plan) {
        return Map.of("plan.yaml", new org.yaml.snakeyaml.Yaml().dump(plan));
    }

    private static Plan loaded(Map<String, String> files) {
        PlanResult result = PlanLoader.load(files);
        assertThat(result).isInstanceOf(PlanResult.Loaded.class);
        return ((PlanResult.Loaded) result).plan();
    }

    /** Without the version, which changes with every letter. */
    private static String summary(Plan plan) {
        return PlanSummary.of(plan, "en").replace(plan.version(), "");
    }
}
