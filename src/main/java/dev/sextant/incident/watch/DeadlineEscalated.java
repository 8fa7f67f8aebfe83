package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A limit stayed missed for so much longer that the leader is told. Appended once.
 *
 * @param key the deadline's key, see {@link Deadline}
 * @param record the record that it is about; null for the incident
 * @param group whose limit it is; null for command
 * @param dueAt when it had been due
 */
public record DeadlineEscalated(
        String key,
        String limit,
        @Nullable String record,
        @Nullable String group,
        Instant dueAt) implements WatchEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.with(before.clocks().escalated(key, stamp.at()));
    }

    @Override
    public Set<String> touched() {
        return record == null ? Set.of() : Set.of(record);
    }
}
