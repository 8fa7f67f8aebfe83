package dev.sextant.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name; a path such as {@code items.2.text} inside lists; empty when it is not about one field
 * @param code stable, for programs: {@code required}, {@code unknown}, {@code type}, {@code range}, …
 * @param message for people, by language
 * @param expected what would be right, by language; null when the message says it all
 */
public record FieldError(
        String field,
        String code,
        Map<String, String> message,
        @Nullable Map<String, String> expected) {
    public FieldError {
        message = Map.copyOf(message);
        expected = expected == null ? null : Map.copyOf(expected);
    }

    public static FieldError of(String field, String code, String zh, String en) {
        return new FieldError(field, code, Map.of("zh", zh, "en", en), null);
    }
}
