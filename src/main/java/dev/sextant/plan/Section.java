package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that is being read. What is asked of it are the keys that it may have: {@link #close} reports the others.
 * Every read goes on after a mistake with a harmless value, so that one reading finds all mistakes.
 */
final class Section {
    private final Yaml.Mapping mapping;
    private final Wording what;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param what names the section in messages, as in "a field has no key 'tpye'" */
    Section(Yaml.Mapping mapping, Wording what, Problems problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    Place place() {
        return mapping.place();
    }

    /** Where the value of {@code key} stands; where the section begins when it has none. */
    Place placeOf(String key) {
        Yaml value = mapping.get(key);
        return value == null ? place() : value.place();
    }

    /** The value of {@code key}, or null when nothing is given. */
    @Nullable Yaml get(String key) {
        asked.add(key);
        Yaml value = mapping.get(key);
        return value instanceof Yaml.Text text && text.absent() ? null : value;
    }

    /** The value of {@code key}; its absence is a mistake. */
    @Nullable Yaml need(String key) {
        Yaml value = get(key);
        if (value == null) problems.report(place(), "%s缺少“%s”", "%s needs '%s'", what, key);
        return value;
    }

    /** Every key, for sections whose keys are names. */
    Map<String, Yaml.Entry> entries() {
        asked.addAll(mapping.entries().keySet());
        return mapping.entries();
    }

    @Nullable Section section(String key) {
        Yaml value = get(key);
        return value == null ? null : asSection(value, Wording.quoted(key));
    }

    /** The sections under {@code key}, each about a {@code thing}, by name; none when it is absent. */
    Map<String, Section> sections(String key, Wording thing) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Section inner = section(key);
        if (inner == null) return sections;
        inner.entries().forEach((id, entry) -> {
            Section section = asSection(entry.value(), Called.one(thing, id));
            if (section != null) sections.put(id, section);
        });
        return sections;
    }

    /** The sections of the list under {@code key}; none when it is absent. */
    List<Section> list(String key, Wording name) {
        Yaml value = get(key);
        List<Section> sections = new ArrayList<>();
        if (value == null) return sections;
        if (!(value instanceof Yaml.Items items)) {
            notList(key, value);
            return sections;
        }
        for (Yaml item : items.items()) {
            Section section = asSection(item, name);
            if (section != null) sections.add(section);
        }
        return sections;
    }

    @Nullable Section asSection(Yaml value, Wording name) {
        if (value instanceof Yaml.Mapping inner) return new Section(inner, name, problems);
        problems.report(value.place(), "%s应写成“键: 值”的形式，这里是%s", "%s must be a mapping, this is %s", name, value.kind());
        return null;
    }

    Yaml.@Nullable Text text(String key) {
        Yaml value = get(key);
        if (value == null || value instanceof Yaml.Text) return (Yaml.Text) value;
        problems.report(value.place(), "“%s”应是文字，这里是%s", "'%s' must be a text, this is %s", key, value.kind());
        return null;
    }

    Yaml.@Nullable Text needText(String key) {
        return need(key) == null ? null : text(key);
    }

    /** The texts of a list; one text alone is a list of one. */
    List<Yaml.Text> texts(String key) {
        Yaml value = get(key);
        if (value instanceof Yaml.Text one) return List.of(one);
        List<Yaml.Text> texts = new ArrayList<>();
        if (value instanceof Yaml.Items items) {
            for (Yaml item : items.items()) {
                if (item instanceof Yaml.Text text && !text.absent()) texts.add(text);
                else
                    problems.report(
                            item.place(),
                            "“%s”的每一项应是文字，这里是%s",
                            "'%s' must be a list of texts, this is %s",
                            key,
                            item.kind());
            }
        } else if (value != null) {
            notList(key, value);
        }
        return texts;
    }

    private void notList(String key, Yaml value) {
        problems.report(value.place(), "“%s”应是列表，这里是%s", "'%s' must be a list, this is %s", key, value.kind());
    }

    boolean flag(String key, boolean otherwise) {
        Yaml.Text text = text(key);
        if (text == null) return otherwise;
        if (text.value().equals("true") || text.value().equals("false"))
            return text.value().equals("true");
        problems.report(
                text.place(),
                "“%s”只能是 true 或 false，不能是“%s”",
                "'%s' must be true or false, not '%s'",
                key,
                text.value());
        return otherwise;
    }

    int whole(String key, int otherwise, int least) {
        Yaml.Text text = text(key);
        if (text == null) return otherwise;
        return wholeOf(text, Wording.quoted(key), least);
    }

    int wholeOf(Yaml.Text text, Wording name, int least) {
        Double number = numberOf(text, name);
        if (number == null) return least;
        boolean fits = number == Math.rint(number) && number >= least && number <= Integer.MAX_VALUE;
        if (fits) return number.intValue();
        problems.report(
                text.place(),
                "%s应是不小于 %s 的整数，不能是 %s",
                "%s must be a whole number from %s, not %s",
                name,
                least,
                text.value());
        return least;
    }

    @Nullable Double numberOf(Yaml value, Wording name) {
        if (value instanceof Yaml.Text text && text.value().matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            return Double.valueOf(text.value());
        }
        Wording found = value instanceof Yaml.Text text ? Wording.quoted(text.value()) : value.kind();
        problems.report(value.place(), "%s应是数字，不能是%s", "%s must be a number, not %s", name, found);
        return null;
    }

    /** A range written {@code 0..200}, within {@code least} and {@code most}. */
    @Nullable Bounds bounds(String key, double least, double most) {
        Yaml.Text text = text(key);
        if (text == null) return null;
        String[] ends = text.value().split("\\.\\.", 2);
        String number = "\\s*[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?\\s*";
        if (ends.length != 2 || !ends[0].matches(number) || !ends[1].matches(number)) {
            problems.report(
                    text.place(),
                    "“%s”写作 最小..最大，如 0..200，不能写成“%s”",
                    "'%s' is written min..max, as in 0..200, not '%s'",
                    key,
                    text.value());
            return null;
        }
        Bounds bounds = new Bounds(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
        if (bounds.min() > bounds.max()) {
            problems.report(text.place(), "“%s”的下限大于上限：%s", "'%s' begins above its end: %s", key, bounds);
        } else if (bounds.min() < least || bounds.max() > most) {
            problems.report(text.place(), "“%s”须在 %s 之内", "'%s' must lie within %s", key, new Bounds(least, most));
        }
        return bounds;
    }

    /** One of an enum's constants, written in small letters. */
    <E extends Enum<E>> E choice(String key, E[] values, E otherwise) {
        Yaml.Text text = text(key);
        if (text == null) return otherwise;
        List<String> names = new ArrayList<>();
        for (E value : values) {
            String name = value.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.value())) return value;
            names.add(name);
        }
        problems.unknown(text.place(), Wording.of("%s 的取值", "%s", key), text.value(), names);
        return otherwise;
    }

    /** Reports the keys that nobody asked for. */
    void close() {
        mapping.entries().forEach((key, entry) -> {
            if (!asked.contains(key)) unknownKey(entry.key(), asked);
        });
    }

    private void unknownKey(Yaml.Text key, Collection<String> valid) {
        if (problems.wide(key.place(), key.value())) return;
        problems.suggest(
                key.place(),
                Problems.nearest(key.value(), valid),
                "%s没有“%s”这个键",
                "%s has no key '%s'",
                what,
                key.value());
    }
}
