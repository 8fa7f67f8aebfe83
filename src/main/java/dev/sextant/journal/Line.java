package dev.sextant.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis that heals itself. What is sent goes out at once and in the order of the calls; nothing waits
 * longer than its deadline.
 *
 * <p>The Vert.x client has no command timeout, and a connection that it gave out stays broken for ever. So: the first
 * call that gets no answer in time, and every sign that the connection ended, throws the whole client away with all that
 * was under way; the next call makes a new one. While Redis is away each call fails as soon as connecting is refused.
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Vertx vertx;
    private final String name;
    private final RedisOptions options;
    private final Duration deadline;
    /** All clients live here, not in the context of whoever calls first: that one may be undeployed. */
    private final Context home;

    private @Nullable Attempt current; // guarded by this
    private Future<Void> over = Future.succeededFuture(); // guarded by this
    private boolean closed; // guarded by this

    Line(Vertx vertx, Context home, String name, RedisOptions options, Duration deadline) {
        this.vertx = vertx;
        this.home = home;
        this.name = name;
        this.options = options;
        this.deadline = deadline;
    }

    <T> Future<T> call(Function<RedisConnection, Future<T>> act) {
        return call(act, Duration.ZERO);
    }

    /**
     * Does something with the connection. The result arrives on the caller's context.
     *
     * @param allowance how much longer than the deadline this may take because it asks Redis to wait
     */
    <T> Future<T> call(Function<RedisConnection, Future<T>> act, Duration allowance) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        Attempt attempt = current();
        if (attempt == null) {
            return Future.failedFuture(new JournalUnavailable("The connection to the store was closed", null));
        }
        attempt.connection()
                .compose(connection -> connection.pendingQueueFull()
                        ? Future.failedFuture(new JournalUnavailable("Too many calls wait for the store", null))
                        : act.apply(connection))
                .timeout(deadline.plus(allowance).toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(result -> {
                    if (result.failed() && !isReply(result.cause())) {
                        drop(attempt, result.cause());
                    }
                    caller.runOnContext(go -> {
                        if (result.succeeded()) {
                            answer.complete(result.result());
                        } else {
                            answer.fail(JournalUnavailable.because(result.cause()));
                        }
                    });
                });
        return answer.future();
    }

    private synchronized @Nullable Attempt current() {
        if (current == null && !closed) {
            Attempt attempt = new Attempt();
            current = attempt;
            over = attempt.over.future();
            home.runOnContext(go -> attempt.start());
        }
        return current;
    }

    /** Redis answered, if only with an error: the connection is good. A master that became a replica is not. */
    private static boolean isReply(Throwable failure) {
        return failure instanceof JournalUnavailable
                || (failure instanceof ErrorType error && !error.is("CONNECTION_CLOSED") && !error.is("READONLY"));
    }

    private void drop(Attempt attempt, Throwable why) {
        synchronized (this) {
            if (current == attempt) {
                current = null;
                LOG.debug("{} connection given up: {}", name, why.getMessage());
            }
        }
        attempt.close();
    }

    /** Completes when the last connection has ended and what was under way on it was told so. */
    synchronized Future<Void> closed() {
        return over;
    }

    void close() {
        Attempt last;
        synchronized (this) {
            closed = true;
            last = current;
            current = null;
        }
        if (last != null) {
            last.close();
        }
    }

    /** One client with its one connection, from first try to end. */
    private final class Attempt {
        private final Promise<RedisConnection> connection = Promise.promise();
        private final Promise<Void> over = Promise.promise();
        private @Nullable Redis client; // touched only on home
        private boolean ended; // touched only on home

        Future<RedisConnection> connection() {
            return connection.future();
        }

        void start() {
            if (ended) {
                over.tryComplete();
                return;
            }
            client = Redis.createClient(vertx, options);
            client.connect().onComplete(connected -> {
                if (connected.succeeded()) {
                    RedisConnection made = connected.result();
                    made.endHandler(end -> {
                        over.tryComplete();
                        drop(this, new JournalUnavailable("The connection ended", null));
                    });
                    made.exceptionHandler(failure -> drop(this, failure));
                    connection.tryComplete(made);
                } else {
                    over.tryComplete();
                    connection.tryFail(connected.cause());
                    drop(this, connected.cause());
                }
            });
        }

        void close() {
            home.runOnContext(go -> {
                ended = true;
                connection.tryFail(new JournalUnavailable("The connection was given up", null));
                if (client != null) {
                    client.close().onFailure(failure -> LOG.debug("{} client did not close", name, failure));
                    client = null;
                }
            });
        }
    }
}
