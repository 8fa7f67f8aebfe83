package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Clocks;
import dev.sextant.incident.Course.LevelDecided;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Act;
import dev.sextant.plan.LimitPolicy;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.TimeLimit;
import dev.sextant.plan.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All clocks that run at an instant: a pure function of the incident, so nothing has to be started, stopped or
 * remembered. That one ran out is an event ({@link DeadlineMissed}). Only records in a state in which a limit runs are
 * looked at, by the register's index: what is done costs nothing.
 */
public final class Deadlines {

    private static final int PERCENT = 100;

    private final Incident incident;
    private final Scope scope;
    private final List<Deadline> running = new ArrayList<>();

    private Deadlines(Incident incident, Instant at) {
        this.incident = incident;
        this.scope = Scope.of(incident, at);
    }

    /** The clocks that run; none of an incident that is over. When the response has ended, those of aftercare. */
    public static List<Deadline> of(Incident incident, Instant at) {
        var deadlines = new Deadlines(incident, at);
        if (incident.lives()) {
            for (TimeLimit limit : incident.plan().limits().values()) {
                if (limit.aftercare() || !incident.ended()) {
                    deadlines.run(limit);
                }
            }
        }
        return deadlines.running;
    }

    private void run(TimeLimit limit) {
        if (limit.of() == null) {
            runForIncident(limit);
        } else {
            for (BoardRecord record : incident.records().inState(limit.of(), states(limit))) {
                runForRecord(limit, record);
            }
        }
    }

    /** The states in which it runs: those that the plan names, else every open one. */
    private Set<String> states(TimeLimit limit) {
        RecordType type = limit.during().isEmpty() ? incident.plan().type(limit.of()) : null;
        if (type == null) {
            return limit.during();
        }
        var open = new HashSet<String>();
        type.lifecycle().states().values().forEach(state -> {
            if (state.open()) {
                open.add(state.id());
            }
        });
        return open;
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
            add(limit, record, variables, record.createdAt());
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
                ? atPresentLevel(limit, from)
                : limit.due().value(variables) instanceof Instant said ? said : null;
        if (due == null) {
            return;
        }
        String key = key(limit, record, limit.due() == null ? from : due);
        String group = record == null ? groupOf(limit) : record.group();
        running.add(clock(limit, key, record == null ? null : record.id(), group, from, due));
    }

    /** A clock is told apart by its limit, by what it is about, and by what it counts from: its end where the plan gives that. */
    static String key(TimeLimit limit, @Nullable BoardRecord record, Instant counted) {
        return limit.id() + ":" + (record == null ? "incident" : record.id()) + "@" + counted.getEpochSecond();
    }

    private Deadline clock(
            TimeLimit limit,
            String begun,
            @Nullable String record,
            @Nullable String group,
            Instant from,
            Instant given) {
        Clocks clocks = incident.clocks();
        Clocks.Extended more = clocks.extended().get(begun);
        Instant due = more == null ? given : given.plus(more.more());
        String key = more == null ? begun : begun + "+";
        LimitPolicy policy = incident.plan().limitPolicy();
        Duration length = from.isBefore(due) ? Duration.between(from, due) : Duration.ZERO;
        boolean escalated = clocks.escalated().containsKey(key);
        var who = new LinkedHashSet<>(limit.who().of(group));
        if (escalated) {
            who.addAll(limit.escalate().of(group));
            who.addAll(incident.plan()
                    .acts()
                    .getOrDefault(Act.SET_LEVEL.id(), Who.NOBODY)
                    .of(null));
        }
        return new Deadline(
                key,
                limit.id(),
                record,
                group,
                from,
                from.plus(part(length, policy.amberPercent())),
                due,
                due.plus(part(length, policy.escalatePercent())),
                clocks.missed().containsKey(key),
                escalated,
                more != null,
                limit.move(),
                List.copyOf(who));
    }

    private static Duration part(Duration length, int percent) {
        return length.multipliedBy(percent).dividedBy(PERCENT);
    }

    /** The end from the original start, moved by every change of the level that came before it was reached. */
    private @Nullable Instant atPresentLevel(TimeLimit limit, Instant from) {
        List<LevelDecided> levels = incident.course().levels();
        int next = 0;
        while (next < levels.size() && !levels.get(next).at().isAfter(from)) {
            next++;
        }
        String level = next == 0
                ? incident.plan().levels().keySet().iterator().next()
                : levels.get(next - 1).level();
        Instant due = limit.end(from, level, incident.plan());
        for (; due != null && next < levels.size(); next++) {
            LevelDecided change = levels.get(next);
            Instant given = limit.end(from, change.level(), incident.plan());
            if (given == null || !due.isAfter(change.at())) {
                return due;
            }
            due = LevelShift.between(incident, level, change.level()).moved(due, given, change.at());
            level = change.level();
        }
        return due;
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
