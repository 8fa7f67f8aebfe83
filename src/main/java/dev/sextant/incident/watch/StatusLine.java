package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.plan.LimitPolicy;
import dev.sextant.plan.Plan;
import dev.sextant.plan.TimeLimit;
import dev.sextant.plan.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a group says that it stands (domain.md §4.1, {@code groupStatusLine}): its newest line, and when the next one is
 * due.
 *
 * @param record the newest line; null: none since it is in place
 * @param light the light that the line shows; null without a line
 * @param since since when this line stands; without one, since the group is in place
 * @param dueAt when the group counts as silent; null while nothing runs
 */
public record StatusLine(
        @Nullable BoardRecord record,
        @Nullable String light,
        Instant since,
        @Nullable Instant dueAt) {

    /** The line of a group; null when the plan asks for none or the group is not in place. */
    public static @Nullable StatusLine of(Incident incident, String group) {
        Plan plan = incident.plan();
        Wall.Status status = plan.wall().status();
        var called = incident.muster().called().get(group);
        Instant inPlaceAt = called == null ? null : called.inPlaceAt();
        if (status == null || inPlaceAt == null) {
            return null;
        }
        BoardRecord newest = newest(incident, status.of(), group);
        Instant since = newest == null ? inPlaceAt : newest.occurredAt();
        TimeLimit interval = plan.limits().get(status.interval());
        String level = incident.course().level();
        Instant due = interval == null || level == null || incident.ended()
                ? null
                : laterOf(due(interval, since, level, incident), askedAnew(incident.course(), plan.limitPolicy()));
        Object light = newest == null ? null : newest.fields().get(status.light());
        return new StatusLine(newest, light == null ? null : String.valueOf(light), since, due);
    }

    /** What the interval gives from then, the time left out for which the response stood still. */
    private static @Nullable Instant due(TimeLimit interval, Instant since, String level, Incident incident) {
        Instant end = interval.end(since, level, incident.plan());
        return end == null ? null : incident.course().putOff(since, end);
    }

    /** A shorter interval of a new level, or a response that begins again, finds nobody silent at once (domain.md §3.2: the grace of a new level). */
    private static @Nullable Instant askedAnew(Course course, LimitPolicy policy) {
        Instant level = course.levelSince();
        Instant phase = course.phaseSince();
        Instant since = level == null || phase != null && phase.isAfter(level) ? phase : level;
        return since == null ? null : since.plus(Duration.ofMinutes(policy.graceMinutes()));
    }

    private static @Nullable Instant laterOf(@Nullable Instant due, @Nullable Instant least) {
        return due != null && least != null && least.isAfter(due) ? least : due;
    }

    private static @Nullable BoardRecord newest(Incident incident, String type, String group) {
        List<BoardRecord> lines = incident.records().ofType(type);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).group().equals(group)) {
                return lines.get(i);
            }
        }
        return null;
    }
}
