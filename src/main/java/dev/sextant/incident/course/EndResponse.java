package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Act;
import dev.sextant.plan.Plan.EndCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends the response. Refused with the whole list of what is missing and the records in the way, unless the leader
 * overrides with a reason (domain.md §3.1). Who may only propose it is told the same list, and proposes it when nothing
 * is missing.
 *
 * @param announcedTo to whom the end is announced; needed from whoever ends it
 */
public record EndResponse(
        @Nullable String reason, boolean override, @Nullable String announcedTo) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        boolean ends = Permission.allows(now, Act.END_RESPONSE, by);
        if (!ends && !Permission.allows(now, Act.PROPOSE_END, by)) {
            return Gate.notPermitted();
        }
        Decision closed = Gate.notRunning(now);
        if (closed != null) {
            return closed;
        }
        List<Fault> missing = missing(now, at);
        if (!missing.isEmpty() && !(ends && override)) {
            return Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, missing);
        }
        List<Fault> faults = faults(ends, missing);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        return ends ? end(now, missing) : Decision.accept(new EndProposed(reason));
    }

    /** Every condition of the plan that is not fulfilled yet. */
    public static List<Fault> missing(Incident now, Instant at) {
        Map<String, Object> variables = Scope.of(now, at).variables();
        var faults = new ArrayList<Fault>();
        for (EndCondition condition : now.plan().endOfResponse()) {
            if (condition.unmet().truth(variables)) {
                faults.add(new Fault("", condition.id(), condition.say(), null, records(condition, variables)));
            }
        }
        return faults;
    }

    private static List<String> records(EndCondition condition, Map<String, Object> variables) {
        var ids = new ArrayList<String>();
        if (condition.records() != null && condition.records().value(variables) instanceof List<?> records) {
            for (Object each : records) {
                if (each instanceof Map<?, ?> record && record.get("id") instanceof String id) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private List<Fault> faults(boolean ends, List<Fault> missing) {
        var faults = new ArrayList<Fault>();
        if (!missing.isEmpty() && (reason == null || reason.isBlank())) {
            faults.add(Fault.of(
                    "reason",
                    "required",
                    "条件未满足，越级终止须填写理由",
                    "Conditions are not met; ending all the same needs a reason"));
        }
        if (ends && (announcedTo == null || announcedTo.isBlank())) {
            faults.add(Fault.of("announcedTo", "required", "请填写宣布范围", "Say to whom the end is announced"));
        }
        Gate.bounded("reason", reason, faults);
        Gate.bounded("announcedTo", announcedTo, faults);
        return faults;
    }

    private Decision end(Incident now, List<Fault> missing) {
        List<String> overridden = missing.stream().map(Fault::code).toList();
        List<String> met = now.plan().endOfResponse().stream()
                .map(EndCondition::id)
                .filter(id -> !overridden.contains(id))
                .toList();
        Course.Proposal proposal = now.course().endProposed();
        return Decision.accept(
                new ResponseEnded(met, overridden, reason, proposal == null ? null : proposal.by(), announcedTo),
                new PhaseEntered(now.course().phase(), Course.AFTERCARE, null));
    }
}
