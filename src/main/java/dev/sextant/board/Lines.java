package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Field;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Label;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Template;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record in one line, as a person reads it: the plan's templates filled with labels, names and masked values. */
final class Lines {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<String> NAMES = List.of("name", "title", "topic");

    private final Incident incident;
    private final Plan plan;

    Lines(Incident incident) {
        this.incident = incident;
        this.plan = incident.plan();
    }

    /** The line of a record in logs, tiles and lists. */
    Label line(BoardRecord record) {
        RecordType type = plan.type(record.type());
        return type == null ? same(record.id()) : fill(type.line(), record, type);
    }

    /** The short title of a record on a card. */
    Label title(BoardRecord record) {
        RecordType type = plan.type(record.type());
        return type == null ? same(record.id()) : fill(type.title(), record, type);
    }

    /** How a record is named where another one refers to it: its name or title field, else its title. Of one that only some people see its number. */
    Label name(BoardRecord record) {
        RecordType type = plan.type(record.type());
        if (closed(plan, record)) {
            return same(record.id());
        }
        if (type != null) {
            for (String field : NAMES) {
                Field known = type.fields().get(field);
                Object value = record.fields().get(field);
                if (known != null && known.kind() == FieldKind.TEXT && value != null) {
                    return same(String.valueOf(Masking.mask(known, value)));
                }
            }
        }
        return title(record);
    }

    private Label fill(Template template, BoardRecord record, RecordType type) {
        return template.fill((field, language) -> slot(record, type, field, language));
    }

    private @Nullable String slot(BoardRecord record, RecordType type, String name, String language) {
        return switch (name) {
            case "id" -> record.id();
            case "state" -> stateText(record, type, language);
            case "author" -> record.createdBy().name().in(language);
            case "group" -> groupLabel(record.group()).in(language);
            default -> fieldText(record, type, name, language);
        };
    }

    private static String stateText(BoardRecord record, RecordType type, String language) {
        Lifecycle.State state = type.lifecycle().state(record.state());
        return state == null ? record.state() : state.label().in(language);
    }

    private @Nullable String fieldText(BoardRecord record, RecordType type, String name, String language) {
        Field field = type.fields().get(name);
        Object value = record.fields().get(name);
        return field == null || value == null ? null : text(field, value, language);
    }

    /** A value as a person reads it, masked where the plan says that it is personal. */
    String text(Field field, Object value, String language) {
        if (field.pii() == Pii.P2 || field.pii() == Pii.P3) {
            return String.valueOf(Masking.mask(field, value));
        }
        if (value instanceof List<?> many) {
            var texts = new ArrayList<String>();
            many.forEach(each -> texts.add(one(field, each, language)));
            return String.join(comma(language), texts);
        }
        return one(field, value, language);
    }

    /** Several names, one after the other. */
    Label all(List<Label> names) {
        var texts = new LinkedHashMap<String, String>();
        for (String language : plan.languages()) {
            List<String> each = names.stream().map(name -> name.in(language)).toList();
            texts.put(language, String.join(comma(language), each));
        }
        return new Label(texts);
    }

    private static String comma(String language) {
        return language.equals("zh") ? "、" : ", ";
    }

    private String one(Field field, Object value, String language) {
        return switch (field.kind()) {
            case ENUM, SET -> enumText(field, value, language);
            case GROUP, GROUPS -> groupLabel(String.valueOf(value)).in(language);
            case ITEM -> itemText(value, language);
            case REF, REFS -> refText(value, language);
            case TIME ->
                value instanceof Instant at
                        ? MINUTE.format(ZonedDateTime.ofInstant(at, plan.zone()))
                        : String.valueOf(value);
            case PERSON, PEOPLE -> personText(value, language);
            case BOOL -> yesOrNo(value, language);
            case NUMBER, MONEY -> plain(value);
            case LIST -> partText(field, value, language);
            default -> String.valueOf(value);
        };
    }

    private String enumText(Field field, Object value, String language) {
        var enumeration = field.of() == null ? null : plan.enums().get(field.of());
        Label label = enumeration == null ? null : enumeration.values().get(String.valueOf(value));
        return label == null ? String.valueOf(value) : label.in(language);
    }

    private Label groupLabel(String group) {
        var known = plan.groups().get(group);
        return known == null ? same(group) : known.brief();
    }

    private String itemText(Object value, String language) {
        var item = plan.checklists().item(String.valueOf(value));
        return item == null ? String.valueOf(value) : item.title().in(language);
    }

    private String refText(Object value, String language) {
        BoardRecord target = incident.record(String.valueOf(value));
        return target == null ? String.valueOf(value) : name(target).in(language);
    }

    private String personText(Object value, String language) {
        Label name = incident.nameOf(String.valueOf(value));
        return name == null ? String.valueOf(value) : name.in(language);
    }

    private static String yesOrNo(Object value, String language) {
        boolean yes = Boolean.TRUE.equals(value);
        return language.equals("zh") ? (yes ? "是" : "否") : yes ? "yes" : "no";
    }

    private static String plain(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,d", number.longValue()).replace(',', ' ')
                : String.valueOf(value);
    }

    private String partText(Field field, Object value, String language) {
        if (!(value instanceof Map<?, ?> part)) {
            return String.valueOf(value);
        }
        var texts = new ArrayList<String>();
        for (Field inner : field.fields().values()) {
            Object each = part.get(inner.name());
            if (each != null) {
                texts.add(text(inner, each, language));
            }
        }
        return String.join(" ", texts);
    }

    /** Whether only some people see such a record. */
    static boolean closed(Plan plan, BoardRecord record) {
        RecordType type = plan.type(record.type());
        return type != null && type.closed();
    }

    Label same(String text) {
        return same(plan, text);
    }

    /** One text in every language of the plan. */
    static Label same(Plan plan, String text) {
        var texts = new LinkedHashMap<String, String>();
        plan.languages().forEach(language -> texts.put(language, text));
        return new Label(texts);
    }
}
