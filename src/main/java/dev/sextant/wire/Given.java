package dev.sextant.wire;

import dev.sextant.incident.Fault;
import dev.sextant.incident.Person;
import dev.sextant.plan.Label;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a command as it came in. What is missing or of the wrong kind is noted and read as something harmless,
 * so that one reading finds every mistake; a property that nobody asked for is a mistake too.
 */
final class Given {

    private final JsonObject json;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> known;

    /** @param envelope the properties that every command may have */
    Given(JsonObject json, Set<String> envelope) {
        this.json = json;
        this.known = new HashSet<>(envelope);
    }

    List<Fault> faults() {
        return faults;
    }

    /** Notes every property that nobody asked for. */
    void closed() {
        for (String name : new TreeSet<>(json.fieldNames())) {
            if (!known.contains(name)) {
                faults.add(Fault.of(name, "unknownField", "没有这个字段", "There is no such field")
                        .expecting(String.join("、", known), String.join(", ", known)));
            }
        }
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null && faults.stream().noneMatch(fault -> fault.field().equals(name))) {
            faults.add(Fault.of(name, "required", "缺少该字段", "This field is missing"));
        }
        return text == null ? "" : text;
    }

    String textOr(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    @Nullable String textOrNull(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        faults.add(Fault.of(name, "text", "应为文字", "must be text"));
        return null;
    }

    long whole(String name, long otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && Math.abs(number) <= Integer.MAX_VALUE) {
            return number;
        }
        faults.add(Fault.of(name, "int", "应为整数", "must be a whole number"));
        return otherwise;
    }

    boolean bool(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        faults.add(Fault.of(name, "bool", "应为是或否", "must be true or false"));
        return false;
    }

    @Nullable Instant time(String name) {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            faults.add(Fault.of(name, "time", "时间格式不对", "not a time")
                    .expecting("2026-04-18T09:04:00+08:00", "2026-04-18T09:04:00+08:00"));
            return null;
        }
    }

    List<String> texts(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String::valueOf).toList();
        }
        faults.add(Fault.of(name, "list", "应为文字列表", "must be a list of texts"));
        return List.of();
    }

    Set<String> confirmed() {
        return Set.copyOf(texts("confirm"));
    }

    Map<String, Object> object(String name) {
        known.add(name);
        Object value = json.getValue(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof JsonObject object) {
            return ValueJson.enteredMap(object);
        }
        faults.add(Fault.of(name, "object", "应为一组字段", "must be an object with fields"));
        return Map.of();
    }

    Map<String, @Nullable Object> nullables(String name) {
        known.add(name);
        if (json.getValue(name) instanceof JsonObject object) {
            return ValueJson.enteredNullable(object);
        }
        faults.add(Fault.of(name, "object", "应为一组字段", "must be an object with fields"));
        return Map.of();
    }

    @Nullable Object value(String name) {
        known.add(name);
        return ValueJson.entered(json.getValue(name));
    }

    boolean needBool(String name) {
        if (value(name) == null) {
            faults.add(Fault.of(name, "required", "缺少该字段", "This field is missing"));
        }
        return bool(name);
    }

    @Nullable Boolean boolOrNull(String name) {
        return value(name) == null ? null : (Boolean) bool(name);
    }

    @Nullable Long wholeOrNull(String name) {
        return value(name) == null ? null : (Long) whole(name, 0);
    }

    /** An account and what it is called: {@code {"id", "name"}}, the name a text or one for each language. */
    @Nullable Person person(String name) {
        known.add(name);
        return json.getValue(name) == null ? null : person(name, json.getValue(name));
    }

    List<Person> people(String name) {
        known.add(name);
        var people = new ArrayList<Person>();
        if (json.getValue(name) instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                Person person = person(name + "." + i, list.getValue(i));
                if (person != null) {
                    people.add(person);
                }
            }
        } else if (json.getValue(name) != null) {
            faults.add(Fault.of(name, "list", "应为人员列表", "must be a list of people"));
        }
        return people;
    }

    private @Nullable Person person(String place, @Nullable Object value) {
        if (value instanceof JsonObject object
                && object.size() == 2
                && object.getValue("id") instanceof String id
                && object.containsKey("name")) {
            Label label = label(object.getValue("name"));
            if (label != null) {
                return new Person(id, label);
            }
        }
        faults.add(Fault.of(place, "person", "应为账号和姓名", "must be an account and a name")
                .expecting("{\"id\": \"…\", \"name\": \"…\"}", "{\"id\": \"…\", \"name\": \"…\"}"));
        return null;
    }

    private static @Nullable Label label(@Nullable Object name) {
        if (name instanceof String text) {
            return Label.of("zh", text, "en", text);
        }
        if (name instanceof JsonObject object
                && !object.isEmpty()
                && object.stream().allMatch(entry -> entry.getValue() instanceof String)) {
            return ValueJson.label(object);
        }
        return null;
    }
}
