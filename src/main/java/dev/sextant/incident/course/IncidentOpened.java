package dev.sextant.incident.course;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.util.Map;

/**
 * The first receiver saved the intake.
 *
 * @param planId the plan, and
 * @param planVersion its version, that the incident keeps as long as it lives
 * @param fields the intake, by field of the plan
 * @param demo a demonstration, not a real incident
 */
public record IncidentOpened(String planId, String planVersion, Map<String, Object> fields, boolean demo)
        implements CourseEvent {

    public IncidentOpened {
        fields = Map.copyOf(fields);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        return before.withIntake(fields, demo).with(before.course().opened(stamp.by(), stamp.at()));
    }
}
