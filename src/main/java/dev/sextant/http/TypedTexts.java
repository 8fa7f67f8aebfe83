package dev.sextant.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a question about texts that are being typed: {@code {texts: {field: text}, lists?: {field: [{part: text}]}}}. A text may be
 * longer here than it may be in the end; the lists say what its sentences rest on.
 */
final class TypedTexts {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_LIST = 50;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private int letters;
    private boolean sound = true;

    private TypedTexts() {}

    static Map<String, Object> of(JsonObject body) {
        var typed = new TypedTexts();
        typed.read(body);
        if (!typed.sound || typed.letters > LONGEST) {
            throw HttpProblem.of(
                    ProblemCode.invalid,
                    FieldError.of(
                            "texts",
                            "form",
                            "应为 {texts: {字段: 文本}, lists: {字段: [{部分: 文本}]}}，合计不超过 " + LONGEST + " 字",
                            "This must be {texts: {field: text}, lists: {field: [{part: text}]}}, of at most " + LONGEST
                                    + " characters in all"));
        }
        return typed.values;
    }

    private void read(JsonObject body) {
        for (Map.Entry<String, Object> each : body) {
            sound &= List.of("texts", "lists").contains(each.getKey());
        }
        if (body.getValue("texts") instanceof JsonObject texts) {
            texts.forEach(each -> keep(values, each.getKey(), each.getValue()));
        } else {
            sound = false;
        }
        if (body.getValue("lists") instanceof JsonObject lists) {
            lists.forEach(each -> list(each.getKey(), each.getValue()));
        } else {
            sound &= body.getValue("lists") == null;
        }
    }

    private void list(String field, @Nullable Object given) {
        var rows = new ArrayList<Map<String, Object>>();
        if (given instanceof JsonArray array && array.size() <= LONGEST_LIST) {
            for (Object each : array) {
                var row = new LinkedHashMap<String, Object>();
                if (each instanceof JsonObject parts) {
                    parts.forEach(part -> keep(row, part.getKey(), part.getValue()));
                } else {
                    sound = false;
                }
                rows.add(row);
            }
        } else {
            sound = false;
        }
        values.put(field, rows);
    }

    private void keep(Map<String, Object> into, String name, @Nullable Object text) {
        sound &= text instanceof String;
        letters += String.valueOf(text).length();
        into.put(name, Objects.toString(text, ""));
    }
}
