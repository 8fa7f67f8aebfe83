package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Clocks;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Act;
import dev.sextant.plan.LimitPolicy;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.TimeLimit;
import dev.sextant.plan.Who;
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
        Instant said =
                limit.due() == null ? null : limit.due().value(variables) instanceof Instant instant ? instant : null;
        if (limit.due() != null && said == null) {
            return;
        }
        String begun = key(limit, record, said == null ? from : said);
        Clocks.Extended more = incident.clocks().extended().get(begun);
        LimitEnd end = said == null
                ? LimitEnd.counted(incident, limit, from, more)
                : LimitEnd.said(incident, limit, from, said, more, isItem(record));
        if (end != null) {
            String group = record == null ? groupOf(limit) : record.group();
            running.add(clock(limit, more == null ? begun : begun + "+", record, group, end));
        }
    }

    /** The due times of checklist items are written into them, also when the response goes on. */
    private boolean isItem(@Nullable BoardRecord record) {
        return record != null
                && record.type().equals(incident.plan().checklists().record());
    }

    /** A clock is told apart by its limit, by what it is about, and by what it counts from: its end where the plan gives that. */
    static String key(TimeLimit limit, @Nullable BoardRecord record, Instant counted) {
        return limit.id() + ":" + (record == null ? "incident" : record.id()) + "@" + counted.getEpochSecond();
    }

    private Deadline clock(
            TimeLimit limit, String key, @Nullable BoardRecord record, @Nullable String group, LimitEnd end) {
        LimitPolicy policy = incident.plan().limitPolicy();
        boolean missed = sinceReopened(limit, incident.clocks().missed().get(key));
        boolean escalated = sinceReopened(limit, incident.clocks().escalated().get(key));
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
                record == null ? null : record.id(),
                group,
                end.begun(),
                end.amberAt(policy.amberPercent()),
                end.due(),
                end.due().plus(end.part(policy.escalatePercent())),
                missed,
                escalated,
                key.endsWith("+"),
                limit.move(),
                List.copyOf(who));
    }

    /** What was noted before the response ended is no news of the one that goes on: its clocks give everybody a moment. */
    private boolean sinceReopened(TimeLimit limit, @Nullable Instant noted) {
        Instant reopenedAt = limit.aftercare() ? null : incident.course().reopenedAt();
        return noted != null && (reopenedAt == null || noted.isAfter(reopenedAt));
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
