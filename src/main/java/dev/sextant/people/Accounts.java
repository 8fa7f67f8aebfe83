package dev.sextant.people;

import dev.sextant.plan.Label;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The accounts, one field each of one Redis hash. Whoever changes an account ends its sessions (see {@link Sessions#endAll}). */
public final class Accounts {
    private static final String KEY = "{s0}:people:accounts";
    private static final String SIGNED_IN = "{s0}:people:signed-in";
    private static final int TRIES = 8;

    /** Puts a field of a hash if it still is what the caller saw. KEYS[1] hash; ARGV[1] field, [2] as seen, [3] new. */
    static final String IF_UNCHANGED = "if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end "
            + "redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) return 1";

    /** Puts fields of a hash, all of them or none. KEYS[1] hash; ARGV field, value, field, value, … */
    private static final String ALL_OR_NONE =
            "for i = 1, #ARGV, 2 do if redis.call('HEXISTS', KEYS[1], ARGV[i]) == 1 then return 0 end end "
                    + "for i = 1, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end return 1";

    private final Store store;

    public Accounts(Store store) {
        this.store = store;
    }

    public Future<Optional<Account>> find(String id) {
        return store.send(Request.cmd(Command.HGET).arg(KEY).arg(id))
                .map(found -> Optional.ofNullable(found).map(json -> Account.of(id, new JsonObject(json.toBuffer()))));
    }

    public Future<Void> put(Account account) {
        return store.send(Request.cmd(Command.HSET)
                        .arg(KEY)
                        .arg(account.id())
                        .arg(account.toJson().toBuffer()))
                .mapEmpty();
    }

    /**
     * Changes an account as it is at that moment: of two changes at the same time none undoes the other.
     *
     * @return the account as changed; empty when nobody is called so
     */
    public Future<Optional<Account>> change(String id, UnaryOperator<Account> change) {
        return change(id, change, TRIES);
    }

    private Future<Optional<Account>> change(String id, UnaryOperator<Account> change, int tries) {
        return store.send(Request.cmd(Command.HGET).arg(KEY).arg(id)).compose(found -> {
            if (found == null) {
                return Future.succeededFuture(Optional.empty());
            }
            Account changed = change.apply(Account.of(id, new JsonObject(found.toBuffer())));
            return store.send(Request.cmd(Command.EVAL)
                            .arg(IF_UNCHANGED)
                            .arg(1)
                            .arg(KEY)
                            .arg(id)
                            .arg(found.toBuffer())
                            .arg(changed.toJson().toBuffer()))
                    .compose(done -> {
                        if (done != null && done.toInteger() == 1) {
                            return Future.succeededFuture(Optional.of(changed));
                        }
                        return tries > 1
                                ? change(id, change, tries - 1)
                                : Future.failedFuture(new IllegalStateException("an account that never stands still"));
                    });
        });
    }

    /** Notes that somebody signed in. */
    public Future<Void> signedIn(String id, Instant at) {
        return store.send(Request.cmd(Command.HSET).arg(SIGNED_IN).arg(id).arg(at.toEpochMilli()))
                .mapEmpty();
    }

    /** When each signed in last. */
    public Future<Map<String, Instant>> lastSignIns() {
        return store.send(Request.cmd(Command.HGETALL).arg(SIGNED_IN)).map(found -> {
            Map<String, Instant> last = new HashMap<>();
            if (found != null) {
                found.getKeys()
                        .forEach(id ->
                                last.put(id, Instant.ofEpochMilli(found.get(id).toLong())));
            }
            return last;
        });
    }

    /** Puts the account if nobody is called so yet; tells whether it did. */
    public Future<Boolean> add(Account account) {
        return store.send(Request.cmd(Command.HSETNX)
                        .arg(KEY)
                        .arg(account.id())
                        .arg(account.toJson().toBuffer()))
                .map(added -> added != null && added.toInteger() == 1);
    }

    /** Puts all of them, or none when one is called like somebody who is there; tells whether it did. */
    public Future<Boolean> addAll(List<Account> accounts) {
        Request eval = Request.cmd(Command.EVAL).arg(ALL_OR_NONE).arg(1).arg(KEY);
        accounts.forEach(account -> eval.arg(account.id()).arg(account.toJson().toBuffer()));
        return store.send(eval).map(added -> added != null && added.toInteger() == 1);
    }

    public Future<Boolean> remove(String id) {
        return store.send(Request.cmd(Command.HDEL).arg(SIGNED_IN).arg(id))
                .compose(forgotten -> forgetFactors(id))
                .compose(forgotten -> OpenIdLinks.untie(store, id))
                .compose(forgotten ->
                        store.send(Request.cmd(Command.HDEL).arg(KEY).arg(id)))
                .map(removed -> removed != null && removed.toInteger() == 1);
    }

    /** Takes everything from an account that signs in but the password; tells whether there was anything. */
    public Future<Boolean> forgetFactors(String id) {
        return store.send(Request.cmd(Command.HDEL).arg(SecondFactors.KEY).arg(id))
                .compose(gone -> new PasskeyShelf(store)
                        .removeAll(id)
                        .map(passkeys -> passkeys > 0 || (gone != null && gone.toInteger() == 1)));
    }

    /** Those who can sign in and hold one of these roles: their names by id. */
    public Future<Map<String, Label>> holding(List<String> roles) {
        return all().map(all -> {
            Map<String, Label> holding = new LinkedHashMap<>();
            all.stream()
                    .filter(account ->
                            !account.locked() && account.roles().stream().anyMatch(roles::contains))
                    .forEach(account -> holding.put(account.id(), account.name()));
            return holding;
        });
    }

    /** All of them, by id. */
    public Future<List<Account>> all() {
        return store.send(Request.cmd(Command.HGETALL).arg(KEY)).map(found -> {
            TreeMap<String, Account> accounts = new TreeMap<>();
            if (found != null) {
                for (String id : found.getKeys()) {
                    accounts.put(id, Account.of(id, new JsonObject(found.get(id).toBuffer())));
                }
            }
            return List.copyOf(accounts.values());
        });
    }
}
