package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Conflict;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a record were changed.
 *
 * @param changes new values by field; null clears
 * @param clashes fields that somebody else changed since the version this person saw: both texts stand until the group
 *     head rules (domain.md §1.6); by field, what this person wrote over what
 * @param state the state afterwards; an approved text that is touched goes back to draft
 */
public record RecordAmended(String id, Map<String, @Nullable Object> changes, Map<String, Clash> clashes, String state)
        implements RecordEvent {

    /** What somebody wrote into a field that another changed at the same time. */
    public record Clash(@Nullable Object base, @Nullable Object wrote) {}

    public RecordAmended {
        changes = Collections.unmodifiableMap(new HashMap<>(changes));
        clashes = Map.copyOf(clashes);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        if (record == null) {
            return before;
        }
        BoardRecord after = changes.isEmpty() ? record : record.changed(changes, state, stamp, "amend", null, null);
        for (var clash : clashes.entrySet()) {
            var conflict =
                    new Conflict(clash.getValue().base(), clash.getValue().wrote(), stamp.by(), stamp.at(), null);
            after = after.withConflict(clash.getKey(), conflict);
        }
        return before.with(after);
    }

    @Override
    public Set<String> touched() {
        return Set.of(id);
    }
}
