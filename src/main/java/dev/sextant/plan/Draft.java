package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being read: its names, its expressions, its mistakes so far; and how what stands everywhere in a plan
 * is read — labels, names of other things, who-lists, expressions.
 */
record Draft(Names names, Expressions expressions, Problems problems) {
    /** Words of CEL, which no name may be. */
    private static final List<String> RESERVED = List.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    Label label(Section section, String key) {
        Yaml value = section.need(key);
        return value == null ? missing() : labelOf(value, Wording.quoted(key));
    }

    @Nullable Label maybeLabel(Section section, String key) {
        Yaml value = section.get(key);
        return value == null ? null : labelOf(value, Wording.quoted(key));
    }

    /** A label for a place of a screen that has room for so many columns, of which a Chinese character takes two. */
    Label label(Section section, String key, int columns) {
        Label label = label(section, key);
        checkRoom(section, key, label, columns);
        return label;
    }

    void checkRoom(Section section, String key, @Nullable Label label, int columns) {
        if (label == null || !(section.get(key) instanceof Yaml.Mapping written)) return;
        label.texts().forEach((language, text) -> {
            int width = Columns.width(text);
            Yaml at = written.get(language);
            if (width > columns && at != null)
                problems.report(
                        at.place(),
                        "“%s”的“%s”宽 %s 格，屏幕上只有 %s 格的位置（一个汉字占两格）",
                        "'%s' in '%s' is %s letters wide; its place on a screen has room for %s (a Chinese character takes two)",
                        key,
                        language,
                        width,
                        columns);
        });
    }

