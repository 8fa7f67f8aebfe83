package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Set;

/** A record was struck out, visibly and with a reason; nothing is ever deleted. */
public record RecordStruck(String id, String reason) implements RecordEvent {

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        BoardRecord record = before.record(id);
        return record == null ? before : before.with(record.struckOut(reason, stamp));
    }

    @Override
    public Set<String> touched() {
        return Set.of(id);
    }
}
