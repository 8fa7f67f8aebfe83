package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what stands on the public page, and sees to it that nothing personal and nothing unfinished can stand there. */
final class PublicationReader {
    private final Draft draft;
    private final Problems problems;

    PublicationReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
    }

    /** @param organisation whose page it is, as read */
    @Nullable Publication read(Section plan, Map<String, RecordType> types, Plan.@Nullable Organisation organisation) {
        Section section = plan.section("publication");
        if (section == null) return null;
        checkOrganisation(section, organisation);
        String of = draft.name(section, "of", Called.RECORD_TYPE, types.keySet());
        RecordType type = types.get(of);
        List<String> standing = states(section, "standing", type);
        List<String> corrected = states(section, "corrected", type);
        List<String> withdrawn = states(section, "withdrawn", type);
        Publication read = new Publication(
                of,
                draft.name(section, "title", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                draft.name(section, "text", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                also(section, type),
                draft.name(section, "at", Called.fieldOf(FieldKind.TIME, of), fields(type, FieldKind.TIME)),
                draft.maybeName(section, "kind", Called.fieldOf(FieldKind.ENUM, of), fields(type, FieldKind.ENUM)),
                draft.maybeName(section, "contact", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                standing,
                corrected,
                withdrawn,
                draft.maybeName(section, "corrects", Called.fieldOf(FieldKind.REF, of), fields(type, FieldKind.REF)),
                draft.maybeName(section, "wrong", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                draft.maybeName(section, "notice", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                new DeliveryReader(draft)
                        .read(
                                section,
                                types,
                                type,
                                Stream.of(standing, corrected, withdrawn)
                                        .flatMap(List::stream)
                                        .toList()));
        section.need("standing");
        checkPersonal(section, type, read);
        section.close();
        return read;
    }

    private Map<String, Publication.Other> also(Section section, @Nullable RecordType type) {
        Map<String, Publication.Other> others = new LinkedHashMap<>();
        List<String> languages = draft.names().languages();
        section.sections("also", Wording.of("译文", "translation")).forEach((language, other) -> {
            if (!languages.contains(language) || language.equals(languages.get(0))) {
                problems.report(
                        other.place(),
                        "“%s”不是预案第一语言以外的语言；预案的语言是 %s",
                        "'%s' is none of the plan's other languages: %s",
                        language,
                        languages);
            }
            String of = type == null ? "" : type.id();
            others.put(
                    language,
                    new Publication.Other(
                            draft.name(
                                    other, "title", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                            draft.name(
                                    other, "text", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT))));
            other.close();
        });
        return others;
    }

    private void checkOrganisation(Section section, Plan.@Nullable Organisation organisation) {
        if (organisation == null) {
            problems.report(
                    section.place(),
                    "“publication”需要在“plan”里写“organisation”：这是谁的公开页",
                    "'publication' needs 'organisation' in 'plan': whose page it is");
        } else if (!organisation.id().matches("[A-Za-z0-9][A-Za-z0-9_-]{0,40}")) {
            problems.report(
                    section.place(),
                    "机构的标识会写进公开页的地址：只用字母、数字、“-”和“_”，不能是“%s”",
                    "the organisation's id stands in the page's address: letters, digits, '-' and '_', not '%s'",
                    organisation.id());
        }
    }

    private static List<String> fields(@Nullable RecordType type, FieldKind kind) {
        return type == null
                ? List.of()
                : type.fields().values().stream()
                        .filter(field -> field.kind() == kind)
                        .map(Field::name)
                        .toList();
    }

    private List<String> states(Section section, String key, @Nullable RecordType type) {
        Set<String> known = type == null ? Set.of() : type.lifecycle().states().keySet();
        List<String> states = draft.namesIn(section, key, Called.STATE, known);
        for (String state : states) {
            Lifecycle.State shown = type == null ? null : type.lifecycle().state(state);
            if (shown != null && shown.editable()) {
                problems.report(
                        section.placeOf(key),
                        "“%s”不能公开：在这个状态下记录还能修改；请给它写“editable: false”",
                        "'%s' may not be public: a record in it can be amended; give it 'editable: false'",
                        state);
            }
        }
        return states;
    }

    private void checkPersonal(Section section, @Nullable RecordType type, Publication read) {
        List<@Nullable String> names = new ArrayList<>();
        Collections.addAll(names, read.title(), read.text(), read.contact(), read.wrong(), read.notice());
        read.also().values().forEach(other -> Collections.addAll(names, other.title(), other.text()));
        for (String name : names) {
            Field field = type == null || name == null ? null : type.fields().get(name);
            if (field != null && (field.pii() == Field.Pii.P2 || field.pii() == Field.Pii.P3)) {
                problems.report(
                        section.place(),
                        "“%s”是个人信息（pii），不能公开",
                        "'%s' is personal data (pii) and cannot be public",
                        name);
            }
        }
    }
}
