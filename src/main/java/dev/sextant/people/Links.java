package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Links that work once: with one a person sets a password, be it the first or another one; the very first makes the first
 * administrator. An account has one at a time, a new one takes the place of the one before. What travels is
 * {@code <account>.<secret>}, behind the {@code #} of an address, so that no server and no log on the way sees it; kept is
 * the secret's hash.
 */
public final class Links {
    /** For whoever starts the first node: long enough to walk to another desk. */
    public static final Duration FIRST = Duration.ofMinutes(30);

    /** For somebody who is invited, or whose password is set anew. */
    public static final Duration INVITATION = Duration.ofDays(3);

    /** Where the first administrator's link is kept: no account can be called so. */
    private static final String NOBODY_YET = "-first";

    private static final int LONGEST = 100;

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final InstantSource clock;

    /** @param account whose it is; empty: it makes the first administrator */
    public record Link(Optional<String> account, Instant until) {}

    /** A link that was just made; its text is kept nowhere. */
    public record Made(String text, Instant until) {}

    public Links(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public Future<Made> forFirstAdministrator() {
        return make(NOBODY_YET, FIRST);
    }

    public Future<Made> forAccount(String account) {
        return make(account, INVITATION);
    }

    private Future<Made> make(String whose, Duration lives) {
        String secret = tokens.link();
        Instant until = clock.instant().plus(lives);
        JsonObject kept = new JsonObject().put("secret", Tokens.kept(secret)).put("until", until.toEpochMilli());
        return store.send(Request.cmd(Command.SET)
                        .arg(key(whose))
                        .arg(kept.toBuffer())
                        .arg("PX")
                        .arg(lives.toMillis()))
                .map(done -> new Made(whose + "." + secret, until));
    }

    /** What a link is good for; empty when it was used, is over, was replaced, or never was. */
    public Future<Optional<Link>> look(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 1 || text.length() > LONGEST) {
            return Future.succeededFuture(Optional.empty());
        }
        String whose = text.substring(0, dot);
        String secret = Tokens.kept(text.substring(dot + 1));
        return store.send(Request.cmd(Command.GET).arg(key(whose))).map(found -> {
            if (found == null) {
                return Optional.empty();
            }
            JsonObject kept = new JsonObject(found.toBuffer());
            boolean same = MessageDigest.isEqual(
                    secret.getBytes(StandardCharsets.UTF_8),
                    kept.getString("secret").getBytes(StandardCharsets.UTF_8));
            return same
                    ? Optional.of(new Link(
                            whose.equals(NOBODY_YET) ? Optional.empty() : Optional.of(whose),
                            Instant.ofEpochMilli(kept.getLong("until"))))
                    : Optional.empty();
        });
    }

    /** Uses a link up. True for one caller only, however many come at once. */
    public Future<Boolean> use(Link link) {
        return drop(link.account().orElse(NOBODY_YET));
    }

    /** Takes back the link of an account. */
    public Future<Boolean> drop(String account) {
        return store.send(Request.cmd(Command.DEL).arg(key(account)))
                .map(gone -> gone != null && gone.toInteger() == 1);
    }

    /** Until when the account's link works; empty when it has none. */
    public Future<Optional<Instant>> until(String account) {
        return store.send(Request.cmd(Command.GET).arg(key(account)))
                .map(found -> Optional.ofNullable(found)
                        .map(kept -> Instant.ofEpochMilli(new JsonObject(kept.toBuffer()).getLong("until"))));
    }

    private static String key(String whose) {
        return "{s0}:people:link:" + whose;
    }
}
