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
 * Ends the response. Refused with the whole list of what is missing, unless the leader overrides with a reason
 * (domain.md §3.1). Who may not end it learns what is missing all the same.
 */
public record EndResponse(@Nullable String reason, boolean override) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        if (!now.activated() || now.ended()) {
            return Gate.outOfOrder("notRunning", "没有正在进行的响应", "There is no response running");
        }
        List<Fault> missing = missing(now, by, at);
        if (!Permission.allows(now, Act.END_RESPONSE, by)) {
            return missing.isEmpty() ? Gate.notPermitted() : Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, missing);
        }
        if (!missing.isEmpty() && !override) {
            return Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, missing);
        }
        var faults = new ArrayList<Fault>();
        if (!missing.isEmpty() && (reason == null || reason.isBlank())) {
            faults.add(Fault.of(
                    "reason",
                    "required",
                    "条件未满足，越级终止须填写理由",
                    "Conditions are not met; ending all the same needs a reason"));
        }
        Gate.bounded("reason", reason, faults);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        return Decision.accept(
                new ResponseEnded(missing.stream().map(Fault::code).toList(), reason),
                new PhaseEntered(now.course().phase(), Course.AFTERCARE, null));
    }

    /** Every condition of the plan that is not fulfilled yet. */
    private static List<Fault> missing(Incident now, Actor by, Instant at) {
        Map<String, Object> variables = Scope.of(now, at).by(by).variables();
        var faults = new ArrayList<Fault>();
        for (EndCondition condition : now.plan().endOfResponse()) {
            if (condition.unmet().truth(variables)) {
                faults.add(new Fault("", condition.id(), condition.say(), null));
            }
        }
        return faults;
    }
}
