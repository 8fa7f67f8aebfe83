package dev.sextant.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The way to the store, our own embedded one or the organisation's: standalone, Sentinel or Cluster (see {@link
 * RedisAddress} for the forms of the address). Opening it connects nothing; the first call does.
 */
public final class RedisLink {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final RedisAddress address;
    private final Duration deadline;
    private final Context home;
    private final List<Line> lines = new ArrayList<>(); // guarded by this
    private final Line common;

    private RedisLink(Vertx vertx, RedisAddress address, Duration deadline) {
        this.vertx = vertx;
        this.address = address;
        this.deadline = deadline;
        this.home = vertx.getOrCreateContext();
        this.common = line("common");
    }

    /**
     * With the usual deadline of 2 s for every call. Call it from a plain thread, before verticles are deployed.
     *
     * @throws IllegalArgumentException with a message for people when the address is wrong
     */
    public static RedisLink open(Vertx vertx, String url) {
        return open(vertx, url, DEADLINE);
    }

    public static RedisLink open(Vertx vertx, String url, Duration deadline) {
        RedisAddress address = RedisAddress.parse(url);
        if (url.strip().startsWith("unix:") && !vertx.isNativeTransportEnabled()) {
            throw new IllegalArgumentException("The address of the store is a unix socket, for which Vert.x needs its "
                    + "native transport (Linux, netty-transport-native-epoll); right would be redis://host:port");
        }
        return new RedisLink(vertx, address, deadline);
    }

    /** One command. Fails with {@link JournalUnavailable}; the result arrives on the caller's context. */
    public Future<Response> send(Request request) {
        return common.call(connection -> connection.send(request));
    }

    /** Several commands in one go, answered in their order; in a cluster all keys must be in one slot. */
    public Future<List<Response>> batch(List<Request> requests) {
        return common.call(connection -> connection.batch(requests));
    }

    <T> Future<T> call(Function<RedisConnection, Future<T>> act) {
        return common.call(act);
    }

    /** A connection of its own, for what must keep its order or may block. */
    synchronized Line line(String name) {
        Line line = new Line(vertx, home, name, address.options(name, deadline), deadline);
        lines.add(line);
        return line;
    }

    /** How many replicas must have an append before it counts. */
    int replicas() {
        return address.replicas();
    }

    Duration deadline() {
        return deadline;
    }

    /** Ends all connections; what is under way fails. */
    public synchronized void close() {
        lines.forEach(Line::close);
    }

    /** Completes after {@link #close}, when every connection has ended: then the threads that waited for an answer may go, too. */
    public synchronized Future<?> closed() {
        return Future.join(lines.stream().map(Line::closed).toList());
    }

    /** Where the store is, without the password. */
    @Override
    public String toString() {
        return address.shown();
    }
}
