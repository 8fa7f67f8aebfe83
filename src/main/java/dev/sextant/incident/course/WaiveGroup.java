package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;

/** Does without a group that was called out: nobody waits for it any longer (domain.md §3.1). */
public record WaiveGroup(String group, String reason) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.WAIVE_GROUP, now);
        if (closed == null) {
            closed = Gate.notRunning(now);
        }
        if (closed != null) {
            return closed;
        }
        var faults = new ArrayList<Fault>();
        Gate.group("group", group, now.muster().called().keySet(), faults);
        if (faults.isEmpty() && !now.muster().awaited().contains(group)) {
            faults.add(Fault.of("group", "notAwaited", "该组已到岗或已免到", "This group is in place or already waived"));
        }
        Gate.needed("reason", reason, faults);
        return faults.isEmpty()
                ? Decision.accept(new GroupWaived(group, reason))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }
}
