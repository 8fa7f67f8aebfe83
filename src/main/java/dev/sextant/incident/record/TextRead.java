package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Set;

/**
 * Somebody had a text before the eyes that people decide on.
 *
 * @param version the version of the record that wrote this text
 */
public record TextRead(String id, int version) implements RecordEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        return record == null
                ? before
                : before.with(record.readBy(new BoardRecord.Reader(stamp.by(), stamp.at(), version)));
    }

    @Override
    public Set<String> touched() {
        return Set.of(id);
    }
}
