package dev.sextant.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Slows down those who guess: after a few failures the next try of the same kind waits one second, then two, four, … up to a
 * minute. What one kind is says the key; a stranger who makes up keys fills no memory. Thread-safe.
 */
final class Backoff {
    private static final int FREE_FAILURES = 3;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Bounded<Failures> failures = new Bounded<>(REMEMBERED);

    private record Failures(int count, Instant last) {
        Instant freeAt() {
            if (count < FREE_FAILURES) {
                return Instant.MIN;
            }
            long wait = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(count - FREE_FAILURES, 6));
            return last.plusSeconds(wait);
        }
    }

    Backoff(InstantSource clock) {
        this.clock = clock;
    }

    /** How long the next try has to wait; empty: it may be made. */
    Optional<Duration> waits(String key) {
        Failures before = failures.get(key);
        Instant now = clock.instant();
        return before != null && now.isBefore(before.freeAt())
                ? Optional.of(Duration.between(now, before.freeAt()))
                : Optional.empty();
    }

    void failed(String key) {
        Failures before = failures.get(key);
        failures.put(key, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
    }

    void succeeded(String key) {
        failures.remove(key);
    }
}
