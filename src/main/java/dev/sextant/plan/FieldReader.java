package dev.sextant.plan;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a record type, of a list's elements, or of the intake. */
final class FieldReader {
    private static final double MOST = 1e15;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_LIST = 1_000;

    private final Draft draft;
    private final Problems problems;
    private final Scope scope;
    private final boolean nested;
    private final Map<String, Set<String>> computedFrom = new LinkedHashMap<>();
    private final Map<String, Place> computedAt = new LinkedHashMap<>();

    /** @param scope of the fields' expressions */
    FieldReader(Draft draft, Scope scope) {
        this(draft, scope, false);
    }

    private FieldReader(Draft draft, Scope scope, boolean nested) {
        this.draft = draft;
        this.problems = draft.problems();
        this.scope = scope;
        this.nested = nested;
    }

    /**
     * Reads the fields under {@code key}.
     *
     * @param taken names that no field may have
     */
    Map<String, Field> read(Section section, String key, Collection<String> taken) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Section inner = section.section(key);
        if (inner == null) return fields;
        inner.entries().forEach((name, entry) -> {
            draft.checkId(entry.key(), Called.FIELD);
            if (taken.contains(name)) {
                problems.report(
                        entry.key().place(),
                        "每条记录本来就有“%s”，字段须另取标识",
                        "every record has its '%s' already; call the field otherwise",
                        name);
            }
            Section field = inner.asSection(entry.value(), Called.one(Called.FIELD, name));
            if (field != null) fields.put(name, field(name, field, fields.size()));
        });
        fields.values().forEach(field -> checkTellsNoMore(field, fields));
        return fields;
    }

    /** What is computed from personal data tells of the person, too, and would else be stored for everybody to read. */
    private void checkTellsNoMore(Field field, Map<String, Field> fields) {
        Place place = computedAt.get(field.name());
        for (String source : computedFrom.getOrDefault(field.name(), Set.of())) {
            Field from = fields.get(source);
            if (place != null && from != null && from.pii() != null && field.pii() == null) {
                problems.report(
                        place,
                        "“%s”由个人信息（“%s”）算出，也须写“pii”",
                        "'%s' is computed from personal data ('%s'): it needs 'pii', too",
                        field.name(),
                        source);
            }
        }
    }

    /** The computed fields, each after those that it is computed from; a cycle is reported. */
    List<String> computed() {
        List<String> order = new ArrayList<>();
        for (String name : computedFrom.keySet()) follow(name, new LinkedHashSet<>(), order);
        return order;
    }

    private void follow(String name, Set<String> path, List<String> order) {
        Set<String> sources = computedFrom.get(name);
        Place place = computedAt.get(name);
        if (sources == null || place == null || order.contains(name)) return;
        if (!path.add(name)) {
            problems.report(place, "“%s”由自身算出：%s", "'%s' is computed from itself: %s", name, List.copyOf(path));
            return;
        }
        for (String source : sources) follow(source, path, order);
        path.remove(name);
        if (!order.contains(name)) order.add(name);
    }

    private Field field(String name, Section section, int order) {
        FieldKind kind = kind(section);
        Label label = draft.label(section, "label");
        boolean required = section.flag("required", false);
        Expression requiredWhen = draft.maybeExpression(section, "requiredWhen", scope.acting(), Wanted.TRUTH);
        Bounds length = section.bounds("length", 0, LONGEST_TEXT);
        Bounds range = section.bounds("range", -MOST, MOST);
        Bounds count = section.bounds("count", 0, LONGEST_LIST);
        Wording ofRecord = Wording.of("记录的字段", "a field of a record");
        only(section, "requiredWhen", !nested && scope.record() != null, ofRecord);
        only(section, "computed", !nested && scope.record() != null, ofRecord);
        only(section, "length", kind == FieldKind.TEXT, Wording.of(" text 字段", "a text"));
        only(section, "range", kind.numeric(), Wording.of("数字字段", "a number"));
        only(section, "count", kind.many(), Wording.of("多值字段", "a list"));
        only(
                section,
                "of",
                kind == FieldKind.ENUM || kind == FieldKind.SET,
                Wording.of(" enum 或 set 字段", "an enum or a set"));
        only(section, "to", reference(kind), Wording.of(" ref 或 refs 字段", "a ref or refs"));
        only(section, "fields", kind == FieldKind.LIST, Wording.of(" list 字段", "a list"));
        only(section, "past", kind == FieldKind.TIME, Wording.of(" time 字段", "a time"));
        boolean choice = kind == FieldKind.ENUM || kind == FieldKind.SET;
        String of = choice
                ? draft.name(
                        section, "of", Called.ENUMERATION, draft.names().enums().keySet())
                : null;
        List<String> to = draft.namesIn(
                section, "to", Called.RECORD_TYPE, draft.names().types().keySet());
        only(
                section,
                "among",
                reference(kind) && !nested && scope.record() != null,
                Wording.of("记录的 ref 或 refs 字段", "a ref or refs of a record"));
        List<String> holds =
                draft.namesIn(section, "holds", Called.ROLE, draft.names().heldRoles());
        only(
                section,
                "holds",
                (kind == FieldKind.PERSON || kind == FieldKind.PEOPLE) && !nested && scope.record() != null,
                Wording.of("记录的 person 或 people 字段", "a person or people of a record"));
        only(
                section,
                "open",
                kind == FieldKind.FILE || section.get("pii") != null,
                Wording.of(" file 字段或个人信息（pii）", "a file or personal data (pii)"));
        if (kind == FieldKind.FILE && (nested || scope.record() == null))
            problems.report(section.placeOf("type"), "file 只能用于记录的字段", "a file is only for a field of a record");
        Map<String, Field> fields = kind == FieldKind.LIST ? elements(section) : Map.of();
        Names.Shape shape = new Names.Shape(kind, of, Map.of(), known(section));
        Yaml fallback = section.get("default");
        Object value = fallback == null ? null : valueOf(fallback, shape, name, draft);
        if (fallback != null && value != null) checkFits(fallback, value, length, range, count);
        if (fallback != null && value == null) value = ""; // nobody has to give it all the same
        Field field = new Field(
                name,
                kind,
                label,
                required,
                requiredWhen,
                length,
                range,
                count,
                of,
                to,
                among(section),
                holds,
                draft.maybeLabel(section, "unit"),
                draft.maybeLabel(section, "help"),
                value,
                pii(section),
                computed(name, section, shape),
                kind == FieldKind.FILE
                        ? draft.needWho(section, "open", scope.record())
                        : draft.who(section, "open", scope.record()),
                section.flag("past", false),
                fields,
                order);
        section.close();
        return field;
    }

    /** A default is never asked for again, so one that nobody could type would stay. */
    private void checkFits(
            Yaml written, Object value, @Nullable Bounds length, @Nullable Bounds range, @Nullable Bounds count) {
        if (value instanceof Number number) {
            double is = number.doubleValue();
            checkWithin(written, Wording.of("默认值 %s ", "the default %s", Bounds.plain(is)), is, "range", range);
        } else if (value instanceof List<?> list) {
            Wording what = Wording.of("默认值（%s 项）", "the default with %s values", list.size());
            checkWithin(written, what, list.size(), "count", count);
        } else if (value instanceof String text && !text.contains("{n}")) { // which becomes the record's number
            int characters = text.codePointCount(0, text.length());
            Wording what = Wording.of("默认值（%s 个字符）", "the default with %s characters", characters);
            checkWithin(written, what, characters, "length", length);
        }
    }

    private void checkWithin(Yaml written, Wording what, double value, String key, @Nullable Bounds bounds) {
        if (bounds != null && bounds.min() <= bounds.max() && !bounds.contains(value)) {
            problems.report(written.place(), "%s超出“%s”的范围 %s", "%s is outside of '%s', which is %s", what, key, bounds);
        }
    }

    private static boolean reference(FieldKind kind) {
        return kind == FieldKind.REF || kind == FieldKind.REFS;
    }

    private Field.@Nullable Among among(Section section) {
        Section among = section.section("among");
        if (among == null) return null;
        Expression of = draft.expression(among, "of", scope, Wanted.CHOICES);
        Field.Among read = new Field.Among(of, draft.label(among, "say"));
        among.close();
        return read;
    }

    private FieldKind kind(Section section) {
        Yaml.Text type = section.needText("type");
        if (type == null) return FieldKind.TEXT;
        FieldKind kind = FieldKind.named(type.value());
        if (kind == null)
            problems.suggest(
                    type.place(),
                    Problems.nearest(type.value(), FieldKind.ids()),
                    "类型“%s”不存在，只有 %s",
                    "unknown type '%s'; there are %s",
                    type.value(),
                    FieldKind.ids());
        return kind == null ? FieldKind.TEXT : kind;
    }

    private static boolean known(Section section) {
        return section.get("type") instanceof Yaml.Text type && FieldKind.named(type.value()) != null;
    }

    private void only(Section section, String key, boolean fits, Wording what) {
        if (section.get(key) != null && !fits && known(section)) {
            problems.report(section.placeOf(key), "“%s”只能用于%s", "'%s' is only for %s", key, what);
        }
    }

    private Map<String, Field> elements(Section section) {
        section.need("fields");
        return new FieldReader(draft, scope, true).read(section, "fields", List.of());
    }

    private Field.@Nullable Pii pii(Section section) {
        if (section.get("pii") == null) return null;
        return section.choice("pii", Field.Pii.values(), Field.Pii.P2);
    }

    private @Nullable Expression computed(String name, Section section, Names.Shape shape) {
        Yaml.Text text = section.text("computed");
        if (text == null) return null;
        if (scope.record() == null || nested) return null;
        if (shape.kind() == FieldKind.LIST && !text.value().strip().equals("record." + name)) {
            problems.report(
                    text.place(),
                    "list 字段不能计算得出，只能由操作或 starts 写入",
                    "a list cannot be computed; only moves and starts may set one");
            return null;
        }
        Wanted wanted = Wanted.exactly(draft.expressions().types().ofField(scope.record(), name, shape));
        Expressions.Compiled compiled = draft.expressions().now(text, scope, wanted);
        boolean kept = text.value().strip().equals("record." + name);
        if (!kept && section.flag("required", false)) {
            problems.report(
                    section.placeOf("required"),
                    "计算字段不让人填写，不能设为必填",
                    "a computed field is never asked for: it cannot be required");
        }
        computedFrom.put(name, kept ? Set.of() : compiled.reads());
        computedAt.put(name, text.place());
        return compiled.expression();
    }

    /** The value that a plan writes for a field; null after a mistake. */
    static @Nullable Object valueOf(Yaml written, Names.Shape shape, String name, Draft draft) {
        if (shape.kind().many() && shape.kind() != FieldKind.LIST) {
            List<Object> values = new ArrayList<>();
            List<Yaml> items = written instanceof Yaml.Items many ? many.items() : List.of(written);
            for (Yaml item : items) {
                Object value = oneOf(item, shape, name, draft);
                if (value != null) values.add(value);
            }
            return List.copyOf(values);
        }
        return oneOf(written, shape, name, draft);
    }

    private static @Nullable Object oneOf(Yaml written, Names.Shape shape, String name, Draft draft) {
        if (!(written instanceof Yaml.Text text)) {
            draft.problems()
                    .report(written.place(), "“%s”的值不能是%s", "a value of '%s' cannot be %s", name, written.kind());
            return null;
        }
        Collection<String> valid = draft.names().valuesOf(shape);
        boolean choice = shape.kind() == FieldKind.ENUM || shape.kind() == FieldKind.SET;
        if (!shape.known() || (choice && valid == null)) return null;
        if (valid != null) return draft.known(text, Called.valueOf(name), valid);
        Object value = switch (shape.kind()) {
            case INT -> text.value().matches("[+-]?[0-9]{1,15}") ? (Object) Long.valueOf(text.value()) : null;
            case NUMBER, MONEY ->
                text.value().matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?") ? (Object) Double.valueOf(text.value()) : null;
            case BOOL -> text.value().matches("true|false") ? (Object) Boolean.valueOf(text.value()) : null;
            case TIME -> instant(text.value());
            case TEXT -> text.value();
            default -> null;
        };
        if (value == null) {
            draft.problems()
                    .report(
                            text.place(),
                            "“%s”不能作为“%s”的值，它的类型是 %s",
                            "'%s' is not a value of '%s', which is of type %s",
                            text.value(),
                            name,
                            shape.kind().id());
        }
        return value;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
