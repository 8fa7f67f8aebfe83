package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.FieldValues;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import dev.sextant.plan.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens an incident from a first report: number of people, core demand, place, mood, and when (domain.md §3.1).
 *
 * @param fields the intake, as it came in
 */
public record OpenIncident(Map<String, Object> fields, boolean demo) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.OPEN_INCIDENT, now);
        if (closed != null) {
            return closed;
        }
        if (now.opened()) {
            return Gate.outOfOrder("alreadyOpen", "该事件已登记", "This incident is already open");
        }
        Plan plan = now.plan();
        var reading = new FieldValues(now);
        Map<String, @Nullable Object> read = reading.read(plan.intake(), fields, "fields.");
        reading.require(plan.intake(), read, fields.keySet(), "fields.");
        if (!reading.faults().isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, reading.faults());
        }
        var values = new HashMap<String, Object>();
        read.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            }
        });
        plan.intake().values().stream()
                .filter(field -> field.fallback() != null)
                .forEach(field -> values.putIfAbsent(field.name(), field.fallback()));
        return Decision.accept(new IncidentOpened(plan.id(), plan.version(), values, demo));
    }
}
