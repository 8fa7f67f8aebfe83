package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Clocks;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The leader gave a limit more time, which happens once.
 *
 * @param key the deadline's key before the extension
 * @param record the record that it is about; null for the incident
 * @param group whose limit it is; null for command
 * @param dueAgain the items of the checklists that are due later with it, by record id
 */
public record LimitExtended(
        String key,
        String limit,
        @Nullable String record,
        @Nullable String group,
        long minutes,
        String reason,
        Map<String, Instant> dueAgain)
        implements WatchEvent {

    public LimitExtended {
        dueAgain = Map.copyOf(dueAgain);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        var more = new Clocks.Extended(Duration.ofMinutes(minutes), reason, stamp.by(), stamp.at());
        Incident after = before.with(before.clocks().extended(key, more));
        for (var due : dueAgain.entrySet()) {
            BoardRecord item = after.record(due.getKey());
            if (item != null) {
                Map<String, @Nullable Object> change = new HashMap<>();
                change.put(ChecklistClock.DUE_FIELD, due.getValue());
                after = after.with(item.changed(change, item.state(), stamp, "extend", null, null));
                after = after.with(extendedToo(after, item, due.getValue(), more));
            }
        }
        return after;
    }

    /** The item's own clock runs to its new time, and that was its one extension. */
    private static Clocks extendedToo(Incident after, BoardRecord item, Instant due, Clocks.Extended more) {
        var none = new Clocks.Extended(Duration.ZERO, more.reason(), more.by(), more.at());
        Clocks clocks = after.clocks();
        for (TimeLimit limit : after.plan().limits().values()) {
            if (item.type().equals(limit.of()) && limit.due() != null) {
                clocks = clocks.extended(Deadlines.key(limit, item, due), none);
            }
        }
        return clocks;
    }

    @Override
    public Set<String> touched() {
        var touched = new HashSet<>(dueAgain.keySet());
        if (record != null) {
            touched.add(record);
        }
        return touched;
    }
}
