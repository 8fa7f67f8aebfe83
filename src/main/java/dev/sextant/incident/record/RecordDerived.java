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
 * What the plan computes of a record changed, because a record that points to it did: a dispatch leaves fewer of its
 * resource. Nobody edited it, so nobody becomes its last editor.
 *
 * @param changes new values by computed field; null where it computes nothing
 */
public record RecordDerived(String id, Map<String, @Nullable Object> changes) implements RecordEvent {

    public RecordDerived {
        changes = Collections.unmodifiableMap(new HashMap<>(changes));
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        return record == null
                ? before
                : before.with(record.changed(changes, record.state(), stamp, "derive", null, null));
    }

    @Override
    public Set<String> touched() {
        return Set.of(id);
    }
}
