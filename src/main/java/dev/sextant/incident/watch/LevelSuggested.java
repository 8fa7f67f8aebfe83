package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import java.util.List;
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
        Instant since = last != null && Objects.equals(last.level(), level) ? last.since() : stamp.at();
        return before.withSuggestion(new Suggestion(level, hits, stale, since));
    }
}
