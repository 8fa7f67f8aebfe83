package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Browsers that asked to be reminded: one address for each session, gone with it. */
public final class Subscriptions {
    public static final int MOST = 2000;
    private static final String ALL = "{s0}:people:push";
    private static final Duration TOLD_FOR = Duration.ofHours(2);

    private final Store store;
    private final Sessions sessions;

    /**
     * A browser to be reminded.
     *
     * @param endpoint where its push service takes messages
     * @param key its public key, base64url
     * @param auth its secret, base64url
     * @param language of what it is told
     */
    public record Subscription(Session session, String endpoint, String key, String auth, String language) {}

    public Subscriptions(Store store, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    /** From now on this session is reminded there; false when there are too many. */
    public Future<Boolean> keep(Session session, String endpoint, String key, String auth, String language) {
        JsonObject kept = new JsonObject()
                .put("endpoint", endpoint)
                .put("key", key)
                .put("auth", auth)
                .put("language", language);
        return store.send(Request.cmd(Command.HLEN).arg(ALL))
                .compose(count -> count != null && count.toInteger() >= MOST
                        ? Future.succeededFuture(false)
                        : store.send(Request.cmd(Command.HSET)
                                        .arg(ALL)
                                        .arg(session.id())
                                        .arg(kept.toBuffer()))
                                .map(done -> true));
    }

    public Future<Void> drop(String session) {
        return store.send(Request.cmd(Command.HDEL).arg(ALL).arg(session)).mapEmpty();
    }

    /** Those whose sessions run; the others are forgotten. */
    public Future<List<Subscription>> all() {
        return store.send(Request.cmd(Command.HGETALL).arg(ALL)).compose(found -> {
            List<Future<@Nullable Subscription>> asked = new ArrayList<>();
            if (found != null) {
                for (String id : found.getKeys()) {
                    asked.add(running(id, found.get(id)));
                }
            }
            return Future.join(List.copyOf(asked))
                    .map(all -> all.<@Nullable Subscription>list().stream()
                            .filter(one -> one != null)
                            .toList());
        });
    }

    private Future<@Nullable Subscription> running(String id, Response kept) {
        return sessions.ofId(id).compose(session -> {
            if (session.isEmpty()) {
                return drop(id).map(gone -> (@Nullable Subscription) null);
            }
            JsonObject json = new JsonObject(kept.toBuffer());
            return Future.succeededFuture(new Subscription(
                    session.get(),
                    json.getString("endpoint"),
                    json.getString("key"),
                    json.getString("auth"),
                    json.getString("language")));
        });
    }

    /** Whether this node is the one that tells of it: of several, one. */
    public Future<Boolean> claim(String what) {
        return store.send(Request.cmd(Command.SET)
                        .arg("{s0}:people:push-told:" + what)
                        .arg("1")
                        .arg("NX")
                        .arg("PX")
                        .arg(TOLD_FOR.toMillis()))
                .map(set -> set != null);
    }
}
