package dev.sextant.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the plan says about the discussion of records. */
final class CommentsReader {
    private final Draft draft;

    CommentsReader(Draft draft) {
        this.draft = draft;
    }

    /** @param types as they were read; null when records are not discussed */
    @Nullable Comments read(Section plan, Map<String, RecordType> types) {
        Section section = plan.section("comments");
        if (section == null) return null;
        Collection<String> all = draft.names().types().keySet();
        String record = draft.name(section, "record", Called.RECORD_TYPE, all);
        Comments read = new Comments(
                record,
                draft.name(section, "about", Called.fieldOf(FieldKind.REF, record), fields(record, FieldKind.REF)),
                draft.name(section, "text", Called.fieldOf(FieldKind.TEXT, record), fields(record, FieldKind.TEXT)),
                draft.namesIn(section, "except", Called.RECORD_TYPE, all),
                draft.maybeLabel(section, "personal"));
        RecordType type = types.get(record);
        if (type != null) check(section, type, read);
        section.close();
        return read;
    }

    /** What was said stays as it was said, may be about anything, and asks for nothing else. */
    private void check(Section section, RecordType type, Comments read) {
        if (type.kind() != RecordType.Kind.OBSERVATION)
            draft.problems()
                    .report(
                            section.placeOf("record"),
                            "%s 的 kind 应是 observation：说过的话只能更正，不能修改",
                            "%s must be of kind observation: what somebody said is corrected, never amended",
                            type.id());
        Field about = type.fields().get(read.about());
        if (about != null && !(about.required() && about.to().isEmpty()))
            draft.problems()
                    .report(
                            section.placeOf("about"),
                            "“%s”须必填，且可指向任何记录，不写“to”",
                            "'%s' must be required and lead to records of any type, without 'to'",
                            read.about());
        for (Field field : type.fields().values()) {
            boolean given = Set.of(read.about(), read.text()).contains(field.name())
                    || field.name().equals(type.owner());
            if (field.required() && field.fallback() == null && !given)
                draft.problems()
                        .report(
                                section.placeOf("record"),
                                "%s 要求填写“%s”，而评论时没有人填",
                                "%s requires '%s', which nobody gives with a remark",
                                type.id(),
                                field.name());
        }
    }

    private Collection<String> fields(String type, FieldKind kind) {
        Names.Type known = draft.names().types().get(type);
        if (known == null) return List.of();
        return known.fields().entrySet().stream()
                .filter(field -> field.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }
}
