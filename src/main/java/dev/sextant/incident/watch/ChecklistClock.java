package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.plan.ChecklistItem;
import dev.sextant.plan.Checklists;
import dev.sextant.plan.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When the items of the checklists are due: minutes after T0, stretched or shortened by the level (domain.md §4). */
public final class ChecklistClock {

    /** The fields of the checklist's record type that the core itself fills in. */
    public static final String DUE_FIELD = "dueAt";

    public static final String ITEM_FIELD = "standard";

    private ChecklistClock() {}

    /** When an item is due at this level; null for an ongoing one. */
    public static @Nullable Instant due(Checklists checklists, ChecklistItem item, Instant activatedAt, String level) {
        Integer minutes = checklists.dueMinutes(item, level);
        return minutes == null ? null : activatedAt.plus(Duration.ofMinutes(minutes));
    }

    /**
     * The open items that say the same as a limit that gets another end: those that the plan binds to it, and the one that
     * it is about. By record id.
     */
    static Map<String, Instant> dueWith(Incident incident, Deadline deadline, Instant end) {
        var again = new HashMap<String, Instant>();
        Checklists checklists = incident.plan().checklists();
        RecordType type = incident.plan().type(checklists.record());
        if (type == null) {
            return again;
        }
        for (BoardRecord record : incident.records().ofType(type.id())) {
            var state = type.lifecycle().state(record.state());
            ChecklistItem item = checklists.item(String.valueOf(record.fields().get(ITEM_FIELD)));
            boolean bound = item != null && deadline.limit().equals(item.limit()) && deadline.record() == null;
            if (state != null && state.open() && (bound || record.id().equals(deadline.record()))) {
                again.put(record.id(), end);
            }
        }
        return again;
    }

    /** The open items that are not overdue and whose due time is another at the new level, by record id. */
    public static Map<String, Instant> dueAgain(Incident incident, String level, Instant at) {
        var again = new HashMap<String, Instant>();
        Checklists checklists = incident.plan().checklists();
        RecordType type = incident.plan().type(checklists.record());
        Instant activatedAt = incident.course().activatedAt();
        if (type == null || activatedAt == null) {
            return again;
        }
        for (BoardRecord record : incident.records().ofType(type.id())) {
            var state = type.lifecycle().state(record.state());
            ChecklistItem item = checklists.item(String.valueOf(record.fields().get(ITEM_FIELD)));
            if (item == null || state == null || !state.open()) {
                continue;
            }
            Instant due = due(checklists, item, activatedAt, level);
            if (due != null && record.fields().get(DUE_FIELD) instanceof Instant known && known.isAfter(at)) {
                Instant given = incident.course().putOff(activatedAt, due);
                Instant moved = LevelShift.of(incident, level).moved(known, given, at);
                if (!moved.equals(known)) {
                    again.put(record.id(), moved);
                }
            }
        }
        return again;
    }

    /**
     * The open items that still had time when the response ended, with what they have left from when it goes on; by record id.
     * What was given a time after the end means that time.
     */
    public static Map<String, Instant> dueOnceReopened(Incident incident, Instant at) {
        var again = new HashMap<String, Instant>();
        RecordType type = incident.plan().type(incident.plan().checklists().record());
        Instant endedAt = incident.course().endedAt();
        if (type == null || endedAt == null) {
            return again;
        }
        var pause = new Course.Pause(endedAt, at);
        for (BoardRecord record : incident.records().ofType(type.id())) {
            var state = type.lifecycle().state(record.state());
            boolean ran = state != null && state.open() && record.createdAt().isBefore(endedAt);
            if (ran && record.fields().get(DUE_FIELD) instanceof Instant due && due.isAfter(endedAt)) {
                again.put(record.id(), due.plus(pause.after(endedAt)));
            }
        }
        return again;
    }

    /**
     * The incident with other due times of items.
     *
     * @param again due times by record id
     * @param act what the history of each item says
     */
    public static Incident due(Incident before, Map<String, Instant> again, Stamp stamp, String act) {
        Incident after = before;
        for (var due : again.entrySet()) {
            BoardRecord item = after.record(due.getKey());
            if (item != null) {
                Map<String, @Nullable Object> change = new HashMap<>();
                change.put(DUE_FIELD, due.getValue());
                after = after.with(item.changed(change, item.state(), stamp, act, null, null));
            }
        }
        return after;
    }
}
