package dev.sextant.http;

import dev.sextant.plan.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name; a path such as {@code items.2.text} inside lists; empty when it is not about one field
 * @param code stable, for programs: {@code required}, {@code unknown}, {@code type}, {@code range}, …
 * @param message for people
 * @param expected what would be right; null when the message says it all
 * @param records ids of the records that are in the way, where they can be named
 */
public record FieldError(
        String field, String code, Label message, @Nullable Label expected, List<String> records) {
    public FieldError {
        records = List.copyOf(records);
    }

    public FieldError(String field, String code, Label message, @Nullable Label expected) {
        this(field, code, message, expected, List.of());
    }

    public static FieldError of(String field, String code, String zh, String en) {
        return new FieldError(field, code, Label.of("zh", zh, "en", en), null);
    }
}
