package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The accounts, one field each of one Redis hash. Whoever changes an account ends its sessions (see {@link Sessions#endAll}). */
public final class Accounts {
    private static final String KEY = "{s0}:people:accounts";

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

    /** Puts the account if nobody is called so yet; tells whether it did. */
    public Future<Boolean> add(Account account) {
        return store.send(Request.cmd(Command.HSETNX)
                        .arg(KEY)
                        .arg(account.id())
                        .arg(account.toJson().toBuffer()))
                .map(added -> added != null && added.toInteger() == 1);
    }

    public Future<Boolean> remove(String id) {
        return store.send(Request.cmd(Command.HDEL).arg(KEY).arg(id))
                .map(removed -> removed != null && removed.toInteger() == 1);
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
