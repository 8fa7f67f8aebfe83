package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.FieldValues;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import dev.sextant.plan.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts right what the first report said of the incident: more sites, another number of households, a factor that came to
 * light. The first report was made in a minute; levels and headlines rest on it as long as the incident lives. What it
 * said before stays in the journal.
 *
 * @param fields only what changes, as it came in; null clears, to the default where the plan has one
 */
public record AmendIntake(Map<String, @Nullable Object> fields, String reason) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.AMEND_INTAKE, now);
        if (closed != null) {
            return closed;
        }
        if (!now.lives()) {
            return Gate.outOfOrder("notLiving", "该事件已结束", "This incident is over");
        }
        var reading = new FieldValues(now);
        Map<String, @Nullable Object> read = reading.read(now.plan().intake(), fields, "fields.");
        List<Fault> faults = reading.faults();
        clearedButRequired(now, read, faults);
        Gate.needed("reason", reason, faults);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        Map<String, @Nullable Object> changes = changes(now, read);
        return changes.isEmpty()
                ? new Decision.Accepted(List.of())
                : Decision.accept(new IntakeAmended(changes, reason.strip()));
    }

    private static void clearedButRequired(Incident now, Map<String, @Nullable Object> read, List<Fault> faults) {
        for (Field field : now.plan().intake().values()) {
            if (field.required() && read.containsKey(field.name()) && read.get(field.name()) == null) {
                faults.add(FieldValues.missing("fields." + field.name(), field));
            }
        }
    }

    private static Map<String, @Nullable Object> changes(Incident now, Map<String, @Nullable Object> read) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        for (Field field : now.plan().intake().values()) {
            if (read.containsKey(field.name())) {
                Object given = read.get(field.name());
                Object known = given == null ? field.fallback() : given;
                if (!Objects.equals(now.taken(field.name()), known)) {
                    changes.put(field.name(), known);
                }
            }
        }
        return changes;
    }
}
