package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Since when things are as they are with a record: it was changed, or something that it names was struck out. */
final class Touched {
    private final Incident incident;
    private Instant latest;

    private Touched(Incident incident, BoardRecord record) {
        this.incident = incident;
        this.latest = record.updatedAt();
    }

    static Instant at(Incident incident, BoardRecord record) {
        var touched = new Touched(incident, record);
        record.fields().values().forEach(touched::look);
        return touched.latest;
    }

    private void look(@Nullable Object value) {
        if (value instanceof String id) {
            BoardRecord named = incident.record(id);
            BoardRecord.Struck struck = named == null ? null : named.struck();
            if (struck != null && struck.at().isAfter(latest)) {
                latest = struck.at();
            }
        } else if (value instanceof Collection<?> many) {
            many.forEach(this::look);
        } else if (value instanceof Map<?, ?> parts) {
            parts.values().forEach(this::look);
        }
    }
}
