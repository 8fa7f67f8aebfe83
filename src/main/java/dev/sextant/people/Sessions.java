package dev.sextant.people;

import dev.sextant.incident.Actor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The browser holds a random token of 256 bits; Redis holds only its SHA-256, as the key of what the
 * person was when signing in, until it expires. A session therefore never changes: when an account is locked or gets
 * other roles its sessions are ended, and the person signs in again.
 *
 * <p>Open sockets are {@link #hold held}: they learn within seconds when their session ended, also on another node
 * ({@link #sweep}).
 */
public final class Sessions {
    /** Under this name a request's {@code RoutingContext} carries the {@link Session} that it belongs to. */
    public static final String IN_CONTEXT = "sextant.session";

    /** Under this name it carries the address that the person's browser has, as far as it is known. */
    public static final String FROM_IN_CONTEXT = "sextant.from";

    private static final int TOKEN_BYTES = 32;
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private static final int ASKED_AT_ONCE = 200;

    private final SecureRandom random = new SecureRandom();
    private final Store store;
    private final InstantSource clock;
    private final Duration idle;
    private final Duration absolute;
    private final Bounded<Instant> touched = new Bounded<>(10_000);
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** @param id names the session in memory and in Redis; it opens nothing, the token cannot be told from it */
    public record Session(String id, Actor actor, @Nullable String language) {}

    public Sessions(Store store, InstantSource clock, Duration idle, Duration absolute) {
        this.store = store;
        this.clock = clock;
        this.idle = idle;
        this.absolute = absolute;
    }

    /** Begins a session and gives its token. */
    public Future<String> start(Account account) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String id = idOf(token);
        JsonObject value = new JsonObject()
                .put("account", account.id())
                .put("name", Names.toJson(account.name()))
                .put("roles", new JsonArray(account.roles()))
                .put("language", account.language())
                .put("until", clock.instant().plus(absolute).toEpochMilli());
        long lives = Math.min(idle.toMillis(), absolute.toMillis());
        Request set = Request.cmd(Command.SET)
                .arg(key(id))
                .arg(value.toBuffer())
                .arg("PX")
                .arg(lives);
        return store.send(set)
                .compose(done -> store.send(
                        Request.cmd(Command.SADD).arg(index(account.id())).arg(id)))
                .compose(done -> store.send(
                        Request.cmd(Command.PEXPIRE).arg(index(account.id())).arg(absolute.toMillis())))
                .map(done -> token);
    }

    /** The session of this token, if it still runs. Using it keeps it from ending for want of use. */
    public Future<Optional<Session>> find(String token) {
        String id = idOf(token);
        return store.send(Request.cmd(Command.GET).arg(key(id))).map(found -> {
            if (found == null) {
                return Optional.empty();
            }
            JsonObject value = new JsonObject(found.toBuffer());
            Instant until = Instant.ofEpochMilli(value.getLong("until"));
            if (!clock.instant().isBefore(until)) {
                return Optional.empty();
            }
            touch(id, until);
            return Optional.of(new Session(id, actor(value), value.getString("language")));
        });
    }

    public Future<Void> end(Session session) {
        return store.send(Request.cmd(Command.DEL).arg(key(session.id())))
                .compose(gone -> store.send(Request.cmd(Command.SREM)
                        .arg(index(session.actor().id()))
                        .arg(session.id())))
                .onSuccess(gone -> tell(session.id()))
                .mapEmpty();
    }

    /** Ends every session of an account. */
    public Future<Void> endAll(String account) {
        return store.send(Request.cmd(Command.SMEMBERS).arg(index(account))).compose(found -> {
            List<String> ids = new ArrayList<>();
            if (found != null) {
                found.forEach(id -> ids.add(id.toString()));
            }
            Request del = Request.cmd(Command.DEL).arg(index(account));
            ids.forEach(id -> del.arg(key(id)));
            return store.send(del).onSuccess(gone -> ids.forEach(this::tell)).mapEmpty();
        });
    }

    /** Called with the id of each session that ended and that this node knows of, within seconds. */
    public void onEnded(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** A socket lives on this session from now on. Every hold is followed by one {@link #release}. */
    public void hold(String id) {
        held.merge(id, 1, Integer::sum);
    }

    public void release(String id) {
        held.computeIfPresent(id, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Looks which held sessions are gone: ended on another node, or expired. Called every few seconds. */
    public Future<Void> sweep() {
        List<String> ids = List.copyOf(held.keySet());
        List<Future<?>> asked = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
            Request get = Request.cmd(Command.MGET);
            some.forEach(id -> get.arg(key(id)));
            asked.add(store.send(get).onSuccess(found -> {
                for (int i = 0; found != null && i < some.size(); i++) {
                    Response value = found.get(i);
                    if (value == null) {
                        tell(some.get(i));
                    } else {
                        // An open screen counts as use.
                        JsonObject session = new JsonObject(value.toBuffer());
                        touch(some.get(i), Instant.ofEpochMilli(session.getLong("until")));
                    }
                }
            }));
        }
        return Future.join(asked).mapEmpty();
    }

    private static Actor actor(JsonObject value) {
        Set<String> roles = new TreeSet<>();
        value.getJsonArray("roles").forEach(role -> roles.add(String.valueOf(role)));
        return new Actor(value.getString("account"), Names.of(value.getValue("name")), roles);
    }

    private void touch(String id, Instant until) {
        Instant now = clock.instant();
        Instant last = touched.get(id);
        if (last != null && now.isBefore(last.plus(TOUCH_EVERY))) {
            return;
        }
        touched.put(id, now);
        long lives = Math.min(idle.toMillis(), Duration.between(now, until).toMillis());
        store.send(Request.cmd(Command.PEXPIRE).arg(key(id)).arg(Math.max(1, lives)))
                .onFailure(unknown -> touched.remove(id));
    }

    private void tell(String id) {
        touched.remove(id);
        listeners.forEach(listener -> listener.accept(id));
    }

    private static String idOf(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String key(String id) {
        return "{s0}:people:session:" + id;
    }

    private static String index(String account) {
        return "{s0}:people:sessions:" + account;
    }
}
