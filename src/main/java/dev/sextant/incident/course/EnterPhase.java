package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.watch.ChecklistClock;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves the headline phase. Going back is for the leader, with a reason; from aftercare back into the response it reopens
 * the response, as when people gather again (domain.md §3.1).
 */
public record EnterPhase(String phase, @Nullable String reason) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        List<String> order = List.copyOf(now.plan().phases().keySet());
        String from = now.course().phase();
        boolean back = order.contains(phase) && order.indexOf(phase) < order.indexOf(from);
        Decision closed = Gate.closedTo(by, back ? Act.GO_BACK : Act.ENTER_PHASE, now);
        if (closed != null) {
            return closed;
        }
        List<Fault> faults = faults(now, order, from, back);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        var events = new ArrayList<Event>();
        if (now.ended() && order.indexOf(phase) < order.indexOf(Course.AFTERCARE) && reason != null) {
            events.add(new ResponseReopened(reason, ChecklistClock.dueOnceReopened(now, at)));
        }
        events.add(new PhaseEntered(from, phase, reason));
        return new Decision.Accepted(events);
    }

    private List<Fault> faults(Incident now, List<String> order, String from, boolean back) {
        var faults = new ArrayList<Fault>();
        if (!order.contains(phase)) {
            String known = String.join(", ", order);
            faults.add(Fault.of("phase", "notOneOf", "没有这个阶段", "There is no such phase")
                    .expecting(known, known));
        } else if (phase.equals(from)) {
            faults.add(Fault.of("phase", "unchanged", "已处于该阶段", "It is in this phase already"));
        } else if (order.indexOf(phase) >= order.indexOf(Course.AFTERCARE) && now.activated() && !now.ended()) {
            faults.add(Fault.of("phase", "endFirst", "请先终止响应", "End the response first"));
        } else if (back && (reason == null || reason.isBlank())) {
            faults.add(Fault.of("reason", "required", "退回前一阶段须填写理由", "Going back needs a reason"));
        }
        Gate.bounded("reason", reason, faults);
        return faults;
    }
}
