package dev.sextant.desk;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.record.RecordEvent;
import dev.sextant.journal.Position;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to an accepted command, kept in the journal with it so that the same command hears the same again. */
record Receipt(List<String> records, @Nullable Integer version) {

    static final Receipt NONE = new Receipt(List.of(), null);

    static Receipt to(List<Event> events, Incident after) {
        var ids = new LinkedHashSet<String>();
        for (Event event : events) {
            if (event instanceof RecordEvent) {
                ids.addAll(event.touched());
            }
        }
        List<String> records = List.copyOf(ids).subList(0, Math.min(ids.size(), 20));
        BoardRecord first = records.isEmpty() ? null : after.record(records.get(0));
        return new Receipt(records, first == null ? null : first.version());
    }

    String encode() {
        return new JsonObject()
                .put("records", new JsonArray(records))
                .put("version", version)
                .encode();
    }

    static Verdict again(String incident, Position then, String text) {
        JsonObject json = text.isEmpty() ? new JsonObject() : new JsonObject(text);
        List<String> records = json.getJsonArray("records", new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
        return Verdict.Done.at(then, incident, new Receipt(records, json.getInteger("version")), true);
    }
}
