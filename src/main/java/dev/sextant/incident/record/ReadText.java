package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Role;
import dev.sextant.plan.Who;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Had a text before the eyes that people decide on. Each person is noted once for each version of the text; who approves has read it
 * by the fingerprint of the approval, who only looked is known by this.
 *
 * @param version the version of the record that the screen showed
 */
public record ReadText(String id, int version) implements RecordCommand {

    /** Whoever may look at boards; a helper who joined by a code sees no such text. */
    private static final Who READERS = new Who(List.of("everyone", Role.OBSERVER));

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        if (!Permission.allows(READERS, by, null)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("id", "notPermitted", "您的岗位看不到这些文本", "Your role does not see such texts"));
        }
        BoardRecord record = now.record(id);
        RecordType type = record == null ? null : now.plan().type(record.type());
        if (record == null || type == null) {
            return Unknown.record(id);
        }
        Set<String> bound = type.boundFields();
        if (bound.isEmpty()) {
            return Decision.refuse(
                    Refusal.Kind.INVALID,
                    Fault.of("id", "notBound", "这类记录没有需要审批的文本", "Nobody decides on the text of such a record"));
        }
        if (version < 1 || version > record.version()) {
            return Decision.refuse(
                    Refusal.Kind.INVALID,
                    Fault.of("version", "unknownVersion", "该记录没有这一版", "The record has no such version")
                            .expecting("1 至 " + record.version(), "1 to " + record.version()));
        }
        int written = record.lastWrote(bound, version);
        boolean known = record.readers().stream()
                .anyMatch(reader ->
                        reader.version() == written && reader.by().id().equals(by.id()));
        return known ? Decision.accept() : Decision.accept(new TextRead(id, written));
    }
}
