package dev.sextant.openid;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is fetched and kept for a while. However many ask, it is fetched once at a time, and a failure is not tried
 * again at once. Thread-safe.
 */
final class Remembered<T> {
    private final Supplier<Future<T>> fetch;
    private final InstantSource clock;
    private final Duration good;
    private final Duration atMostEvery;

    private @Nullable T value;
    private Instant fetched = Instant.MIN;
    private Instant asked = Instant.MIN;
    private @Nullable Future<T> asking;

    /**
     * @param good so long it is used without asking
     * @param atMostEvery and so often, at most, it is asked for
     */
    Remembered(InstantSource clock, Duration good, Duration atMostEvery, Supplier<Future<T>> fetch) {
        this.fetch = fetch;
        this.clock = clock;
        this.good = good;
        this.atMostEvery = atMostEvery;
    }

    Future<T> get() {
        return now(false);
    }

    /** What is kept, however old it is; nothing is asked. */
    synchronized Optional<T> known() {
        return Optional.ofNullable(value);
    }

    /** As it is now, for who found what is kept wanting; as it was a moment ago, when it was asked for then. */
    Future<T> anew() {
        return now(true);
    }

    private synchronized Future<T> now(boolean anew) {
        Instant now = clock.instant();
        Future<T> running = asking;
        if (running != null && !running.isComplete()) {
            return running;
        }
        boolean lately = now.isBefore(asked.plus(atMostEvery));
        if (running != null && lately && (anew || running.failed())) {
            return running;
        }
        T kept = value;
        if (kept != null && !anew && now.isBefore(fetched.plus(good))) {
            return Future.succeededFuture(kept);
        }
        asked = now;
        asking = fetch.get().onSuccess(this::keep);
        return asking;
    }

    private synchronized void keep(T fresh) {
        value = fresh;
        fetched = clock.instant();
    }
}
