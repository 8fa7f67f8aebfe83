package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Conflict;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new observation contradicts an earlier one, such as two counts of one zone in the same minute; the group head rules.
 *
 * @param id the new record
 * @param with the earlier one
 * @param field what they disagree about
 * @param theirs what the earlier one says
 */
public record ConflictRaised(
        String id, String with, String field, @Nullable Object theirs) implements RecordEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        BoardRecord earlier = before.record(with);
        if (record == null || earlier == null) {
            return before;
        }
        return before.with(record.withConflict(
                field, new Conflict(null, theirs, earlier.lastEditor(), earlier.occurredAt(), with)));
    }

    @Override
    public Set<String> touched() {
        return Set.of(id);
    }
}
