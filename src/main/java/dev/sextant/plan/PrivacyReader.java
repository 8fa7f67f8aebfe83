package dev.sextant.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the plan says about personal data: {@code privacy}. */
final class PrivacyReader {
    private static final int MOST = 30;
    private static final int WITHIN = 60;
    private static final int SAME_OPENING = 10;

    private final Draft draft;

    PrivacyReader(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param types as they were read
     * @param files null: the plan has none
     */
    @Nullable Privacy read(Section plan, Map<String, RecordType> types, @Nullable Attachments files) {
        Section section = plan.section("privacy");
        if (section == null) return null;
        section.need("log");
        Privacy read = new Privacy(
                seen(section),
                section.whole("most", MOST, 1),
                section.whole("withinMinutes", WITHIN, 1),
                log(section, types),
                opened(section, types, files),
                draft.who(section, "erase", null),
                draft.maybeExpression(section, "hold", Scope.INCIDENT, Wanted.TRUTH),
                retention(section));
        section.close();
        return read;
    }

    private Map<Field.Pii, Who> seen(Section section) {
        Map<Field.Pii, Who> seen = new EnumMap<>(Field.Pii.class);
        Section inner = section.section("seen");
        if (inner == null) return seen;
        seen.put(Field.Pii.P2, draft.who(inner, "p2", null));
        seen.put(Field.Pii.P3, draft.who(inner, "p3", null));
        inner.close();
        return seen;
    }

    private Privacy.Log log(Section section, Map<String, RecordType> types) {
        Section log = section.section("log");
        if (log == null) return new Privacy.Log("", "", "", "");
        String of = draft.name(log, "of", Called.RECORD_TYPE, types.keySet());
        RecordType type = types.get(of);
        Privacy.Log read = new Privacy.Log(
                of,
                draft.name(log, "record", Called.fieldOf(FieldKind.REF, of), fields(type, FieldKind.REF)),
                draft.name(log, "field", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                draft.name(log, "reason", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)));
        log.close();
        nobodys(log, of, type);
        return read;
    }

    private Privacy.@Nullable Opened opened(
            Section section, Map<String, RecordType> types, @Nullable Attachments files) {
        Section opened = section.section("opened");
        if (opened == null) return null;
        if (files == null) {
            draft.problems()
                    .report(
                            section.placeOf("opened"),
                            "“opened”需要有“attachments”一节，否则没有文件可打开",
                            "'opened' needs a section 'attachments': there are no files to open");
        }
        opened.need("of");
        opened.need("record");
        String of = draft.name(opened, "of", Called.RECORD_TYPE, types.keySet());
        RecordType type = types.get(of);
        Scope declares = files != null && types.containsKey(files.record()) ? Scope.of(files.record()) : Scope.INCIDENT;
        Privacy.Opened read = new Privacy.Opened(
                of,
                draft.name(opened, "record", Called.fieldOf(FieldKind.REF, of), fields(type, FieldKind.REF)),
                opened.whole("withinMinutes", SAME_OPENING, 1),
                draft.maybeExpression(opened, "when", declares, Wanted.TRUTH));
        opened.close();
        nobodys(opened, of, type);
        return read;
    }

    private void nobodys(Section section, String of, @Nullable RecordType type) {
        if (type != null
                && (!type.post().entries().isEmpty()
                        || !type.amend().entries().isEmpty()
                        || !type.strike().entries().isEmpty())) {
            draft.problems()
                    .report(
                            section.placeOf("of"),
                            "“%s”须是谁也不能手工登记、修改、划除的记录：它记的是谁看了什么",
                            "'%s' must be a record that nobody posts by hand, amends or strikes: it says who looked at what",
                            of);
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

    private Privacy.@Nullable Retention retention(Section section) {
        Section inner = section.section("retention");
        if (inner == null) return null;
        Map<Field.Pii, Integer> days = new EnumMap<>(Field.Pii.class);
        if (inner.get("p2") != null) days.put(Field.Pii.P2, inner.whole("p2", 1, 1));
        if (inner.get("p3") != null) days.put(Field.Pii.P3, inner.whole("p3", 1, 1));
        inner.need("after");
        List<String> after =
                draft.namesIn(inner, "after", Called.PHASE, draft.names().phases());
        inner.close();
        return new Privacy.Retention(days, after);
    }
}
