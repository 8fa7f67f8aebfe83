package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the plan says about files that belong to records. */
final class AttachmentReader {
    private static final int MOST_OF_ANY = 50;

    private final Draft draft;
    private final Problems problems;
    private final Names names;

    AttachmentReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
        this.names = draft.names();
    }

    /** @param types as they were read; null when the plan knows no files */
    @Nullable Attachments read(Section plan, Map<String, RecordType> types) {
        Section section = plan.section("attachments");
        if (section == null) return null;
        String record =
                draft.name(section, "record", Called.RECORD_TYPE, names.types().keySet());
        String kind =
                draft.name(section, "kind", Called.fieldOf(FieldKind.ENUM, record), fields(record, FieldKind.ENUM));
        Attachments read = new Attachments(
                record,
                draft.name(section, "about", Called.fieldOf(FieldKind.REF, record), fields(record, FieldKind.REF)),
                draft.name(section, "file", Called.fieldOf(FieldKind.FILE, record), fields(record, FieldKind.FILE)),
                draft.name(section, "name", Called.fieldOf(FieldKind.TEXT, record), fields(record, FieldKind.TEXT)),
                kind,
                draft.name(section, "size", Called.fieldOf(FieldKind.INT, record), fields(record, FieldKind.INT)),
                draft.maybeName(
                        section, "capturedAt", Called.fieldOf(FieldKind.TIME, record), fields(record, FieldKind.TIME)),
                draft.maybeName(
                        section,
                        "placeRemoved",
                        Called.fieldOf(FieldKind.BOOL, record),
                        fields(record, FieldKind.BOOL)),
                draft.maybeName(
                        section,
                        "facesBlurred",
                        Called.fieldOf(FieldKind.BOOL, record),
                        fields(record, FieldKind.BOOL)),
                section.whole("most", 9, 1),
                kinds(section, record, kind),
                preset(section, record));
        if (read.most() > MOST_OF_ANY)
            problems.report(
                    section.placeOf("most"),
                    "“most”不能超过每条记录 %s 个文件",
                    "'most' is at most %s files of a record",
                    MOST_OF_ANY);
        RecordType type = types.get(record);
        if (type != null) {
            checkSize(section, type, read);
            checkComplete(section, type, read);
        }
        section.close();
        return read;
    }

    private Collection<String> fields(String type, FieldKind kind) {
        Names.Type known = names.types().get(type);
        if (known == null) return List.of();
        return known.fields().entrySet().stream()
                .filter(field -> field.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Attachments.Content> kinds(Section section, String record, String kind) {
        Map<String, Attachments.Content> kinds = new LinkedHashMap<>();
        Names.Type type = names.types().get(record);
        Names.Shape shape = type == null ? null : type.fields().get(kind);
        Collection<String> values = shape == null ? null : names.valuesOf(shape);
        section.need("kinds");
        Section inner = section.section("kinds");
        if (inner == null) return kinds;
        inner.entries().forEach((value, entry) -> {
            if (values != null) draft.known(entry.key(), Called.valueOf(kind), values);
            kinds.put(value, inner.choice(value, Attachments.Content.values(), Attachments.Content.DOCUMENT));
        });
        return kinds;
    }

    private Map<String, Object> preset(Section section, String record) {
        Map<String, Object> preset = new LinkedHashMap<>();
        Names.Type type = names.types().get(record);
        Section inner = section.section("preset");
        if (inner == null || type == null) return preset;
        inner.entries().forEach((field, entry) -> {
            Names.Shape shape = type.fields().get(field);
            if (shape == null) {
                problems.unknown(
                        entry.key().place(),
                        Called.fieldOf(record),
                        field,
                        type.fields().keySet());
                return;
            }
            Object value = FieldReader.valueOf(entry.value(), shape, field, draft);
            if (value != null) preset.put(field, value);
        });
        return preset;
    }

    /** Nothing is taken in that is larger than declared, so what may be declared must have an end. */
    private void checkSize(Section section, RecordType type, Attachments read) {
        Field size = type.fields().get(read.size());
        if (size == null) return;
        if (size.range() == null || size.range().max() > Attachments.LARGEST) {
            problems.report(
                    section.placeOf("size"),
                    "“%s”须有 range，上限不超过 %s 字节：文件最大这么大",
                    "'%s' needs a range that ends at %s bytes or before: so large may a file be",
                    read.size(),
                    Attachments.LARGEST);
        }
    }

    /** A screen that hands in a file gives these fields and no others. */
    private void checkComplete(Section section, RecordType type, Attachments read) {
        Set<String> given = new LinkedHashSet<>(read.preset().keySet());
        Stream.of(read.about(), read.file(), read.name(), read.kind(), read.size(), read.capturedAt())
                .filter(Objects::nonNull)
                .forEach(given::add);
        if (type.owner() != null) given.add(type.owner());
        List<String> missing = new ArrayList<>();
        for (Field field : type.fields().values()) {
            if (field.required() && field.fallback() == null && !given.contains(field.name()))
                missing.add(field.name());
        }
        if (!missing.isEmpty()) {
            problems.report(
                    section.place(),
                    "%s 要求填写%s，而上传文件时没有人填；可写在“preset”里",
                    "%s requires %s, which nobody gives with a file; a 'preset' can",
                    type.id(),
                    Wording.quoted(missing));
        }
    }
}
