package dev.sextant.incident.course;

import dev.sextant.incident.Course.LevelDecided;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.ChecklistClock;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The leader decided the level.
 *
 * @param from the level before; null at the first
 * @param suggested what the rules suggested at that moment; null for none
 * @param dueAgain checklist records whose due time moves with the level, by record id (domain.md §4, SOP factors)
 */
public record LevelSet(
        @Nullable String from,
        String to,
        @Nullable String suggested,
        @Nullable String reason,
        Map<String, Instant> dueAgain)
        implements CourseEvent {

    public LevelSet {
        dueAgain = Map.copyOf(dueAgain);
    }

    @Override
    public Act act() {
        return Act.SET_LEVEL;
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Incident after = before.with(before.course().at(new LevelDecided(to, stamp.at(), stamp.by(), reason)));
        if (before.suggestion() != null) {
            after = after.withSuggestion(before.suggestion().answered(false));
        }
        return ChecklistClock.due(after, dueAgain, stamp, "level");
    }

    @Override
    public Set<String> touched() {
        return dueAgain.keySet();
    }
}
