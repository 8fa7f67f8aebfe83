package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Enumeration;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a text went: one line for each channel and each time that it was to go there, with what became of it. */
public final class OutgoingView {

    private OutgoingView() {}

    /** In the order in which they were written down; none where nothing of its type goes out. */
    public static List<Map<String, Object>> of(Incident incident, String text) {
        Publication publication = incident.plan().publication();
        Publication.Delivery delivery = publication == null ? null : publication.delivery();
        RecordType type = delivery == null ? null : incident.plan().type(delivery.of());
        if (delivery == null || type == null) {
            return List.of();
        }
        var lines = new ArrayList<Map<String, Object>>();
        for (BoardRecord each : incident.records().ofType(type.id())) {
            if (text.equals(each.fields().get(delivery.text()))) {
                lines.add(line(incident, type, delivery, each));
            }
        }
        return lines;
    }

    private static Map<String, Object> line(
            Incident incident, RecordType type, Publication.Delivery delivery, BoardRecord record) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", record.id());
        Moment.put(line, "channel", record.fields().get(delivery.channel()));
        Moment.put(line, "event", word(incident, type, record, delivery.event()));
        line.put("state", record.state());
        Lifecycle.State state = type.lifecycle().state(record.state());
        Moment.put(line, "label", state == null ? null : state.label());
        line.put("tone", state == null ? "neutral" : state.tone().name().toLowerCase(Locale.ROOT));
        line.put("open", state != null && state.open());
        line.put("at", record.updatedAt());
        Moment.put(line, "attempts", record.fields().get(delivery.attempts()));
        Moment.put(line, "answer", record.fields().get(delivery.answer()));
        Moment.put(
                line,
                "failure",
                state != null && delivered(state, record, delivery)
                        ? null
                        : word(incident, type, record, delivery.failure()));
        Moment.put(line, "key", record.fields().get(delivery.key()));
        return line;
    }

    /** What kept it from going out before tells nothing any more once it went. */
    private static boolean delivered(Lifecycle.State state, BoardRecord record, Publication.Delivery delivery) {
        BoardRecord.Change last = record.history().get(record.history().size() - 1);
        return !state.open() && delivery.sent().equals(last.move());
    }

    private static @Nullable Object word(Incident incident, RecordType type, BoardRecord record, String name) {
        Field field = type.fields().get(name);
        Enumeration values = field == null ? null : incident.plan().enums().get(field.of());
        Object value = record.fields().get(name);
        return values == null || value == null ? null : values.values().get(String.valueOf(value));
    }
}
