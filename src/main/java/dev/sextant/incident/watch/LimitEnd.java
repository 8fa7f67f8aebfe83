package dev.sextant.incident.watch;

import dev.sextant.incident.Clocks;
import dev.sextant.incident.Course;
import dev.sextant.incident.Course.LevelDecided;
import dev.sextant.incident.Course.Pause;
import dev.sextant.incident.Incident;
import dev.sextant.plan.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a time limit runs out: its end from the original start, moved by what came before it was reached, in the order in
 * which it came. A change of the level moves it, see {@link LevelShift}. While the response had ended the clock stood still:
 * what had eight minutes left has eight minutes left when it is reopened, and nothing is due before the grace from then. The
 * leader's extension comes on top. Limits of aftercare know no standstill.
 */
final class LimitEnd {

    private static final int PERCENT = 100;

    private final Incident incident;
    private final TimeLimit limit;
    private final Instant from;
    private final Clocks.@Nullable Extended more;
    private final Duration grace;
    private final List<LevelDecided> levels;
    private int nextLevel;
    private String level;
    private @Nullable Instant end;
    private Duration stood = Duration.ZERO;
    private Duration graced = Duration.ZERO;
    private final List<Pause> standstills = new ArrayList<>();

    private LimitEnd(Incident incident, TimeLimit limit, Instant from, Clocks.@Nullable Extended more) {
        this.incident = incident;
        this.limit = limit;
        this.from = from;
        this.more = more;
        this.grace = Duration.ofMinutes(incident.plan().limitPolicy().graceMinutes());
        this.levels = incident.course().levels();
        while (nextLevel < levels.size() && !levels.get(nextLevel).at().isAfter(from)) {
            nextLevel++;
        }
        this.level = nextLevel == 0
                ? incident.plan().levels().keySet().iterator().next()
                : levels.get(nextLevel - 1).level();
    }

    /** What the level gives from the start; null when it gives nothing. */
    static @Nullable LimitEnd counted(
            Incident incident, TimeLimit limit, Instant from, Clocks.@Nullable Extended more) {
        var counted = new LimitEnd(incident, limit, from, more);
        counted.end = limit.end(from, counted.level, incident.plan());
        for (Pause pause : counted.pauses()) {
            counted.changeLevel(pause.endedAt());
            counted.standStill(pause, true);
        }
        counted.changeLevel(Instant.MAX);
        return counted.end == null ? null : counted;
    }

    /**
     * A time that a record says. What was said while the response had ended means that time.
     *
     * @param written the record's own time was moved when the response went on
     */
    static LimitEnd said(
            Incident incident,
            TimeLimit limit,
            Instant from,
            Instant said,
            Clocks.@Nullable Extended more,
            boolean written) {
        var end = new LimitEnd(incident, limit, from, more);
        end.end = said;
        for (Pause pause : end.pauses()) {
            end.standStill(pause, !written && pause.endedAt().isAfter(from));
        }
        return end;
    }

    /** The pauses that it knows: none of those that were over when it began. */
    private List<Pause> pauses() {
        Course course = incident.course();
        return limit.aftercare() || course.pauses().isEmpty()
                ? List.of()
                : course.pauses().stream()
                        .filter(pause -> pause.reopenedAt().isAfter(from))
                        .toList();
    }

    /** Moved by every change of the level until then that came before the end was reached. */
    private void changeLevel(Instant until) {
        for (;
                end != null
                        && nextLevel < levels.size()
                        && levels.get(nextLevel).at().isBefore(until);
                nextLevel++) {
            LevelDecided change = levels.get(nextLevel);
            Instant given = limit.end(from, change.level(), incident.plan());
            if (given == null) {
                nextLevel = levels.size();
                return;
            }
            if (end.isAfter(change.at())) {
                end = LevelShift.between(incident, level, change.level()).moved(end, given.plus(stood), change.at());
            }
            level = change.level();
        }
    }

    private void standStill(Pause pause, boolean counts) {
        if (end == null) {
            return;
        }
        Duration extra = extension(pause.endedAt());
        Instant due = end.plus(extra);
        if (counts) {
            Duration standstill = pause.after(from);
            due = due.isAfter(pause.endedAt()) ? due.plus(standstill) : due;
            stood = stood.plus(standstill);
            standstills.add(pause);
        }
        Instant least = pause.reopenedAt().plus(grace);
        if (due.isBefore(least)) {
            graced = graced.plus(Duration.between(due, least));
            due = least;
        }
        end = due.minus(extra);
    }

    private Duration extension(Instant until) {
        return more == null || more.at().isAfter(until) ? Duration.ZERO : more.more();
    }

    Instant due() {
        return end == null ? from : end.plus(extension(Instant.MAX));
    }

    /** The start as a screen counts from it: what has passed until now is what counts. */
    Instant begun() {
        return from.plus(stood);
    }

    /** When so many hundredths of it are gone; the grace is none of it. */
    Instant amberAt(int percent) {
        Instant amber = from.plus(part(percent));
        for (Pause pause : standstills) {
            if (amber.isAfter(pause.endedAt())) {
                amber = amber.plus(pause.after(from));
            }
        }
        return amber;
    }

    /** So many hundredths of its length, without standstills and grace. */
    Duration part(int percent) {
        Instant due = due().minus(stood).minus(graced);
        Duration length = from.isBefore(due) ? Duration.between(from, due) : Duration.ZERO;
        return length.multipliedBy(percent).dividedBy(PERCENT);
    }
}
