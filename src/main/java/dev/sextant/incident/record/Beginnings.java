package dev.sextant.incident.record;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Template;
import dev.sextant.plan.Writing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a draft may begin with: the plan's templates, filled with what the incident knows now. What it does not know yet stays a
 * blank that says what belongs there. Personal data is never filled in, whatever the plan's expression gives.
 */
public final class Beginnings {
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("M月d日HH:mm", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.ENGLISH);

    private final Writing writing;
    private final ZoneId zone;
    private final Map<String, Object> variables;
    private final Map<String, Object> known = new LinkedHashMap<>();

    private Beginnings(Incident incident, Writing writing, Instant at) {
        this.writing = writing;
        this.zone = incident.plan().zone();
        this.variables = Scope.of(incident, at).variables();
        Set<String> persons = PersonalWords.known(incident);
        writing.slots().forEach((name, slot) -> {
            Object value = slot.of() == null ? null : Drafting.plain(slot.of().value(variables));
            if (value != null && !PersonalWords.tell(persons, value)) {
                known.put(name, value);
            }
        });
    }

    /** By the template's id, the values of the fields that it fills in; none where the type has no templates. */
    public static Map<String, Map<String, Object>> of(Incident incident, RecordType type, Instant at) {
        var filled = new LinkedHashMap<String, Map<String, Object>>();
        Writing writing = type.writing();
        if (writing != null) {
            var beginnings = new Beginnings(incident, writing, at);
            writing.templates().forEach((id, template) -> filled.put(id, beginnings.fields(template)));
        }
        return filled;
    }

    private Map<String, Object> fields(Writing.Beginning template) {
        Map<String, Object> fields = new LinkedHashMap<>();
        template.set().forEach((field, expression) -> {
            Object value = Drafting.plain(expression.value(variables));
            if (value != null) {
                fields.put(field, value);
            }
        });
        template.texts().forEach((field, text) -> fields.put(field, said(text, field)));
        return fields;
    }

    private String said(Template text, String field) {
        return text.fill(this::read, this::blank).in(writing.texts().getOrDefault(field, ""));
    }

    private @Nullable String read(String slot, String language) {
        Object value = known.get(slot);
        if (value instanceof Instant time) {
            return (language.startsWith("zh") ? CHINESE : ENGLISH)
                    .withZone(zone)
                    .format(time);
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return String.valueOf(number.longValue());
        }
        return value == null ? null : String.valueOf(value);
    }

    private String blank(String slot, String language) {
        Writing.Slot named = writing.slots().get(slot);
        return Writing.open(named == null ? slot : named.label().in(language));
    }
}
