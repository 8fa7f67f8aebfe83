package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Conflict;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may ruled which of two texts stands.
 *
 * @param with the other record, when two observations contradicted each other
 * @param choose {@code current}: what the field says now; {@code other}: what came second; {@code merged}: a third text
 * @param value the text that stands
 * @param state the state afterwards; an approved text that becomes another one goes back to draft
 */
public record ConflictRuled(
        String id,
        @Nullable String with,
        String field,
        String choose,
        @Nullable Object value,
        String state,
        String reason)
        implements RecordEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        if (record == null) {
            return before;
        }
        Conflict conflict = record.conflicts().get(field);
        if (conflict != null && conflict.with() != null) {
            return betweenObservations(before, record, conflict.with(), stamp);
        }
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(field, value);
        return before.with(
                record.changed(change, state, stamp, "rule", null, reason).withoutConflict(field));
    }

    /** Two observations cannot both stand: the one that was ruled out is struck, with the ruling as its reason. */
    private Incident betweenObservations(Incident before, BoardRecord record, String with, Stamp stamp) {
        BoardRecord settled = record.withoutConflict(field);
        if (choose.equals("other")) {
            return before.with(settled.struckOut(reason, stamp));
        }
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(field, value);
        Incident after = before.with(settled.changed(change, record.state(), stamp, "rule", null, reason));
        BoardRecord loser = after.record(with);
        return loser == null || loser.struck() != null ? after : after.with(loser.struckOut(reason, stamp));
    }

    @Override
    public Set<String> touched() {
        return with == null ? Set.of(id) : Set.of(id, with);
    }
}
