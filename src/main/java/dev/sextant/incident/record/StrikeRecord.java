package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Strikes a record out, visibly and with a reason; it stays on the board and no rule counts it any more. */
public record StrikeRecord(String id, String reason) implements RecordCommand {

    private static final int REASON_LENGTH = 300;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        BoardRecord record = now.record(id);
        RecordType type = record == null ? null : now.plan().type(record.type());
        if (record == null || type == null) {
            return Unknown.record(id);
        }
        if (!Permission.allows(type.strike(), by, type, record, at)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("id", "notPermitted", "您的岗位不能划除这条记录", "Your role may not strike this record"));
        }
        if (!record.counts()) {
            return Decision.refuse(
                    Refusal.Kind.OUT_OF_ORDER,
                    Fault.of("id", "replaced", "该记录已被更正或划除", "This record is already corrected or struck"));
        }
        if (reason.isBlank() || reason.length() > REASON_LENGTH) {
            return Decision.refuse(
                    Refusal.Kind.INVALID,
                    Fault.of(
                            "reason", "required", "请填写划除理由（300 字以内）", "A reason is required (at most 300 characters)"));
        }
        List<Event> events = List.of(new RecordStruck(id, reason.strip()));
        return new Drafting(now, by, at)
                .settle(type, id, events, constraint -> constraint.isOn("strike"), Set.of(), List.of(), List.of());
    }
}
