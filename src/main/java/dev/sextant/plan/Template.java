package dev.sextant.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line about a record, in each language: text with {@code {field}} slots, of which {@code [… {field} …]} parts are
 * left out when a slot in them is empty.
 *
 * @param parts language to the parts of the line
 */
public record Template(Map<String, List<Part>> parts) {
    public Template {
        parts = InOrder.map(parts);
    }

    /** Fixed text, a slot, or a part that may be left out. */
    public sealed interface Part {}

    public record Text(String text) implements Part {}

    /** A field of the record, or its {@code id} or {@code state}. */
    public record Slot(String field) implements Part {}

    public record Optional(List<Part> parts) implements Part {
        public Optional {
            parts = List.copyOf(parts);
        }
    }

    /** Reads a slot as a person reads it, in a language. */
    @FunctionalInterface
    public interface Reading {
        /** The text of {@code field}, or null or "" when the record has none. */
        @Nullable String of(String field, String language);
    }

    /** What stands for a slot outside of brackets that is empty. */
    @FunctionalInterface
    public interface Blank {
        String of(String field, String language);
    }

    /** The line in every language. A slot outside of brackets that is empty becomes a dash. */
    public Label fill(Reading reading) {
        return fill(reading, (field, language) -> "–");
    }

    /** The line in every language, with these blanks. */
    public Label fill(Reading reading, Blank blank) {
        Map<String, String> texts = new LinkedHashMap<>();
        parts.forEach((language, line) -> {
            StringBuilder out = new StringBuilder();
            append(out, line, language, reading, blank, false);
            texts.put(language, out.toString().strip());
        });
        return new Label(texts);
    }

    /** Appends {@code line}; false, leaving {@code out} to be thrown away, when a slot that must be filled is empty. */
    private static boolean append(
            StringBuilder out, List<Part> line, String language, Reading reading, Blank blank, boolean mustFill) {
        for (Part part : line) {
            if (part instanceof Text text) {
                out.append(text.text());
            } else if (part instanceof Slot slot) {
                String value = reading.of(slot.field(), language);
                boolean empty = value == null || value.isEmpty();
                if (empty && mustFill) return false;
                out.append(empty ? blank.of(slot.field(), language) : value);
            } else if (part instanceof Optional optional) {
                StringBuilder inner = new StringBuilder();
                if (append(inner, optional.parts(), language, reading, blank, true)) out.append(inner);
            }
        }
        return true;
    }
}
