package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.plan.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All clocks that run at an instant: a pure function of the incident, so nothing has to be started, stopped or
 * remembered. That one ran out is an event ({@link DeadlineMissed}).
 */
public final class Deadlines {

    /** When the level rises, a running clock never ends earlier than this from then (domain.md §3.2). */
    private static final Duration AFTER_LEVEL_CHANGE = Duration.ofMinutes(5);

    private final Incident incident;
    private final Scope scope;
    private final List<Deadline> running = new ArrayList<>();

    private Deadlines(Incident incident, Instant at) {
        this.incident = incident;
        this.scope = Scope.of(incident, at);
    }

    public static List<Deadline> of(Incident incident, Instant at) {
        var deadlines = new Deadlines(incident, at);
        incident.plan().limits().values().forEach(deadlines::run);
        return deadlines.running;
    }

    private void run(TimeLimit limit) {
        if (limit.of() == null) {
            runForIncident(limit);
        } else {
            for (BoardRecord record : subjects(limit, limit.of())) {
                runForRecord(limit, record);
            }
        }
    }

    private List<BoardRecord> subjects(TimeLimit limit, String type) {
        return limit.during().isEmpty()
                ? incident.records().ofType(type)
                : incident.records().inState(type, limit.during());
    }

    private void runForIncident(TimeLimit limit) {
        Map<String, Object> variables = scope.variables();
        if (applies(limit, variables)) {
            add(limit, null, variables, incident.course().openedAt());
        }
    }

    private void runForRecord(TimeLimit limit, BoardRecord record) {
        Map<String, Object> variables = scope.about(record).variables();
        if (applies(limit, variables)) {
            add(limit, record, variables, record.stateSince());
        }
    }

    private static boolean applies(TimeLimit limit, Map<String, Object> variables) {
        return (limit.when() == null || limit.when().truth(variables))
                && (limit.until() == null || !limit.until().truth(variables));
    }

    private void add(
            TimeLimit limit, @Nullable BoardRecord record, Map<String, Object> variables, @Nullable Instant start) {
        Instant from =
                limit.from() == null ? start : limit.from().value(variables) instanceof Instant said ? said : null;
        if (from == null) {
            return;
        }
        Instant due = limit.due() == null
                ? due(limit, from)
                : limit.due().value(variables) instanceof Instant said ? said : null;
        if (due == null) {
            return;
        }
        String subject = record == null ? "incident" : record.id();
        String key = limit.id() + ":" + subject + "@" + (limit.due() == null ? from : due).getEpochSecond();
        String group = record == null ? groupOf(limit) : record.group();
        boolean missed = incident.missed().containsKey(key);
        var who = new LinkedHashSet<>(limit.who().of(group));
        if (missed) {
            who.addAll(limit.escalate().of(group));
        }
        running.add(new Deadline(
                key, limit.id(), record == null ? null : record.id(), group, from, due, missed, List.copyOf(who)));
    }

    /** The limit of the present level from the original start, but with a grace when the level rose meanwhile. */
    private @Nullable Instant due(TimeLimit limit, Instant from) {
        Course course = incident.course();
        Instant due = after(from, limit, course.level());
        Instant since = course.levelSince();
        if (due == null || since == null || course.levelFrom() == null || !from.isBefore(since)) {
            return due;
        }
        Instant before = after(from, limit, course.levelFrom());
        Instant grace = since.plus(AFTER_LEVEL_CHANGE);
        if (before == null || !due.isBefore(grace)) {
            return due;
        }
        return before.isBefore(grace) ? (before.isBefore(due) ? due : before) : grace;
    }

    private @Nullable Instant after(Instant from, TimeLimit limit, @Nullable String level) {
        String column =
                level == null ? incident.plan().levels().keySet().iterator().next() : level;
        Integer minutes = limit.minutes().get(column);
        return minutes == null ? null : from.plus(Duration.ofMinutes(minutes));
    }

    /** The working group that a limit of the whole incident names, as in {@code groupHead@onSite}. */
    private static @Nullable String groupOf(TimeLimit limit) {
        for (String entry : limit.who().entries()) {
            int at = entry.indexOf('@');
            if (at >= 0) {
                return entry.substring(at + 1);
            }
        }
        return null;
    }
}
