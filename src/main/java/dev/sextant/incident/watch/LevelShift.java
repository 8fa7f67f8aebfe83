package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the level does to an end that was set (domain.md §3.2). A raised level brings it forward to what the
 * new level gives from the original start, never to earlier than the grace from now, and never puts it off. A lowered
 * level gives the longer of both: things that got calmer make nobody late who was in time a moment ago.
 */
record LevelShift(boolean raised, Duration grace) {

    static LevelShift of(Incident incident, String to) {
        return between(incident, incident.course().level(), to);
    }

    static LevelShift between(Incident incident, @Nullable String from, String to) {
        var grace = Duration.ofMinutes(incident.plan().limitPolicy().graceMinutes());
        return new LevelShift(incident.rank(to) > incident.rank(from), grace);
    }

    /**
     * The end after the change.
     *
     * @param before the end as it stood, not yet reached
     * @param given what the new level gives from the original start
     * @param at when the level changed
     */
    Instant moved(Instant before, Instant given, Instant at) {
        if (!raised) {
            return later(before, given);
        }
        return earlier(before, later(given, at.plus(grace)));
    }

    private static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
