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
import dev.sextant.incident.Scope;
import dev.sextant.plan.Field;
import dev.sextant.plan.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts a record of any type. An observation that was wrong is corrected by posting a new one that names it.
 *
 * @param type record type of the plan
 * @param fields what was entered, as it came in
 * @param occurredAt when it happened; null is now
 * @param correctionOf the record of the same type that this one corrects
 * @param confirm ids of constraints that the person says are meant
 */
public record PostRecord(
        String type,
        Map<String, Object> fields,
        @Nullable Instant occurredAt,
        @Nullable String correctionOf,
        Set<String> confirm)
        implements RecordCommand {

    /** A record may not happen in the future by more than this (domain.md §1.6). */
    static final Duration AHEAD = Duration.ofMinutes(2);

    /** Nor longer ago than this: what led to an incident is told as a text, not as a record of long ago. */
    static final Duration BEHIND = Duration.ofDays(366);

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        RecordType recordType = now.plan().type(type);
        if (recordType == null) {
            String known = String.join(", ", now.plan().records().keySet());
            return Decision.refuse(
                    Refusal.Kind.UNKNOWN,
                    Fault.of("record", "unknownType", "预案中没有这种记录", "The plan has no such record type")
                            .expecting(known, known));
        }
        var reading = new FieldValues(now);
        Map<String, @Nullable Object> entered = reading.read(recordType.fields(), fields, "fields.");
        Map<String, Object> values = withFallbacks(now, recordType, entered);
        if (!Permission.allows(recordType.post(), by, Drafting.owner(recordType, values))) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("record", "notPermitted", "您的岗位不能登记这种记录", "Your role may not post this kind of record"));
        }
        reading.require(recordType.fields(), values, fields.keySet(), "fields.");
        reading.faults().addAll(whenAndWhat(now, recordType, at));
        reading.faults().addAll(Remark.faults(now, recordType, values, correctionOf, by));
        var drafting = new Drafting(now, by, at);
        BoardRecord draft = draft(recordType, drafting, values, at);
        if (reading.faults().isEmpty()) {
            reading.faults().addAll(drafting.requiredByContent(recordType, draft));
            reading.faults().addAll(drafting.chosenAmongOthers(recordType, draft, draft, values.keySet()));
        }
        if (!reading.faults().isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, reading.faults());
        }
        List<Event> events = events(now, recordType, drafting, draft, by, at);
        return drafting.settle(
                recordType,
                draft.id(),
                events,
                constraint -> constraint.isOn("post"),
                confirm,
                List.of(),
                Remark.doubts(now, recordType, values));
    }

    private static Map<String, Object> withFallbacks(
            Incident now, RecordType type, Map<String, @Nullable Object> entered) {
        var values = new HashMap<String, Object>();
        for (Field field : type.fields().values()) {
            Object value = entered.get(field.name());
            if (value != null) {
                values.put(field.name(), value);
            } else if (field.fallback() != null && !entered.containsKey(field.name())) {
                values.put(field.name(), Numbering.fallback(now, type, field));
            }
        }
        return values;
    }

    private List<Fault> whenAndWhat(Incident now, RecordType recordType, Instant at) {
        var faults = new ArrayList<Fault>();
        if (occurredAt != null && occurredAt.isBefore(at.minus(BEHIND))) {
            faults.add(
                    Fault.of("occurredAt", "tooEarly", "发生时间不能早于一年前", "It cannot have happened more than a year ago"));
        }
        if (occurredAt != null && occurredAt.isAfter(at.plus(AHEAD))) {
            faults.add(Fault.of(
                    "occurredAt", "inFuture", "发生时间不能晚于现在 2 分钟以上", "It cannot happen more than 2 minutes from now"));
        }
        if (correctionOf != null && recordType.kind() == RecordType.Kind.WORKING) {
            faults.add(Fault.of(
                    "correctionOf",
                    "notAnObservation",
                    "只有观察记录以更正代替修改，这类记录请直接修改",
                    "Only observations are corrected by a new record; amend this one"));
        } else if (correctionOf != null) {
            BoardRecord wrong = now.record(correctionOf);
            if (wrong == null || !wrong.type().equals(recordType.id())) {
                faults.add(Fault.of(
                        "correctionOf",
                        "unknownRecord",
                        "没有这条同类记录可更正",
                        "There is no such record of this kind to correct"));
            } else if (!wrong.counts()) {
                faults.add(Fault.of(
                        "correctionOf", "alreadyReplaced", "该记录已被更正或划除", "That record is already corrected or struck"));
            }
        }
        return faults;
    }

    private BoardRecord draft(RecordType recordType, Drafting drafting, Map<String, Object> values, Instant at) {
        BoardRecord draft = BoardRecord.posted(
                drafting.nextId(recordType),
                recordType.id(),
                Drafting.owner(recordType, values),
                recordType.lifecycle().initial(),
                values,
                occurredAt == null ? at : occurredAt,
                correctionOf,
                null,
                drafting.stamp());
        Map<String, @Nullable Object> computed = drafting.computed(recordType, draft);
        if (computed.isEmpty()) {
            return draft;
        }
        computed.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            }
        });
        return BoardRecord.posted(
                draft.id(),
                draft.type(),
                draft.group(),
                draft.state(),
                values,
                draft.occurredAt(),
                correctionOf,
                null,
                drafting.stamp());
    }

    private List<Event> events(
            Incident now, RecordType recordType, Drafting drafting, BoardRecord draft, Actor by, Instant at) {
        Map<String, Object> variables =
                Scope.of(now.with(draft), at).by(by).about(draft).variables();
        boolean flash = recordType.flash() != null && recordType.flash().truth(variables);
        var posted = new RecordPosted(
                draft.id(),
                draft.type(),
                draft.group(),
                draft.state(),
                draft.fields(),
                draft.occurredAt(),
                correctionOf,
                null,
                flash);
        var events = new ArrayList<>(drafting.withWhatFollows(posted, draft.id(), "post"));
        if (recordType.conflict() != null) {
            contradicted(recordType.conflict(), draft, variables, now, events);
        }
        return events;
    }

    private static void contradicted(
            RecordType.Conflict conflict,
            BoardRecord draft,
            Map<String, Object> variables,
            Incident now,
            List<Event> events) {
        Object found = conflict.with().value(variables);
        if (!(found instanceof List<?> list)) {
            return;
        }
        for (Object each : list) {
            BoardRecord other = each instanceof Map<?, ?> values ? now.record(String.valueOf(values.get("id"))) : null;
            if (other != null && !other.id().equals(draft.id())) {
                events.add(new ConflictRaised(
                        draft.id(), other.id(), conflict.field(), other.fields().get(conflict.field())));
                return;
            }
        }
    }
}
