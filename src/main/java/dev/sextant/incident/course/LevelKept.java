package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The leader kept the level although the rules suggest another; asked again when they suggest something else.
 *
 * @param suggested what the rules suggested; null for none
 */
public record LevelKept(@Nullable String level, @Nullable String suggested, String reason) implements CourseEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Suggestion suggestion = before.suggestion();
        return suggestion == null ? before : before.withSuggestion(suggestion.answered(true));
    }
}
