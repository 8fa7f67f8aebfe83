package dev.sextant.people;

import dev.sextant.openid.Identity;
import dev.sextant.vault.MasterKey;
import dev.sextant.vault.NotOpened;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which account belongs to whom at the organisation's provider, and for whom an account waits. What the provider calls a person
 * is kept as a keyed fingerprint: it can be recognised, and read by nobody.
 */
public final class OpenIdLinks {
    /** An account waits so long for the person whom an administrator named. */
    public static final Duration WAITS = Duration.ofDays(7);

    private static final String OWNERS = "{s0}:people:openid-owners";
    private static final String LINKS = "{s0}:people:openid-links";

    private final Store store;
    private final MasterKey key;
    private final InstantSource clock;

    /** An account is tied to somebody since then. */
    public record Link(Instant since) {}

    /** An account waits for whom the provider calls so. */
    public record Awaited(String name, Instant until) {}

    OpenIdLinks(Store store, MasterKey key, InstantSource clock) {
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    public Future<Optional<Link>> of(String account) {
        return store.send(Request.cmd(Command.HGET).arg(LINKS).arg(account))
                .map(found -> Optional.ofNullable(found)
                        .map(one -> new Link(Instant.ofEpochMilli(new JsonObject(one.toBuffer()).getLong("since")))));
    }

    /** The account that is tied to this person. */
    Future<Optional<String>> owner(Identity person) {
        return store.send(Request.cmd(Command.HGET).arg(OWNERS).arg(print(person)))
                .map(found -> Optional.ofNullable(found).map(Object::toString));
    }

    /** Ties an account to a person; false when one of them is tied already. */
    Future<Boolean> tie(String account, Identity person) {
        JsonObject link = new JsonObject()
                .put("person", print(person))
                .put("since", clock.instant().toEpochMilli());
        return first(Request.cmd(Command.HSETNX).arg(LINKS).arg(account).arg(link.toBuffer()))
                .compose(free -> free
                        ? first(Request.cmd(Command.HSETNX)
                                        .arg(OWNERS)
                                        .arg(print(person))
                                        .arg(account))
                                .compose(mine -> mine
                                        ? Future.succeededFuture(true)
                                        : store.send(Request.cmd(Command.HDEL)
                                                        .arg(LINKS)
                                                        .arg(account))
                                                .map(false))
                        : Future.succeededFuture(false));
    }

    /** Unties an account, and lets it wait for nobody; false when there was neither. */
    public Future<Boolean> untie(String account) {
        return untie(store, account);
    }

    static Future<Boolean> untie(Store store, String account) {
        return forget(store, account)
                .compose(waited -> store.send(
                                Request.cmd(Command.HGET).arg(LINKS).arg(account))
                        .compose(found -> found == null
                                ? Future.succeededFuture(waited)
                                : store.send(Request.cmd(Command.HDEL)
                                                .arg(OWNERS)
                                                .arg(new JsonObject(found.toBuffer()).getString("person")))
                                        .compose(gone -> store.send(Request.cmd(Command.HDEL)
                                                .arg(LINKS)
                                                .arg(account)))
                                        .map(true)));
    }

    /**
     * From now on the account waits for whom the provider calls so, and for nobody else.
     *
     * @return empty when another account waits for the same
     */
    public Future<Optional<Awaited>> expect(String account, String issuer, String claim, String name) {
        Instant until = clock.instant().plus(WAITS);
        JsonObject kept = new JsonObject()
                .put("print", print(issuer, claim, name))
                .put("name", key.seal(name, awaiting(account)))
                .put("until", until.toEpochMilli());
        return forget(account)
                .compose(gone -> store.send(Request.cmd(Command.SET)
                        .arg(awaited(kept.getString("print")))
                        .arg(account)
                        .arg("PX")
                        .arg(WAITS.toMillis())
                        .arg("NX")))
                .compose(mine -> mine == null
                        ? Future.succeededFuture(Optional.empty())
                        : store.send(Request.cmd(Command.SET)
                                        .arg(awaiting(account))
                                        .arg(kept.toBuffer())
                                        .arg("PX")
                                        .arg(WAITS.toMillis()))
                                .map(done -> Optional.of(new Awaited(name, until))));
    }

    /** For whom the account waits. */
    public Future<Optional<Awaited>> expected(String account) {
        return store.send(Request.cmd(Command.GET).arg(awaiting(account))).map(found -> {
            if (found == null) {
                return Optional.empty();
            }
            JsonObject kept = new JsonObject(found.toBuffer());
            try {
                return Optional.of(new Awaited(
                        key.openText(kept.getString("name"), awaiting(account)),
                        Instant.ofEpochMilli(kept.getLong("until"))));
            } catch (NotOpened otherKey) {
                return Optional.empty();
            }
        });
    }

    /** The account that waits for whom the provider calls so. */
    Future<Optional<String>> expecting(Identity person, String claim) {
        return person.name().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : store.send(Request.cmd(Command.GET)
                                .arg(awaited(print(
                                        person.issuer(), claim, person.name().get()))))
                        .map(found -> Optional.ofNullable(found).map(Object::toString));
    }

    /** Ends the waiting. True for one caller only, however many come at once. */
    Future<Boolean> forget(String account) {
        return forget(store, account);
    }

    private static Future<Boolean> forget(Store store, String account) {
        return store.send(Request.cmd(Command.GET).arg(awaiting(account)))
                .compose(found -> found == null
                        ? Future.succeededFuture(false)
                        : store.send(Request.cmd(Command.DEL)
                                        .arg(awaited(new JsonObject(found.toBuffer()).getString("print"))))
                                .compose(gone ->
                                        store.send(Request.cmd(Command.DEL).arg(awaiting(account))))
                                .map(gone -> gone != null && gone.toInteger() == 1));
    }

    private Future<Boolean> first(Request request) {
        return store.send(request).map(done -> done != null && done.toInteger() == 1);
    }

    private String print(Identity person) {
        return print(person.issuer(), "sub", person.subject());
    }

    private String print(String issuer, String claim, String value) {
        return key.print("openid\n" + issuer + "\n" + claim + "\n" + value);
    }

    private static String awaited(String print) {
        return "{s0}:people:openid-awaited:" + print;
    }

    private static String awaiting(String account) {
        return "{s0}:people:openid-awaits:" + account;
    }
}
