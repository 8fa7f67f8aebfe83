package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;

/**
 * A higher level was suggested and nobody answered in time: the command screen sounds (domain.md §3.3).
 *
 * @param level the level suggested
 * @param times the first repetition is 1
 */
public record SuggestionRepeated(String level, int times) implements WatchEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Suggestion suggestion = before.suggestion();
        return suggestion == null ? before : before.withSuggestion(suggestion.repeatedAt(stamp.at()));
    }
}
