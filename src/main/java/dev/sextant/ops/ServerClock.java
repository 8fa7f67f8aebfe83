package dev.sextant.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of an incident's time, in whole milliseconds as everything that is written carries them. It is the
 * system's, except in the demo: there it tells the day of the scenario and runs faster while the scenario plays, so that
 * time limits pass as in the story. It never goes back.
 */
public final class ServerClock implements InstantSource {
    private final InstantSource real;
    private volatile Course course;

    /**
     * From {@code since} (real) on the clock shows {@code shown} and runs {@code rate} times as fast as the real one, until
     * it shows {@code end}.
     */
    private record Course(Instant since, Instant shown, double rate, Instant end) {
        Instant at(Instant real) {
            double millis = Duration.between(since, real).toMillis() * rate;
            Instant at = shown.plusMillis((long) millis);
            return at.isBefore(end) ? at : end;
        }
    }

    private ServerClock(InstantSource real, Instant shown, double rate) {
        this.real = real;
        this.course = new Course(real.instant(), shown, rate, Instant.MAX);
    }

    /** The system's time. */
    public static ServerClock system() {
        return of(InstantSource.system());
    }

    /** The time of this source. */
    public static ServerClock of(InstantSource real) {
        return new ServerClock(real, real.instant(), 1);
    }

    /** A clock that shows this time now and goes on from there, so many times as fast. */
    public static ServerClock playing(Instant from, double rate) {
        return new ServerClock(InstantSource.system(), from, rate);
    }

    /** From now on the clock runs at this speed. */
    public void run(double rate) {
        run(rate, Instant.MAX);
    }

    /**
     * From now on the clock runs at this speed until it shows that time, and then stands until it is told to go on: whatever
     * is to happen at that time happens at that time, however long it really takes.
     */
    public synchronized void run(double rate, Instant until) {
        Instant now = real.instant();
        Instant shown = course.at(now);
        course = new Course(now, shown, rate, until.isBefore(shown) ? shown : until);
    }

    /** How many of its seconds pass in a real one. */
    public double rate() {
        return course.rate();
    }

    /** How long it really takes until this clock shows that time; nothing when it is past. A clock that stands waits a day. */
    public Duration until(Instant shown) {
        double millis = Duration.between(instant(), shown).toMillis() / Math.max(course.rate(), 1e-9);
        return Duration.ofMillis((long) Math.min(Math.max(0, Math.ceil(millis)), 86_400_000));
    }

    @Override
    public Instant instant() {
        return course.at(real.instant()).truncatedTo(ChronoUnit.MILLIS);
    }
}
