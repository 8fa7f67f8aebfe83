package dev.sextant.wire;

import dev.sextant.incident.Person;
import dev.sextant.plan.Label;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of the core in JSON. In the journal a time is written {@code {"$at": "…"}}, so that what is read back has
 * the type that went in, whatever the plan says by then; for screens a time is plain text in UTC with milliseconds.
 */
public final class ValueJson {

    private static final String AT = "$at";
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private ValueJson() {}

    /** A time as screens read it: {@code 2026-04-18T01:04:00.000Z}. */
    public static String time(Instant at) {
        return MILLIS.format(at);
    }

    /** A value for the journal. */
    static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Instant at) {
            return new JsonObject().put(AT, at.toString());
        }
        if (value instanceof Map<?, ?> map) {
            return storedMap(map);
        }
        if (value instanceof Collection<?> many) {
            var array = new JsonArray();
            many.forEach(each -> array.add(stored(each)));
            return array;
        }
        return value;
    }

    static JsonObject storedMap(Map<?, ?> map) {
        var object = new JsonObject();
        map.forEach((name, value) -> object.put(String.valueOf(name), stored(value)));
        return object;
    }

    /** The value that {@link #stored} wrote. */
    static @Nullable Object read(@Nullable Object json) {
        return value(json, true);
    }

    /** The values that {@link #storedMap} wrote; names without a value are left out. */
    static Map<String, Object> readMap(JsonObject object) {
        return known(nullables(object, true));
    }

    /** A value as a client sent it: nothing in it is read as more than text, number, yes or no, list or object. */
    static @Nullable Object entered(@Nullable Object json) {
        return value(json, false);
    }

    static Map<String, Object> enteredMap(JsonObject object) {
        return known(nullables(object, false));
    }

    static Map<String, @Nullable Object> enteredNullable(JsonObject object) {
        return nullables(object, false);
    }

    private static @Nullable Object value(@Nullable Object json, boolean stored) {
        if (json instanceof JsonObject object) {
            return stored && object.size() == 1 && object.getValue(AT) instanceof String at
                    ? Instant.parse(at)
                    : known(nullables(object, stored));
        }
        if (json instanceof JsonArray array) {
            var list = new ArrayList<Object>();
            for (int i = 0; i < array.size(); i++) {
                Object value = value(array.getValue(i), stored);
                if (value != null) {
                    list.add(value);
                }
            }
            return List.copyOf(list);
        }
        return json instanceof Integer number ? (Object) number.longValue() : json;
    }

    private static Map<String, @Nullable Object> nullables(JsonObject object, boolean stored) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name : object.fieldNames()) {
            map.put(name, value(object.getValue(name), stored));
        }
        return map;
    }

    private static Map<String, Object> known(Map<String, @Nullable Object> values) {
        var map = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                map.put(name, value);
            }
        });
        return map;
    }

    /** A tree of plain values (maps, lists, texts, numbers, times, labels, persons) as screens read it. */
    public static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var object = new JsonObject();
            map.forEach((name, each) -> object.put(String.valueOf(name), shown(each)));
            return object;
        }
        if (value instanceof Collection<?> many) {
            var array = new JsonArray();
            many.forEach(each -> array.add(shown(each)));
            return array;
        }
        if (value instanceof Instant at) {
            return time(at);
        }
        if (value instanceof Label label) {
            return label(label);
        }
        if (value instanceof Person person) {
            return person(person);
        }
        return value instanceof Enum<?> name ? name.name().toLowerCase(Locale.ROOT) : value;
    }

    public static JsonObject shownMap(Map<String, ?> map) {
        var object = new JsonObject();
        map.forEach((name, each) -> object.put(name, shown(each)));
        return object;
    }

    public static JsonObject label(Label label) {
        var object = new JsonObject();
        label.texts().forEach(object::put);
        return object;
    }

    static Label label(JsonObject object) {
        var texts = new LinkedHashMap<String, String>();
        object.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Label(texts);
    }

    static JsonObject person(Person person) {
        return new JsonObject().put("id", person.id()).put("name", label(person.name()));
    }

    static Person person(JsonObject object) {
        return new Person(object.getString("id"), label(object.getJsonObject("name")));
    }

    static List<String> texts(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }
}
