package dev.sextant.http;

import dev.sextant.plan.Label;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name; a path such as {@code items.2.text} inside lists; empty when it is not about one field
 * @param code stable, for programs: {@code required}, {@code unknown}, {@code type}, {@code range}, …
 * @param message for people
 * @param expected what would be right; null when the message says it all
 */
public record FieldError(
        String field, String code, Label message, @Nullable Label expected) {
    public static FieldError of(String field, String code, String zh, String en) {
        return new FieldError(field, code, Label.of("zh", zh, "en", en), null);
    }
}
