package dev.sextant.incident;

import dev.sextant.plan.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a command.
 *
 * @param field the field of the command that it is about, as a path ({@code fields.count}, {@code items.2.text}); empty
 *     when it is about the whole
 * @param code a stable word for programs ({@code required}, {@code tooLong}, {@code fiveRepresentatives}, …)
 * @param message what is wrong, for the person
 * @param expected what would be right, where that can be said
 * @param records ids of the records that are in the way, where they can be named
 */
public record Fault(
        String field, String code, Label message, @Nullable Label expected, List<String> records) {

    public Fault {
        records = List.copyOf(records);
    }

    public Fault(String field, String code, Label message, @Nullable Label expected) {
        this(field, code, message, expected, List.of());
    }

    public static Fault of(String field, String code, String zh, String en) {
        return new Fault(field, code, Label.of("zh", zh, "en", en), null);
    }

    public Fault expecting(String zh, String en) {
        return new Fault(field, code, message, Label.of("zh", zh, "en", en));
    }
}
