package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.FieldValues;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.record.RecordAmended.Clash;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes fields of a working record. Two people who change different fields both win; the same field becomes a visible
 * conflict that keeps both texts until the group head rules (domain.md §1.6).
 *
 * @param baseVersion the version that the person saw
 * @param fields only what they changed, as it came in; null clears
 */
public record AmendRecord(String id, int baseVersion, Map<String, @Nullable Object> fields, Set<String> confirm)
        implements RecordCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        BoardRecord record = now.record(id);
        RecordType type = record == null ? null : now.plan().type(record.type());
        if (record == null || type == null) {
            return Unknown.record(id);
        }
        if (!Permission.allows(type.amend(), by, type, record, at)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("id", "notPermitted", "您的岗位不能修改这条记录", "Your role may not amend this record"));
        }
        List<Fault> closed = notOpen(record, type);
        if (!closed.isEmpty()) {
            return Decision.refuse(Refusal.Kind.OUT_OF_ORDER, closed);
        }
        var reading = new FieldValues(now);
        Map<String, @Nullable Object> entered = reading.read(type.fields(), fields, "fields.");
        clearedButRequired(type, entered, reading.faults());
        if (!reading.faults().isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, reading.faults());
        }
        return amended(now, record, type, entered, by, at);
    }

    private List<Fault> notOpen(BoardRecord record, RecordType type) {
        Lifecycle.State state = type.lifecycle().state(record.state());
        if (!record.counts()) {
            return List.of(Fault.of("id", "replaced", "该记录已被更正或划除", "This record is corrected or struck"));
        }
        if (type.kind() == RecordType.Kind.OBSERVATION) {
            return List.of(Fault.of(
                            "id",
                            "observation",
                            "观察记录不能修改，请登记一条更正",
                            "An observation is not amended; post a correction of it")
                    .expecting("postRecord + correctionOf", "postRecord with correctionOf"));
        }
        if (state == null || !state.editable()) {
            return List.of(Fault.of("id", "notEditable", "该状态下不能修改", "It cannot be amended in its present state"));
        }
        if (baseVersion < 1 || baseVersion > record.version()) {
            return List.of(Fault.of("baseVersion", "versionUnknown", "没有这个版本", "There is no such version")
                    .expecting("1–" + record.version(), "1–" + record.version()));
        }
        return List.of();
    }

    private static void clearedButRequired(RecordType type, Map<String, @Nullable Object> entered, List<Fault> faults) {
        for (Field field : type.fields().values()) {
            if (field.required() && entered.containsKey(field.name()) && entered.get(field.name()) == null) {
                faults.add(FieldValues.missing("fields." + field.name(), field));
            }
        }
    }

    private Decision amended(
            Incident now,
            BoardRecord record,
            RecordType type,
            Map<String, @Nullable Object> entered,
            Actor by,
            Instant at) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        Map<String, Clash> clashes = new HashMap<>();
        for (var entry : entered.entrySet()) {
            String name = entry.getKey();
            if (Objects.equals(record.fields().get(name), entry.getValue())) {
                continue;
            }
            if (record.conflicts().containsKey(name)) {
                return Decision.refuse(
                        Refusal.Kind.OUT_OF_ORDER,
                        Fault.of(
                                "fields." + name,
                                "openConflict",
                                "该字段有冲突待裁定，请先裁定",
                                "This field has a conflict that waits for a ruling"));
            }
            if (record.fieldVersions().getOrDefault(name, 0) > baseVersion) {
                clashes.put(name, new Clash(asOfBase(record, name), entry.getValue()));
            } else {
                changes.put(name, entry.getValue());
            }
        }
        if (changes.isEmpty() && clashes.isEmpty()) {
            return new Decision.Accepted(List.of());
        }
        return settled(now, record, type, changes, clashes, by, at);
    }

    private @Nullable Object asOfBase(BoardRecord record, String field) {
        for (int index = baseVersion; index < record.history().size(); index++) {
            var change = record.history().get(index).changes().get(field);
            if (change != null) {
                return change.from();
            }
        }
        return null;
    }

    private Decision settled(
            Incident now,
            BoardRecord record,
            RecordType type,
            Map<String, @Nullable Object> changes,
            Map<String, Clash> clashes,
            Actor by,
            Instant at) {
        Lifecycle.State state = Objects.requireNonNull(type.lifecycle().state(record.state()));
        String to = changes.isEmpty() || state.onAmend() == null ? record.state() : state.onAmend();
        var drafting = new Drafting(now, by, at);
        if (!changes.isEmpty()) {
            Drafting.leaveBehind(type, record, to, changes);
            BoardRecord draft = record.changed(changes, to, drafting.stamp(), "amend", null, null);
            List<Fault> wrong = drafting.requiredByContent(type, draft);
            wrong.addAll(drafting.chosenAmongOthers(type, record, draft, changes.keySet()));
            if (!wrong.isEmpty()) {
                return Decision.refuse(Refusal.Kind.INVALID, wrong);
            }
            changes.putAll(drafting.computed(type, draft));
        }
        List<Event> events = drafting.withWhatFollows(new RecordAmended(id, changes, clashes, to), id, "amend");
        return drafting.settle(type, id, events, constraint -> constraint.isOn("amend"), confirm, List.of(), List.of());
    }
}
