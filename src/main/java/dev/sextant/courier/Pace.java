package dev.sextant.courier;

import java.time.Duration;

/**
 * How patient the courier is.
 *
 * @param pause before the second try; each further one is {@code growth} times as long
 * @param tries after so many that failed, a person decides
 * @param call the longest that one request may take
 * @param whole the longest that one delivery may take, with all its parts
 * @param lease a try of which nothing was heard for so long is begun again, by whichever node is there
 * @param late what was released longer ago than this when it is first seen is not sent by itself
 */
public record Pace(
        Duration pause, int growth, int tries, Duration call, Duration whole, Duration lease, Duration late) {
    /** Five tries within three minutes: a crisis does not wait, and a receiver that restarts is back by then. */
    public static final Pace USUAL = new Pace(
            Duration.ofSeconds(2),
            4,
            5,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(45),
            Duration.ofHours(6));

    /** How long to wait after so many tries. */
    Duration after(int attempts) {
        Duration wait = pause;
        for (int each = 1; each < attempts % tries; each++) {
            wait = wait.multipliedBy(growth);
        }
        return wait;
    }

    /** Whether it is a person's turn now. */
    boolean enough(int attempts) {
        return attempts % tries == 0;
    }
}
