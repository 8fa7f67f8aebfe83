package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules suggest changed. It is an event, not only a figure, so that the past shows what the leader was told and
 * when; the leader alone decides the level.
 *
 * @param level the level suggested; null for none ("daily handling")
 * @param hits every rule that fired, with value, threshold and the records it used
 * @param stale the head-count was too old: shown as such, and never a reason to lower
 */
public record LevelSuggested(@Nullable String level, List<Suggestion.Hit> hits, boolean stale) implements WatchEvent {

    public LevelSuggested {
        hits = List.copyOf(hits);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Suggestion last = before.suggestion();
        Map<String, Instant> atMost = atMost(before, last, stamp.at());
        return before.withSuggestion(
                last != null && Objects.equals(last.level(), level)
                        ? new Suggestion(
                                level,
                                hits,
                                stale,
                                last.since(),
                                atMost,
                                last.repeated(),
                                last.repeatedAt(),
                                last.kept())
                        : new Suggestion(level, hits, stale, stamp.at(), atMost, 0, null, false));
    }

    private Map<String, Instant> atMost(Incident before, @Nullable Suggestion last, Instant at) {
        var since = new HashMap<String, Instant>();
        for (String each : before.plan().levels().keySet()) {
            if (before.rank(level) <= before.rank(each)) {
                since.put(each, last == null ? at : last.atMost().getOrDefault(each, at));
            }
        }
        return since;
    }
}
