package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the incident as a whole is other than the first report said.
 *
 * @param changes new values by field of the plan's intake; null clears
 */
public record IntakeAmended(Map<String, @Nullable Object> changes, String reason) implements CourseEvent {

    public IntakeAmended {
        changes = Collections.unmodifiableMap(new HashMap<>(changes));
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        var intake = new HashMap<String, Object>(before.intake());
        changes.forEach((name, value) -> {
            if (value == null) {
                intake.remove(name);
            } else {
                intake.put(name, value);
            }
        });
        return before.withIntake(intake, before.demo());
    }
}
