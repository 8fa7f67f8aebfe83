package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time limit passed unmet. Appended once, however many nodes look at the clock.
 *
 * @param key the deadline's key: limit, subject and start, see {@link Deadline}
 * @param limit the time limit of the plan, such as {@code TL17}
 * @param record the record that it is about; null for the incident
 * @param group whose limit it was; null for command
 */
public record DeadlineMissed(
        String key,
        String limit,
        @Nullable String record,
        @Nullable String group,
        Instant dueAt) implements WatchEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.clocks().missed(key, dueAt));
    }

    @Override
    public Set<String> touched() {
        return record == null ? Set.of() : Set.of(record);
    }
}
