package dev.sextant.bench;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting and pacing on the thread of the benchmark. */
final class Until {
    private static final long LOOK_NANOS = 2_000_000;

    private Until() {}

    static void so(int seconds, BooleanSupplier condition) throws TimeoutException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("not within " + seconds + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    static void nanos(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