    /** A label must have every language of the plan and no other. */
    Label labelOf(Yaml value, Wording what) {
        if (!(value instanceof Yaml.Mapping mapping)) {
            if (names.languages().isEmpty()) return missing();
            String example = String.join(": …, ", names.languages()) + ": …";
            problems.report(
                    value.place(),
                    "%s须用预案的每种语言各写一段：{%s}",
                    "%s must have a text for each language: {%s}",
                    what,
                    example);
            return missing();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (names.languages().isEmpty()) return missing(); // which is told where the languages should stand
        List<Yaml.Text> wide = mapping.entries().values().stream()
                .map(Yaml.Entry::key)
                .filter(key -> problems.wide(key.place(), key.value()))
                .toList();
        if (!wide.isEmpty()) return missing();
        for (String language : names.languages()) {
            Yaml text = mapping.get(language);
            if (text instanceof Yaml.Text given
                    && !given.absent()
                    && !given.value().isBlank()) {
                texts.put(language, given.value());
            } else if (text == null || text instanceof Yaml.Text) {
                problems.reportAlike(
                        "no text in " + language,
                        value.place(),
                        "%s缺少“%s”的文字",
                        "%s has no text in '%s'",
                        what,
                        language);
            } else {
                problems.report(text.place(), "%s应是文字，这里是%s", "%s must have texts, this is %s", what, text.kind());
            }
        }
        mapping.entries().forEach((language, entry) -> {
            if (!names.languages().contains(language)) {
                problems.unknown(entry.key().place(), Called.LANGUAGE, language, names.languages());
            }
        });
        return texts.isEmpty() ? missing() : new Label(texts);
    }

    private static Label missing() {
        return new Label(Map.of("", ""));
    }

    /** The name under {@code key}, which must be one of {@code valid}; "" after a mistake. */
    String name(Section section, String key, Wording what, Collection<String> valid) {
        Yaml.Text text = section.needText(key);
        return text == null ? "" : known(text, what, valid);
    }

    @Nullable String maybeName(Section section, String key, Wording what, Collection<String> valid) {
        Yaml.Text text = section.text(key);
        return text == null ? null : known(text, what, valid);
    }

    /** The names under {@code key}, which must be of {@code valid} and different. */
    List<String> namesIn(Section section, String key, Wording what, Collection<String> valid) {
        List<String> found = new ArrayList<>();
        for (Yaml.Text text : section.texts(key)) {
            if (found.contains(text.value())) twice(text);
            found.add(known(text, what, valid));
        }
        return found;
    }

    void twice(Yaml.Text text) {
        problems.report(text.place(), "“%s”在这里出现两次", "'%s' stands here twice", text.value());
    }

    /** Reports an id that another thing of the same list has already. */
    void givenTwice(Yaml.Text id) {
        problems.report(id.place(), "标识“%s”重复", "the id '%s' is given twice", id.value());
    }

    String known(Yaml.Text text, Wording what, Collection<String> valid) {
        if (!valid.contains(text.value())) problems.unknown(text.place(), what, text.value(), valid);
        return text.value();
    }

    /** The map under {@code key} from every one of {@code wanted} to its value, in that order. */
    Map<String, Yaml> each(Section section, String key, Wording what, Collection<String> wanted) {
        Map<String, Yaml> found = new LinkedHashMap<>();
        if (section.need(key) == null) return found;
        Section inner = section.section(key);
        if (inner == null) return found;
        for (String name : wanted) {
            Yaml value = inner.get(name);
            if (value == null)
                problems.report(
                        inner.place(),
                        "“%s”缺少%s“%s”；须为 %s 各写一个值",
                        "'%s' needs the %s '%s'; it has one value for each of %s",
                        key,
                        what,
                        name,
                        wanted);
            else found.put(name, value);
        }
        inner.entries().forEach((name, entry) -> {
            if (!wanted.contains(name)) known(entry.key(), what, wanted);
        });
        return found;
    }

    /**
     * The who-list under {@code key}.
     *
     * @param type the record type that {@code assignee} is about; null: there is no record, and nobody owns it
     */
    Who who(Section section, String key, @Nullable String type) {
        List<String> entries = new ArrayList<>();
        for (Yaml.Text text : section.texts(key)) {
            checkWho(text, type);
            entries.add(text.value());
        }
        return new Who(entries);
    }

    Who needWho(Section section, String key, @Nullable String type) {
        if (section.need(key) == null) return Who.NOBODY;
        Who who = who(section, key, type);
        if (who.entries().isEmpty())
            problems.report(section.placeOf(key), "“%s”里一个人也没有写", "nobody is named in '%s'", key);
        return who;
    }

    private void checkWho(Yaml.Text text, @Nullable String type) {
        String entry = text.value();
        if (Who.isAuthorForAWhile(entry)) return;
        int at = entry.indexOf('@');
        if (at >= 0) {
            if (!names.groupRoles().contains(entry.substring(0, at))) {
                problems.unknown(
                        text.place(),
                        Wording.of("小组岗位", "role of a group"),
                        entry.substring(0, at),
                        names.groupRoles());
            }
            if (!names.groups().contains(entry.substring(at + 1))) {
                problems.unknown(text.placeAt(at + 1), Called.GROUP, entry.substring(at + 1), names.groups());
            }
            return;
        }
        String needed = entry.equals("ownHead") ? Who.HEAD : entry.equals("ownMember") ? Who.MEMBER : null;
        if (needed != null && !names.groupRoles().contains(needed)) {
            problems.report(
                    text.place(),
                    "“%s”需要有岗位“%s”，并写 scope: group",
                    "'%s' needs a role '%s' with scope group",
                    entry,
                    needed);
        }
        Names.Type known = type == null ? null : names.types().get(type);
        if (entry.equals("assignee") && (known == null || known.assignee() == null)) {
            problems.report(
                    text.place(),
                    "“assignee”需要有 person 类型的字段“assignee”",
                    "'assignee' needs a field 'assignee' of type person");
        }
        List<String> valid = new ArrayList<>(Who.WORDS);
        valid.addAll(names.roles());
        valid.addAll(names.groups());
        if (!valid.contains(entry) && !problems.wide(text.place(), entry))
            problems.suggest(
                    text.place(), Problems.nearest(entry, valid), "岗位或小组“%s”不存在", "unknown role or group '%s'", entry);
    }

    Expression expression(Section section, String key, Scope scope, Wanted wanted) {
        Yaml.Text text = section.needText(key);
        return text == null ? Expressions.failing(nothing(section)) : expressions.later(text, scope, wanted);
    }

    @Nullable Expression maybeExpression(Section section, String key, Scope scope, Wanted wanted) {
        Yaml.Text text = section.text(key);
        return text == null ? null : expressions.later(text, scope, wanted);
    }

    static Yaml.Text nothing(Section section) {
        return new Yaml.Text("", "", true, false, section.place());
    }

    /** Expressions for fields of {@code type}, each of which gives what the field holds. */
    Map<String, Expression> settings(Section section, String key, String type, Scope scope) {
        Map<String, Expression> settings = new LinkedHashMap<>();
        Section inner = section.section(key);
        Names.Type known = names.types().get(type);
        if (inner == null || known == null) return settings;
        inner.entries().forEach((field, entry) -> {
            Names.Shape shape = known.fields().get(field);
            if (shape == null) {
                problems.unknown(
                        entry.key().place(),
                        Called.fieldOf(type),
                        field,
                        known.fields().keySet());
            } else if (entry.value() instanceof Yaml.Text text && !text.absent()) {
                Wanted wanted = Wanted.exactly(expressions.types().ofField(type, field, shape));
                settings.put(field, expressions.later(text, scope, wanted));
            } else {
                problems.report(entry.value().place(), "“%s”应是表达式", "'%s' must be an expression", field);
            }
        });
        return settings;
    }

    /** Reports an id that is not a name in expressions: letters and digits, a small letter first. */
    void checkId(Yaml.Text key, Wording what) {
        if (checkSpelling(key, what) && RESERVED.contains(key.value())) {
            problems.report(
                    key.place(),
                    "“%s”是表达式的保留字，%s须另取标识",
                    "'%s' is a word of expressions; a %s needs another name",
                    key.value(),
                    what);
        }
    }

    /** An id that expressions only write in quotes may be one of their words. */
    boolean checkSpelling(Yaml.Text key, Wording what) {
        boolean well = key.value().matches("[a-z][A-Za-z0-9]*");
        if (!well)
            problems.report(
                    key.place(),
                    "%s的标识“%s”不合要求：由字母和数字组成，小写字母开头",
                    "a %s is called '%s': use letters and digits, a small letter first",
                    what,
                    key.value());
        return well;
    }
}
