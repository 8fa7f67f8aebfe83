package dev.sextant.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The fields of a small request: read one by one, and every fault told at once by {@link #done}. */
final class Asked {
    private final JsonObject body;
    private final List<FieldError> errors = new ArrayList<>();

    Asked(JsonObject body) {
        this.body = body;
    }

    /** A text of so many characters; its ends are trimmed. Empty when something is wrong with it. */
    String text(String field, int from, int to) {
        Object value = body.getValue(field);
        String text = value instanceof String given ? given.strip() : "";
        int length = text.codePointCount(0, text.length());
        if (value != null && !(value instanceof String)) {
            errors.add(FieldError.of(field, "type", "应为文本", "This must be text"));
        } else if (length < from || length > to) {
            errors.add(
                    text.isEmpty()
                            ? FieldError.of(field, "required", "必填", "This is required")
                            : FieldError.of(
                                    field,
                                    "length",
                                    "应为 " + from + "–" + to + " 个字",
                                    "This must be " + from + " to " + to + " characters long"));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of(field, "form", "含有不能显示的字符", "This holds characters that cannot be shown"));
        }
        return text;
    }

    /** A whole number between two others; what is not given is {@code standard}. */
    int whole(String field, int from, int to, int standard) {
        Object value = body.getValue(field);
        if (value == null) {
            return standard;
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        if (whole && ((Number) value).longValue() >= from && ((Number) value).longValue() <= to) {
            return ((Number) value).intValue();
        }
        errors.add(FieldError.of(
                field,
                "range",
                "应为 " + from + " 至 " + to + " 的整数",
                "This must be a whole number from " + from + " to " + to));
        return standard;
    }

    /** Yes or no; what is not given is no. */
    boolean yes(String field) {
        Object value = body.getValue(field);
        if (value != null && !(value instanceof Boolean)) {
            errors.add(FieldError.of(field, "type", "应为 true 或 false", "This must be true or false"));
        }
        return Boolean.TRUE.equals(value);
    }

    /** A list of texts. */
    List<String> texts(String field) {
        if (body.getValue(field) instanceof JsonArray list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String::valueOf).distinct().toList();
        }
        errors.add(FieldError.of(field, "type", "应为文本的列表", "This must be a list of texts"));
        return List.of();
    }

    void wrong(FieldError error) {
        errors.add(error);
    }

    /** @throws HttpProblem 422 with everything that was wrong */
    void done() {
        if (!errors.isEmpty()) {
            throw HttpProblem.of(ProblemCode.invalid, errors.toArray(FieldError[]::new));
        }
    }
}
