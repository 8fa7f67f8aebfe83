package dev.sextant.plan;

import java.time.Duration;
import java.time.Instant;

/** The time as an expression's functions are told it; they note until when what they answer stays the same. */
final class Clock {
    private final Instant now;
    private Instant until = Instant.MAX;

    Clock(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** The first instant at which an answer may be another one. */
    Instant until() {
        return until;
    }

    void holdsUntil(Instant end) {
        if (end.isBefore(until)) until = end;
    }

    void holdsNoLonger() {
        holdsUntil(now.plusNanos(1));
    }

    /** Whole minutes from {@code then} to now. */
    long minutesSince(Instant then) {
        long minutes = Duration.between(then, now).toMinutes();
        if (then.isAfter(now)) holdsNoLonger();
        else holdsUntil(then.plus(Duration.ofMinutes(minutes + 1)));
        return minutes;
    }
}
