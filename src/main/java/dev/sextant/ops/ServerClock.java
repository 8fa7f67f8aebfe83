package dev.sextant.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one clock of a node, in whole milliseconds as everything that is written carries them. Nothing else asks for the time. */
public final class ServerClock implements InstantSource {
    private final InstantSource source;

    private ServerClock(InstantSource source) {
        this.source = source;
    }

    public static ServerClock system() {
        return new ServerClock(Clock.systemUTC());
    }

    /** The system's time, moved; for a node that plays what happened on another day. */
    public static ServerClock moved(Duration by) {
        return new ServerClock(Clock.offset(Clock.systemUTC(), by));
    }

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
