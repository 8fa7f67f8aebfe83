package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.watch.ChecklistClock;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as every screen shows it: masked values, its line and title, and what is unusual about it. */
final class Cards {

    private static final Duration LATE = Duration.ofMinutes(2);

    private final Incident incident;
    private final Lines lines;

    Cards(Incident incident) {
        this.incident = incident;
        this.lines = new Lines(incident);
    }

    Map<String, Object> card(BoardRecord record, @Nullable Deadline deadline, Discussion.Extent said) {
        RecordType type = incident.plan().type(record.type());
        var card = new LinkedHashMap<String, Object>();
        card.put("id", record.id());
        card.put("type", record.type());
        card.put("group", record.group());
        card.put("state", record.state());
        card.put("version", (long) record.version());
        card.put("fields", type == null ? Map.of() : Masking.mask(type, record.fields()));
        card.put("line", lines.line(record));
        card.put("title", lines.title(record));
        card.put("createdAt", record.createdAt());
        card.put("createdBy", person(record.createdBy()));
        sinceThen(card, record);
        unusual(card, record, type);
        if (deadline != null) {
            card.put("dueAt", deadline.dueAt());
            card.put("limit", deadline.limit());
            card.put("missed", deadline.missed());
            card.put("amberAt", deadline.amberAt());
            card.put("escalated", deadline.escalated());
            card.put("extended", deadline.extended());
        } else {
            Moment.put(card, "dueAt", dueOfItem(record, type));
        }
        if (said.remarks() > 0) {
            card.put("comments", Map.of("count", said.remarks(), "seq", said.seq()));
        }
        String hash = type == null ? null : boundHash(record, type);
        if (hash != null) {
            card.put("hash", hash);
        }
        return card;
    }

    /**
     * What is another than when it was created: most records are posted once and stay as they are, and a board carries
     * thousands. Absent, a time is {@code createdAt}, a person {@code createdBy}, and {@code late} is false.
     */
    private static void sinceThen(Map<String, Object> card, BoardRecord record) {
        Instant createdAt = record.createdAt();
        Moment.put(card, "updatedAt", unless(createdAt, record.updatedAt()));
        if (!record.updatedBy().equals(record.createdBy())) {
            card.put("updatedBy", person(record.updatedBy()));
        }
        Moment.put(card, "occurredAt", unless(createdAt, record.occurredAt()));
        Moment.put(card, "stateSince", unless(createdAt, record.stateSince()));
        if (record.occurredAt().plus(LATE).isBefore(createdAt)) {
            card.put("late", true);
        }
    }

    private static @Nullable Instant unless(Instant same, Instant time) {
        return time.equals(same) ? null : time;
    }

    /** An item of a checklist has its due time on it, whether or not a limit of the plan watches over it. */
    private @Nullable Instant dueOfItem(BoardRecord record, @Nullable RecordType type) {
        if (type == null || !type.id().equals(incident.plan().checklists().record())) {
            return null;
        }
        Lifecycle.State state = type.lifecycle().state(record.state());
        return state != null && state.open() && record.fields().get(ChecklistClock.DUE_FIELD) instanceof Instant due
                ? due
                : null;
    }

    private static void unusual(Map<String, Object> card, BoardRecord record, @Nullable RecordType type) {
        if (record.struck() != null) {
            card.put(
                    "struck",
                    Map.of(
                            "reason", record.struck().reason(),
                            "by", person(record.struck().by()),
                            "at", record.struck().at()));
        }
        if (record.correctionOf() != null) {
            card.put("correctionOf", record.correctionOf());
        }
        if (record.correctedBy() != null) {
            card.put("correctedBy", record.correctedBy());
        }
        if (record.cause() != null) {
            card.put("cause", record.cause());
        }
        if (!record.conflicts().isEmpty() && type != null) {
            card.put("conflicts", conflicts(record, type));
        }
    }

    private static Map<String, Object> conflicts(BoardRecord record, RecordType type) {
        var conflicts = new LinkedHashMap<String, Object>();
        record.conflicts().forEach((name, conflict) -> {
            Field field = type.fields().get(name);
            var shown = new LinkedHashMap<String, Object>();
            putMasked(shown, "base", field, conflict.base());
            putMasked(shown, "current", field, record.fields().get(name));
            putMasked(shown, "other", field, conflict.other());
            shown.put("by", person(conflict.by()));
            shown.put("currentBy", person(writer(record, name)));
            shown.put("at", conflict.at());
            if (conflict.with() != null) {
                shown.put("with", conflict.with());
            }
            conflicts.put(name, shown);
        });
        return conflicts;
    }

    /** Who wrote what the field says now. */
    private static Person writer(BoardRecord record, String field) {
        for (int index = record.history().size() - 1; index >= 0; index--) {
            if (record.history().get(index).changes().containsKey(field)) {
                return record.history().get(index).by();
            }
        }
        return record.createdBy();
    }

    private static void putMasked(
            Map<String, Object> shown, String name, @Nullable Field field, @Nullable Object value) {
        if (field != null && value != null) {
            shown.put(name, Masking.mask(field, value));
        }
    }

    private static @Nullable String boundHash(BoardRecord record, RecordType type) {
        Lifecycle.State state = type.lifecycle().state(record.state());
        if (state == null) {
            return null;
        }
        return state.moves().values().stream()
                .filter(move -> !move.binds().isEmpty())
                .findFirst()
                .map(move -> BoundText.hash(record, move.binds()))
                .orElse(null);
    }

    static Map<String, Object> person(Person person) {
        return Map.of("id", person.id(), "name", person.name());
    }
}
