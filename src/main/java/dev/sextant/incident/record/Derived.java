package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps computed fields true when not the record itself changed but one that points to it, one step far. */
public final class Derived {

    private Derived() {}

    /**
     * The events that bring the computed fields up to date.
     *
     * @param touched the records that changed between {@code before} and {@code after}
     */
    public static List<Event> follow(Incident before, Incident after, Set<String> touched, Actor by, Instant at) {
        var events = new ArrayList<Event>();
        for (String id : pointedTo(before, after, touched)) {
            BoardRecord record = after.record(id);
            RecordType type = record == null ? null : after.plan().type(record.type());
            if (record == null
                    || type == null
                    || !record.counts()
                    || type.derived().isEmpty()) {
                continue;
            }
            Map<String, @Nullable Object> changes = new Drafting(after, by, at).computed(type, record);
            if (!changes.isEmpty()) {
                events.add(new RecordDerived(id, changes));
            }
        }
        return events;
    }

    private static Set<String> pointedTo(Incident before, Incident after, Set<String> touched) {
        var ids = new LinkedHashSet<String>();
        for (String id : touched) {
            collect(before.record(id), after, ids);
            collect(after.record(id), after, ids);
        }
        ids.removeAll(touched);
        return ids;
    }

    private static void collect(@Nullable BoardRecord record, Incident incident, Set<String> ids) {
        RecordType type = record == null ? null : incident.plan().type(record.type());
        if (record == null || type == null) {
            return;
        }
        type.fields().values().forEach(field -> {
            Object value = record.fields().get(field.name());
            if (field.kind() == FieldKind.REF && value != null) {
                ids.add(String.valueOf(value));
            } else if (field.kind() == FieldKind.REFS && value instanceof List<?> many) {
                many.forEach(each -> ids.add(String.valueOf(each)));
            }
        });
    }
}
