package dev.sextant.incident.watch;

import dev.sextant.incident.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The level that the rules suggest, explained.
 *
 * @param level level of the plan; null for none
 * @param hits every rule that fired
 * @param stale the data was too old when this was computed
 * @param since since when the rules suggest this level
 * @param atMost by level, since when the rules have suggested that one or a lower one without a break
 * @param repeated how often it was repeated because nobody answered
 * @param repeatedAt when it was repeated last; null: never
 * @param kept the leader answered that the level stays
 */
public record Suggestion(
        @Nullable String level,
        List<Hit> hits,
        boolean stale,
        Instant since,
        Map<String, Instant> atMost,
        int repeated,
        @Nullable Instant repeatedAt,
        boolean kept) {

    public Suggestion {
        hits = List.copyOf(hits);
        atMost = Map.copyOf(atMost);
    }

    /** As the rules give it now, nothing known of before. */
    static Suggestion fresh(@Nullable String level, List<Hit> hits, boolean stale, Instant at) {
        return new Suggestion(level, hits, stale, at, Map.of(), 0, null, false);
    }

    /** Nobody answered: said once more. */
    Suggestion repeatedAt(Instant at) {
        return new Suggestion(level, hits, stale, since, atMost, repeated + 1, at, kept);
    }

    /** The leader decided about the level: with {@code keep} that it stays as it was. */
    public Suggestion answered(boolean keep) {
        return new Suggestion(level, hits, stale, since, atMost, 0, null, keep);
    }

    /** Have the rules suggested this level or a lower one for so long? While the response had ended nobody counts. */
    public boolean heldAtMost(String wanted, Duration hold, Course course, Instant at) {
        Instant began = atMost.get(wanted);
        return began != null && !course.putOff(began, began.plus(hold)).isAfter(at);
    }

    /** Since when it waits for an answer: since it and the level decided both stand, and anew since the response goes on. */
    Instant askedAt(Course course) {
        return Stream.of(since, course.levelSince(), course.reopenedAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** From when this level has been suggested, or a lower one; null when the rules never suggested so low. */
    public @Nullable Instant atMostSince(String wanted) {
        return atMost.get(wanted);
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
