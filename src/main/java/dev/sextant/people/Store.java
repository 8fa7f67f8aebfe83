package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** The Redis in which accounts and sessions are kept. A call that is not answered in time fails; nothing here waits for ever. */
@FunctionalInterface
public interface Store {
    Future<@Nullable Response> send(Request request);
}
