package dev.sextant.people;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Person;
import dev.sextant.plan.Label;
import dev.sextant.plan.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Wall displays. A wall that nobody is signed in at shows a short code and waits; somebody of the team types it in on a
 * phone or a desk; then the wall has a session of its own ({@link Role#DISPLAY}): it only reads, and never logs out. The
 * wall proves with a secret of its own that it is the one that showed the code.
 */
public final class Displays {
    /** How long a code stands before the wall shows another one. */
    public static final Duration CODE = Duration.ofMinutes(10);

    public static final int MOST = 100;
    private static final Duration FETCHED_WITHIN = Duration.ofMinutes(2);
    private static final int CODE_LENGTH = 6;

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final InstantSource clock;
    private final Sessions sessions;

    /**
     * A wall that asks to be let in.
     *
     * @param secret shown to nobody; with it the wall fetches its session
     */
    public record Asking(String code, String secret, Instant until) {}

    /** What became of a wall that asks: still asking, let in with this token, or nobody knows the secret any more. */
    public sealed interface Answer permits Waits, LetIn, Forgotten {}

    public record Waits() implements Answer {}

    public record LetIn(String token) implements Answer {}

    public record Forgotten() implements Answer {}

    public Displays(Store store, InstantSource clock, Sessions sessions) {
        this.store = store;
        this.clock = clock;
        this.sessions = sessions;
    }

    public Future<Asking> ask() {
        String code = tokens.spoken(CODE_LENGTH);
        String secret = tokens.link();
        String kept = Tokens.kept(secret);
        return put(asking(code), new JsonObject().put("secret", kept), CODE)
                .compose(done -> put(waiting(kept), new JsonObject(), CODE))
                .map(done -> new Asking(code, secret, clock.instant().plus(CODE)));
    }

    /**
     * Lets the wall in that shows this code.
     *
     * @param place where it hangs, as its people call it
     * @return false when no wall shows it, or there are as many as there may be
     */
    public Future<Boolean> confirm(String typed, String place, Person by) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9]{" + CODE_LENGTH + "}")) {
            return Future.succeededFuture(false);
        }
        return all().compose(displays -> displays.size() >= MOST
                ? Future.succeededFuture(false)
                : store.send(Request.cmd(Command.GET).arg(asking(code))).compose(found -> {
                    if (found == null) {
                        return Future.succeededFuture(false);
                    }
                    String kept = new JsonObject(found.toBuffer()).getString("secret");
                    JsonObject letIn = new JsonObject().put("place", place).put("by", by.id());
                    return store.send(Request.cmd(Command.DEL).arg(asking(code)))
                            .compose(gone -> gone == null || gone.toInteger() == 0
                                    ? Future.succeededFuture(false)
                                    : put(waiting(kept), letIn, FETCHED_WITHIN).map(true));
                }));
    }

    /** What the wall with this secret is to do. A session is given once. */
    public Future<Answer> fetch(String secret, String device) {
        String kept = Tokens.kept(secret);
        return store.send(Request.cmd(Command.GET).arg(waiting(kept))).compose(found -> {
            if (found == null) {
                return Future.succeededFuture((Answer) new Forgotten());
            }
            String place = new JsonObject(found.toBuffer()).getString("place");
            if (place == null) {
                return Future.succeededFuture((Answer) new Waits());
            }
            Actor display = new Actor(Role.DISPLAY + "-" + tokens.name(), Label.of("zh", place), Set.of(Role.DISPLAY));
            return store.send(Request.cmd(Command.DEL).arg(waiting(kept)))
                    .compose(gone -> gone == null || gone.toInteger() == 0
                            ? Future.succeededFuture((Answer) new Forgotten())
                            : sessions.startDisplay(display, device).map(LetIn::new));
        });
    }

    /** The walls that are let in, the newest first. */
    public Future<List<Sessions.Running>> all() {
        return sessions.displays();
    }

    public Future<Optional<Session>> find(String id) {
        return all().map(displays -> displays.stream()
                .map(Sessions.Running::session)
                .filter(session -> session.id().equals(id))
                .findFirst());
    }

    private Future<Void> put(String key, JsonObject value, Duration lives) {
        return store.send(Request.cmd(Command.SET)
                        .arg(key)
                        .arg(value.toBuffer())
                        .arg("PX")
                        .arg(lives.toMillis()))
                .mapEmpty();
    }

    private static String asking(String code) {
        return "{s0}:people:wall-asks:" + code;
    }

    private static String waiting(String kept) {
        return "{s0}:people:wall-waits:" + kept;
    }
}
