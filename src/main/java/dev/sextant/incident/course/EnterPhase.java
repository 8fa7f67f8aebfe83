package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves the headline phase; going back needs a reason (domain.md §3.1). */
public record EnterPhase(String phase, @Nullable String reason) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.ENTER_PHASE, now);
        if (closed != null) {
            return closed;
        }
        List<String> order = List.copyOf(now.plan().phases().keySet());
        String from = now.course().phase();
        var faults = new ArrayList<Fault>();
        if (!order.contains(phase)) {
            String known = String.join(", ", order);
            faults.add(Fault.of("phase", "notOneOf", "没有这个阶段", "There is no such phase")
                    .expecting(known, known));
        } else if (phase.equals(from)) {
            faults.add(Fault.of("phase", "unchanged", "已处于该阶段", "It is in this phase already"));
        } else if (order.indexOf(phase) < order.indexOf(from) && (reason == null || reason.isBlank())) {
            faults.add(Fault.of("reason", "required", "退回前一阶段须填写理由", "Going back needs a reason"));
        }
        Gate.bounded("reason", reason, faults);
        return faults.isEmpty()
                ? Decision.accept(new PhaseEntered(from, phase, reason))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }
}
