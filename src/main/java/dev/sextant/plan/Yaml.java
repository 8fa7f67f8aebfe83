package dev.sextant.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML document with the place of everything in it. */
sealed interface Yaml {
    Place place();

    /** What this is, for a message. */
    Wording kind();

    /** Keys in order; a key stands where it is written, its value where that begins. */
    record Mapping(Map<String, Entry> entries, Place place) implements Yaml {
        public Mapping {
            entries = InOrder.map(entries);
        }

        @Override
        public Wording kind() {
            return Wording.of("“键: 值”的形式", "a mapping");
        }

        @Nullable Yaml get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** The entries of the mapping under {@code key}; none when there is no such mapping. */
        Map<String, Entry> under(String key) {
            return get(key) instanceof Mapping inner ? inner.entries() : Map.of();
        }

        Mapping with(String key, Entry entry) {
            Map<String, Entry> more = new LinkedHashMap<>(entries);
            more.put(key, entry);
            return new Mapping(more, place);
        }
    }

    record Entry(Text key, Yaml value) {}

    record Items(List<Yaml> items, Place place) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Wording kind() {
            return Wording.of("列表", "a list");
        }
    }

    /**
     * A scalar.
     *
     * @param raw as it is written, quotes and indentation included
     * @param plain written without quotes
     * @param block written after {@code |} or {@code >}
     */
    record Text(String value, String raw, boolean plain, boolean block, Place place) implements Yaml {
        @Override
        public Wording kind() {
            return absent() ? Wording.of("空的", "nothing") : Wording.of("文字", "a text");
        }

        /** Nothing is written after the key. */
        boolean absent() {
            return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }

        /** Where the character at {@code offset} of the value is written. */
        Place placeAt(int offset) {
            int at = block ? Math.max(0, raw.indexOf('\n')) : plain ? 0 : 1;
            int found = at;
            for (int i = 0; i <= offset && i < value.length(); i++) {
                found = next(value.charAt(i), at);
                at = found + 1;
            }
            if (offset >= value.length() && !value.isEmpty()) found = at;
            return after(Math.min(found, raw.length()));
        }

        /** The index in {@code raw} of the next {@code wanted}: a fold or an escape stands for white space. */
        private int next(char wanted, int from) {
            if (Character.isWhitespace(wanted)) {
                if (from < raw.length() && !Character.isWhitespace(raw.charAt(from)) && raw.charAt(from) == '\\') {
                    return from + 1;
                }
                return Math.min(from, raw.length());
            }
            int at = raw.indexOf(wanted, from);
            return at < 0 ? Math.min(from, raw.length()) : at;
        }

        private Place after(int length) {
            int line = place.line();
            int column = place.column();
            for (int i = 0; i < length; i += Character.charCount(raw.codePointAt(i))) {
                if (raw.charAt(i) == '\n') {
                    line++;
                    column = 1;
                } else {
                    column++;
                }
            }
            return new Place(place.file(), line, column);
        }
    }
}
