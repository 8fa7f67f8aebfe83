package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the plan says about handing over at the end of a shift. */
final class HandoverReader {
    private final Draft draft;

    HandoverReader(Draft draft) {
        this.draft = draft;
    }

    /** @param types as they were read; null when the plan knows no handing over */
    @Nullable Handover read(Section plan, Map<String, RecordType> types) {
        Section section = plan.section("handover");
        if (section == null) return null;
        String record = draft.name(section, "record", Called.RECORD_TYPE, types.keySet());
        Map<String, Field> fields =
                types.containsKey(record) ? types.get(record).fields() : Map.of();
        String items = draft.name(section, "items", Called.fieldOf(FieldKind.LIST, record), of(fields, FieldKind.LIST));
        Field list = fields.get(items);
        Map<String, Field> inner = list == null ? Map.of() : list.fields();
        Handover read = new Handover(
                record,
                draft.name(section, "from", Called.fieldOf(FieldKind.PERSON, record), of(fields, FieldKind.PERSON)),
                draft.name(section, "to", Called.fieldOf(FieldKind.PERSON, record), of(fields, FieldKind.PERSON)),
                items,
                draft.name(section, "item", Called.fieldOf(FieldKind.TEXT, items), of(inner, FieldKind.TEXT)),
                draft.maybeName(section, "note", Called.fieldOf(FieldKind.TEXT, record), of(fields, FieldKind.TEXT)));
        if (!fields.isEmpty()) checkComplete(section, record, fields, types.get(record), read);
        section.close();
        return read;
    }

    private static List<String> of(Map<String, Field> fields, FieldKind kind) {
        return fields.values().stream()
                .filter(field -> field.kind() == kind)
                .map(Field::name)
                .toList();
    }

    /** A screen that hands over gives these fields and no others. */
    private void checkComplete(
            Section section, String record, Map<String, Field> fields, @Nullable RecordType type, Handover read) {
        Set<String> given = Set.copyOf(Stream.of(read.from(), read.to(), read.items(), String.valueOf(read.note()))
                .distinct()
                .toList());
        List<String> missing = new ArrayList<>();
        for (Field field : fields.values()) {
            boolean owner = type != null && field.name().equals(type.owner());
            if (field.required() && field.fallback() == null && !owner && !given.contains(field.name()))
                missing.add(field.name());
        }
        if (!missing.isEmpty()) {
            draft.problems()
                    .report(
                            section.place(),
                            "%s 要求填写%s，而交接班时没有人填",
                            "%s requires %s, which nobody gives when handing over",
                            record,
                            Wording.quoted(missing));
        }
    }
}
