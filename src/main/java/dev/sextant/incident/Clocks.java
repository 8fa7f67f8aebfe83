package dev.sextant.incident;

import java.time.Duration;
import java.time.Instant;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was noted of the time limits; which of them run is worked out, see {@link
 * dev.sextant.incident.watch.Deadlines}. All by the key of a deadline.
 *
 * @param missed when those that were missed had been due
 * @param escalated when the leader was told of those that stayed missed
 * @param extended the one extension that each may have
 */
public record Clocks(PMap<String, Instant> missed, PMap<String, Instant> escalated, PMap<String, Extended> extended) {

    /** More time, given by the leader. */
    public record Extended(Duration more, String reason, Person by, Instant at) {}

    public static Clocks none() {
        return new Clocks(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
    }

    public Clocks missed(String key, Instant dueAt) {
        return new Clocks(missed.plus(key, dueAt), escalated, extended);
    }

    public Clocks escalated(String key, Instant at) {
        return new Clocks(missed, escalated.plus(key, at), extended);
    }

    public Clocks extended(String key, Extended extension) {
        return new Clocks(missed, escalated, extended.plus(key, extension));
    }
}
