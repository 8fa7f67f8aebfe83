package dev.sextant.incident.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The level that the rules suggest, explained.
 *
 * @param level level of the plan; null for none
 * @param hits every rule that fired
 * @param stale the data was too old when this was computed
 * @param since since when the rules suggest this level
 */
public record Suggestion(@Nullable String level, List<Hit> hits, boolean stale, Instant since) {

    public Suggestion {
        hits = List.copyOf(hits);
    }

    /**
     * One rule that fired.
     *
     * @param rule such as {@code SR01}
     * @param value what it measured, as text
     * @param threshold the least that it needed for this level, as text; the value itself for a rule that maps words
     * @param level the level that it returns
     * @param records ids of the records that it used
     */
    public record Hit(String rule, String value, String threshold, String level, List<String> records) {
        public Hit {
            records = List.copyOf(records);
        }
    }
}
