package dev.sextant.incident.watch;

import dev.sextant.incident.Clocks;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The leader gave a limit more time, which happens once.
 *
 * @param key the deadline's key before the extension
 * @param record the record that it is about; null for the incident
 * @param group whose limit it is; null for command
 */
public record LimitExtended(
        String key,
        String limit,
        @Nullable String record,
        @Nullable String group,
        long minutes,
        String reason) implements WatchEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        var more = new Clocks.Extended(Duration.ofMinutes(minutes), reason, stamp.by(), stamp.at());
        return before.with(before.clocks().extended(key, more));
    }

    @Override
    public Set<String> touched() {
        return record == null ? Set.of() : Set.of(record);
    }
}
