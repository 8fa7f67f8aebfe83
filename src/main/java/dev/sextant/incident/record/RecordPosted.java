package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record was posted.
 *
 * @param group the group that it belongs to or waits for
 * @param fields its values, computed ones included
 * @param occurredAt when it happened, by the person's word
 * @param correctionOf the record that it corrects, which counts no more
 * @param cause the record that started it
 * @param flash it takes the wall for a few seconds
 */
public record RecordPosted(
        String id,
        String type,
        String group,
        String state,
        Map<String, Object> fields,
        Instant occurredAt,
        @Nullable String correctionOf,
        @Nullable String cause,
        boolean flash)
        implements RecordEvent {

    public RecordPosted {
        fields = Map.copyOf(fields);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Incident after =
                before.with(BoardRecord.posted(id, type, group, state, fields, occurredAt, correctionOf, cause, stamp));
        BoardRecord corrected = correctionOf == null ? null : after.record(correctionOf);
        return corrected == null ? after : after.with(corrected.corrected(id, stamp));
    }

    @Override
    public Set<String> touched() {
        return correctionOf == null ? Set.of(id) : Set.of(id, correctionOf);
    }
}
