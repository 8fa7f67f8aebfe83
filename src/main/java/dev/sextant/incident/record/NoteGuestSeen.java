package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Who;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes, with a reason, that somebody sees the telephone number of a helper who came by a code, like every look at a masked
 * value. Given by the server before it tells the number, never by a client: the number stands in no journal.
 *
 * @param guest the helper, as the journal names them
 * @param group the one that the helper joined; who may invite for it may call them
 */
public record NoteGuestSeen(String guest, String group, String reason) implements RecordCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Who inviting = now.plan().acts().getOrDefault(Act.INVITE_GUEST.id(), Who.NOBODY);
        if (!Permission.allows(inviting, by, group)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("fields", "notPermitted", "您的岗位不能查看这些内容", "Your role may not see these values"));
        }
        Privacy privacy = now.plan().privacy();
        RecordType log = privacy == null ? null : now.plan().type(privacy.log().of());
        if (privacy == null || log == null) {
            return new Decision.Accepted(List.of());
        }
        List<Fault> why = RevealValues.why(log, privacy, reason);
        if (!why.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, why);
        }
        List<Fault> often = RevealValues.tooOften(now, privacy, by, at, 1);
        if (!often.isEmpty()) {
            return Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, often);
        }
        var following = new Following(now, by, at);
        Map<String, Object> noted = Map.of(
                privacy.log().field(),
                "协助人员电话 / Helper's phone: " + guest,
                privacy.log().reason(),
                reason.strip());
        following.begin(log, new HashMap<>(noted), null);
        return new Decision.Accepted(following.events());
    }
}
