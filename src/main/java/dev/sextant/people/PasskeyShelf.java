package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where passkeys are kept: those of an account together, and whose each is. */
final class PasskeyShelf {
    private static final String OWNERS = "{s0}:people:passkey-owners";

    private final Store store;

    PasskeyShelf(Store store) {
        this.store = store;
    }

    /** Adds it; false when somebody has it already. */
    Future<Boolean> add(Passkey passkey) {
        return store.send(Request.cmd(Command.HSETNX)
                        .arg(OWNERS)
                        .arg(passkey.id())
                        .arg(passkey.account()))
                .compose(added -> added != null && added.toInteger() == 1
                        ? put(passkey).map(true)
                        : Future.succeededFuture(false));
    }

    Future<Void> put(Passkey passkey) {
        return store.send(Request.cmd(Command.HSET)
                        .arg(key(passkey.account()))
                        .arg(passkey.id())
                        .arg(passkey.toJson().toBuffer()))
                .mapEmpty();
    }

    Future<Optional<Passkey>> find(String id) {
        return store.send(Request.cmd(Command.HGET).arg(OWNERS).arg(id))
                .compose(owner -> owner == null
                        ? Future.succeededFuture(Optional.empty())
                        : store.send(Request.cmd(Command.HGET)
                                        .arg(key(owner.toString()))
                                        .arg(id))
                                .map(found -> Optional.ofNullable(found)
                                        .map(one -> Passkey.of(id, new JsonObject(one.toBuffer())))));
    }

    /** The oldest first. */
    Future<List<Passkey>> of(String account) {
        return store.send(Request.cmd(Command.HGETALL).arg(key(account))).map(found -> {
            List<Passkey> all = new ArrayList<>();
            if (found != null) {
                found.getKeys()
                        .forEach(id -> all.add(
                                Passkey.of(id, new JsonObject(found.get(id).toBuffer()))));
            }
            all.sort(Comparator.comparing(Passkey::since).thenComparing(Passkey::id));
            return List.copyOf(all);
        });
    }

    Future<Boolean> remove(String account, String id) {
        return store.send(Request.cmd(Command.HDEL).arg(key(account)).arg(id))
                .compose(gone -> gone != null && gone.toInteger() == 1
                        ? store.send(Request.cmd(Command.HDEL).arg(OWNERS).arg(id))
                                .map(true)
                        : Future.succeededFuture(false));
    }

    /** All of an account; how many there were. */
    Future<Integer> removeAll(String account) {
        return of(account).compose(all -> {
            Future<?> removed = Future.succeededFuture();
            for (Passkey passkey : all) {
                removed = removed.compose(before -> remove(account, passkey.id()));
            }
            return removed.map(all.size());
        });
    }

    private static String key(String account) {
        return "{s0}:people:passkeys:" + account;
    }
}
