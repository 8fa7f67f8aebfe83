package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record took a step of its life cycle.
 *
 * @param move the step, by its name in the plan
 * @param changes what was asked for at the step, and what the plan sets with it
 * @param boundHash for a step that binds a text: the SHA-256 of exactly the text that was approved
 */
public record RecordMoved(
        String id,
        String move,
        String from,
        String to,
        Map<String, @Nullable Object> changes,
        @Nullable String reason,
        @Nullable String boundHash)
        implements RecordEvent {

    public RecordMoved {
        changes = Collections.unmodifiableMap(new HashMap<>(changes));
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        return record == null ? before : before.with(record.changed(changes, to, stamp, "move", move, reason));
    }

    @Override
    public Set<String> touched() {
        return Set.of(id);
    }
}
