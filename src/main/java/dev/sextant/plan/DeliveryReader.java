package dev.sextant.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads how released texts go out over channels, and sees to it that the product can keep the record that the plan wants. */
final class DeliveryReader {
    private final Draft draft;

    DeliveryReader(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param text the record type that is published
     * @param events its public states
     */
    Publication.@Nullable Delivery read(
            Section publication, Map<String, RecordType> types, @Nullable RecordType text, List<String> events) {
        Section section = publication.section("delivery");
        if (section == null) return null;
        String of = draft.name(section, "of", Called.RECORD_TYPE, types.keySet());
        RecordType type = types.get(of);
        String said = text == null ? "" : text.id();
        Publication.Delivery read = new Publication.Delivery(
                of,
                draft.name(section, "through", Called.fieldOf(FieldKind.SET, said), fields(text, FieldKind.SET)),
                draft.name(section, "text", Called.fieldOf(FieldKind.REF, of), fields(type, FieldKind.REF)),
                draft.name(section, "event", Called.fieldOf(FieldKind.ENUM, of), fields(type, FieldKind.ENUM)),
                draft.name(section, "channel", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                draft.name(section, "key", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                draft.name(section, "attempts", Called.fieldOf(FieldKind.INT, of), fields(type, FieldKind.INT)),
                draft.name(section, "answer", Called.fieldOf(FieldKind.TEXT, of), fields(type, FieldKind.TEXT)),
                draft.name(section, "failure", Called.fieldOf(FieldKind.ENUM, of), fields(type, FieldKind.ENUM)),
                move(section, "begin", type),
                move(section, "later", type),
                move(section, "sent", type),
                move(section, "failed", type),
                move(section, "withheld", type));
        checkWords(section, "event", read.event(), type, events);
        checkWords(section, "failure", read.failure(), type, Publication.Delivery.FAILURES);
        checkPost(section, type);
        checkAsked(section, type, read);
        section.close();
        return read;
    }

    private static List<String> fields(@Nullable RecordType type, FieldKind kind) {
        return type == null
                ? List.of()
                : type.fields().values().stream()
                        .filter(field -> field.kind() == kind)
                        .map(Field::name)
                        .toList();
    }

    /** A move that the product itself may take. */
    private String move(Section section, String key, @Nullable RecordType type) {
        var known = new TreeSet<String>();
        var own = new TreeSet<String>();
        Collection<Lifecycle.State> states =
                type == null ? List.of() : type.lifecycle().states().values();
        for (Lifecycle.State state : states) {
            for (Lifecycle.Move move : state.moves().values()) {
                known.add(move.id());
                if (move.by().entries().contains(Role.SYSTEM)) own.add(move.id());
            }
        }
        String move = draft.name(section, key, Called.moveOf(type == null ? "" : type.id()), known);
        if (known.contains(move) && !own.contains(move)) {
            draft.problems()
                    .report(
                            section.placeOf(key),
                            "“%s”须写“by: [system]”：这一步由系统自动执行",
                            "'%s' needs 'by: [system]': the product itself takes this step",
                            move);
        }
        return move;
    }

    /** The product writes down what the plan has no word for? Then the plan is not finished. */
    private void checkWords(Section section, String key, String name, @Nullable RecordType type, List<String> words) {
        Field field = type == null ? null : type.fields().get(name);
        String of = field == null || field.of() == null ? "" : field.of();
        Set<String> values = draft.names().enums().getOrDefault(of, Set.of());
        for (String word : words) {
            if (!values.isEmpty() && !values.contains(word)) {
                draft.problems()
                        .report(
                                section.placeOf(key),
                                "选项表“%s”缺少选项“%s”",
                                "the enumeration '%s' needs the value '%s'",
                                of,
                                word);
            }
        }
    }

    private void checkPost(Section section, @Nullable RecordType type) {
        if (type != null && !type.post().entries().contains(Role.SYSTEM)) {
            draft.problems()
                    .report(
                            section.placeOf("of"),
                            "“%s”须写“post: [system]”：由系统自动登记",
                            "'%s' needs 'post: [system]': the product itself posts it",
                            type.id());
        }
    }

    /** What the product cannot give, it must not be asked for; what it gives must fit. */
    private void checkAsked(Section section, @Nullable RecordType type, Publication.Delivery read) {
        if (type == null) return;
        Set<String> posted = Set.of(read.text(), read.event(), read.channel(), read.key());
        for (Field field : type.fields().values()) {
            if (field.required() && field.fallback() == null && !posted.contains(field.name())) {
                draft.problems()
                        .report(
                                section.placeOf("of"),
                                "“%s”不能把“%s”设为必填：系统自动登记时没有内容可填",
                                "'%s' may not require '%s': the product has nothing to put there",
                                type.id(),
                                field.name());
            }
        }
        for (Lifecycle.State state : type.lifecycle().states().values()) {
            for (Lifecycle.Move move : state.moves().values()) {
                if (move.by().entries().contains(Role.SYSTEM)
                        && !Set.of(read.failure(), read.answer()).containsAll(move.asks())) {
                    draft.problems()
                            .report(
                                    section.placeOf("of"),
                                    "“%s”只能要求系统填写“%s”和“%s”",
                                    "'%s' may ask the product for '%s' and '%s' only",
                                    move.id(),
                                    read.failure(),
                                    read.answer());
                }
            }
        }
        fits(section, type, "channel", read.channel(), Publication.Delivery.LONGEST_CHANNEL);
        fits(section, type, "key", read.key(), Publication.Delivery.LONGEST_KEY);
        fits(section, type, "answer", read.answer(), Publication.Delivery.LONGEST_ANSWER);
    }

    private void fits(Section section, RecordType type, String key, String name, int longest) {
        Field field = type.fields().get(name);
        Bounds length = field == null ? null : field.length();
        if (length != null && !(length.contains(1) && length.contains(longest))) {
            draft.problems()
                    .report(
                            section.placeOf(key),
                            "“%s”须能容纳 1 至 %s 个字符",
                            "'%s' must take texts of 1 to %s characters",
                            name,
                            longest);
        }
    }
}
