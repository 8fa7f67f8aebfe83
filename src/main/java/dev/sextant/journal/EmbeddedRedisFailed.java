package dev.sextant.journal;

import org.jspecify.annotations.Nullable;

/** Our own redis-server could not be started or stopped. The message says why and what to do, for people. */
public final class EmbeddedRedisFailed extends RuntimeException {
    EmbeddedRedisFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
