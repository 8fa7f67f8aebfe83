package dev.sextant.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads how the texts of one record type are written: {@code writing}. */
final class WritingReader {
    private static final Set<FieldKind> NUMBERS = Set.of(FieldKind.INT, FieldKind.NUMBER, FieldKind.MONEY);

    private final Draft draft;
    private final Problems problems;
    private final String type;
    private final Names.Type names;

    WritingReader(Draft draft, String type, Names.Type names) {
        this.draft = draft;
        this.problems = draft.problems();
        this.type = type;
        this.names = names;
    }

    @Nullable Writing read(Section record) {
        Section section = record.section("writing");
        if (section == null) return null;
        Map<String, String> texts = texts(section);
        Map<String, Writing.Slot> slots = slots(section);
        Writing writing = new Writing(
                texts,
                facts(section),
                remarks(section),
                InOrder.set(draft.namesIn(section, "on", Called.moveOf(type), names.moves())),
                InOrder.set(draft.namesIn(section, "confirm", Called.moveOf(type), names.moves())),
                draft.maybeLabel(section, "unfilled"),
                draft.maybeLabel(section, "personal"),
                forbidden(section),
                slots,
                templates(section, texts, slots));
        section.close();
        return writing;
    }

    private Map<String, String> texts(Section section) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.need("texts");
        Section inner = section.section("texts");
        if (inner == null) return texts;
        inner.entries().forEach((field, entry) -> {
            draft.known(entry.key(), Called.fieldOf(FieldKind.TEXT, type), fields(names.fields(), FieldKind.TEXT));
            if (entry.value() instanceof Yaml.Text language) {
                texts.put(
                        field,
                        draft.known(language, Called.LANGUAGE, draft.names().languages()));
            } else {
                problems.report(
                        entry.value().place(), "“%s”后面写它的语言", "'%s' is followed by the language that it is in", field);
            }
        });
        return texts;
    }

    private Writing.@Nullable Facts facts(Section writing) {
        Section section = writing.section("facts");
        if (section == null) return null;
        String in =
                draft.name(section, "in", Called.fieldOf(FieldKind.LIST, type), fields(names.fields(), FieldKind.LIST));
        Names.Shape list = names.fields().get(in);
        Map<String, Names.Shape> parts = list == null ? Map.of() : list.fields();
        Writing.Facts facts = new Writing.Facts(
                in,
                draft.name(
                        section,
                        "quote",
                        Called.fieldOf(FieldKind.TEXT, Wording.quoted(in)),
                        fields(parts, FieldKind.TEXT)),
                draft.name(
                        section,
                        "finding",
                        Called.fieldOf(FieldKind.REF, Wording.quoted(in)),
                        fields(parts, FieldKind.REF)),
                draft.maybeName(section, "result", Wording.of("enum 字段", "enum"), of(Set.of(FieldKind.ENUM))),
                words(section, "holds"),
                words(section, "fails"),
                draft.namesIn(section, "figures", Wording.of("数字字段", "number"), of(NUMBERS)),
                denials(section));
        section.close();
        return facts;
    }

    private Writing.@Nullable Remarks remarks(Section writing) {
        Section section = writing.section("remarks");
        if (section == null) return null;
        String in =
                draft.name(section, "in", Called.fieldOf(FieldKind.LIST, type), fields(names.fields(), FieldKind.LIST));
        Names.Shape list = names.fields().get(in);
        List<String> texts = list == null ? List.of() : fields(list.fields(), FieldKind.TEXT);
        Writing.Remarks remarks = new Writing.Remarks(
                in,
                draft.name(section, "quote", Called.fieldOf(FieldKind.TEXT, Wording.quoted(in)), texts),
                draft.name(section, "note", Called.fieldOf(FieldKind.TEXT, Wording.quoted(in)), texts));
        section.close();
        return remarks;
    }

    private Writing.@Nullable Denials denials(Section facts) {
        Section section = facts.section("denials");
        if (section == null) return null;
        Writing.Denials denials = new Writing.Denials(
                draft.name(
                        section, "field", Called.fieldOf(FieldKind.ENUM, type), fields(names.fields(), FieldKind.ENUM)),
                words(section, "values"));
        section.close();
        return denials;
    }

    /** Fields of these kinds of any type: which one a finding is of stands in the reference, which is checked where it stands. */
    private List<String> of(Set<FieldKind> kinds) {
        return draft.names().types().values().stream()
                .flatMap(each -> kinds.stream().flatMap(kind -> fields(each.fields(), kind).stream()))
                .distinct()
                .toList();
    }

    private List<String> words(Section section, String key) {
        List<String> values = draft.names().enums().values().stream()
                .flatMap(Set::stream)
                .distinct()
                .toList();
        return draft.namesIn(section, key, Wording.of("选项", "value"), values);
    }

    private List<Writing.Forbidden> forbidden(Section writing) {
        List<Writing.Forbidden> forbidden = new ArrayList<>();
        for (Section one : writing.list("forbidden", Wording.of("“forbidden”的一项", "an entry of 'forbidden'"))) {
            List<String> phrases =
                    one.texts("phrases").stream().map(Yaml.Text::value).toList();
            Expression of = draft.maybeExpression(one, "of", Scope.INCIDENT, Wanted.TEXTS);
            Pattern match = pattern(one);
            if (phrases.isEmpty() && of == null && match == null) {
                problems.report(
                        one.place(),
                        "“forbidden”的每一项须写“phrases”、“of”或“match”",
                        "an entry of 'forbidden' needs 'phrases', 'of' or 'match'");
            }
            forbidden.add(
                    new Writing.Forbidden(phrases, of, match, one.flag("refuses", true), draft.label(one, "say")));
            one.close();
        }
        return forbidden;
    }

    private @Nullable Pattern pattern(Section section) {
        Yaml.Text text = section.text("match");
        if (text == null) return null;
        try {
            return Pattern.compile(text.value());
        } catch (PatternSyntaxException wrong) {
            problems.report(
                    text.place(), "“match”不是正则表达式：%s", "'match' is no regular expression: %s", wrong.getDescription());
            return null;
        }
    }

    private Map<String, Writing.Slot> slots(Section writing) {
        Map<String, Writing.Slot> slots = new LinkedHashMap<>();
        writing.sections("slots", Wording.of("模板项", "slot")).forEach((name, section) -> {
            slots.put(
                    name,
                    new Writing.Slot(
                            draft.maybeExpression(section, "of", Scope.INCIDENT, Wanted.SAID),
                            draft.label(section, "label")));
            section.close();
        });
        return slots;
    }

    private Map<String, Writing.Beginning> templates(
            Section writing, Map<String, String> texts, Map<String, Writing.Slot> slots) {
        Map<String, Writing.Beginning> templates = new LinkedHashMap<>();
        writing.sections("templates", Wording.of("模板", "template")).forEach((id, section) -> {
            templates.put(
                    id,
                    new Writing.Beginning(
                            id,
                            draft.label(section, "label"),
                            draft.settings(section, "set", type, Scope.INCIDENT),
                            lines(section, texts, slots)));
            section.close();
        });
        return templates;
    }

    private Map<String, Template> lines(Section template, Map<String, String> texts, Map<String, Writing.Slot> slots) {
        Map<String, Template> lines = new LinkedHashMap<>();
        template.need("texts");
        Section section = template.section("texts");
        if (section == null) return lines;
        TemplateReader reader =
                new TemplateReader(draft, Wording.of("%s 的模板项", "field of the slots of %s", type), slots.keySet());
        section.entries().forEach((field, entry) -> {
            draft.known(entry.key(), Wording.of("所写的文字字段", "text that is written"), texts.keySet());
            String language = texts.getOrDefault(field, "");
            if (entry.value() instanceof Yaml.Text line) {
                lines.put(field, new Template(Map.of(language, reader.line(line))));
            } else {
                problems.report(entry.value().place(), "“%s”应是带 {模板项} 的文字", "'%s' must be a text with {slot}s", field);
            }
        });
        return lines;
    }

    private static List<String> fields(Map<String, Names.Shape> fields, FieldKind kind) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }
}
