package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Conflict;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.FieldValues;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
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
 * Rules which of two texts stands.
 *
 * @param choose {@code current}, {@code other} or {@code merged}
 * @param value the third text, when merged
 */
public record RuleOnConflict(
        String id, String field, String choose, @Nullable Object value, String reason) implements RecordCommand {

    private static final Set<String> CHOICES = Set.of("current", "other", "merged");
    private static final int REASON_LENGTH = 300;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        BoardRecord record = now.record(id);
        RecordType type = record == null ? null : now.plan().type(record.type());
        if (record == null || type == null) {
            return Unknown.record(id);
        }
        if (!Permission.allows(now.plan().rules(type), by, type, record, at)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("id", "notPermitted", "冲突由工作组负责人裁定", "The head of the group rules on a conflict"));
        }
        Conflict conflict = record.conflicts().get(field);
        if (conflict == null) {
            return Decision.refuse(
                    Refusal.Kind.OUT_OF_ORDER,
                    Fault.of("field", "noConflict", "该字段没有待裁定的冲突", "This field has no conflict to rule on"));
        }
        return ruled(now, record, type, conflict, by, at);
    }

    private Decision ruled(Incident now, BoardRecord record, RecordType type, Conflict conflict, Actor by, Instant at) {
        var reading = new FieldValues(now);
        if (!CHOICES.contains(choose)) {
            reading.faults()
                    .add(Fault.of("choose", "notOneOf", "请选定采用哪一个", "Choose which text stands")
                            .expecting("current、other、merged", "current, other, merged"));
        }
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            reading.faults()
                    .add(Fault.of(
                            "reason", "required", "请填写裁定理由（300 字以内）", "A reason is required (at most 300 characters)"));
        }
        Object merged = choose.equals("merged") ? merged(type, reading) : null;
        if (!reading.faults().isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, reading.faults());
        }
        Object stands = choose.equals("merged")
                ? merged
                : choose.equals("other") ? conflict.other() : record.fields().get(field);
        String to = record.state();
        if (conflict.with() == null && !Objects.equals(stands, record.fields().get(field))) {
            Lifecycle.State state = type.lifecycle().state(record.state());
            if (state == null || !state.editable()) {
                return notEditable();
            }
            to = state.onAmend() == null ? to : state.onAmend();
        }
        var ruling = new ConflictRuled(id, conflict.with(), field, choose, stands, to, reason.strip());
        return withComputed(now, record, type, ruling, by, at);
    }

    private static Decision notEditable() {
        return Decision.refuse(
                Refusal.Kind.OUT_OF_ORDER,
                Fault.of(
                        "choose",
                        "notEditable",
                        "该状态下不能修改，只能保留现有内容",
                        "It cannot be changed in its present state; only the present text can stand"));
    }

    private @Nullable Object merged(RecordType type, FieldValues reading) {
        if (value == null) {
            reading.faults().add(Fault.of("value", "required", "请填写合并后的内容", "Enter the merged text"));
            return null;
        }
        return reading.read(type.fields(), Map.of(field, value), "value.").get(field);
    }

    /** What the plan computes from the field follows the ruling in the same append. */
    private static Decision withComputed(
            Incident now, BoardRecord record, RecordType type, ConflictRuled ruling, Actor by, Instant at) {
        var drafting = new Drafting(now, by, at);
        BoardRecord after = now.after(ruling, drafting.stamp()).record(record.id());
        if (after == null || !after.counts()) {
            return Decision.accept(ruling);
        }
        Map<String, @Nullable Object> changes = new HashMap<>();
        Drafting.leaveBehind(type, record, after.state(), changes);
        changes.putAll(drafting.computed(type, after));
        List<Event> events = changes.isEmpty()
                ? List.of(ruling)
                : List.of(ruling, new RecordAmended(record.id(), changes, Map.of(), after.state()));
        return new Decision.Accepted(events);
    }
}
