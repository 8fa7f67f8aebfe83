package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * What somebody holds between the right password and the second step. It opens nothing by itself, lasts some minutes, and is
 * gone after a few wrong codes; kept is its hash.
 */
final class Tickets {
    private static final Duration LIVES = Duration.ofMinutes(15);
    private static final int WRONG_CODES = 5;
    private static final int LONGEST = 100;

    private final Tokens tokens = new Tokens();
    private final Store store;

    /**
     * @param setUp the second factor is to be set up first
     * @param password tells whether the password is still the one that was right
     */
    record Ticket(String account, boolean setUp, String password) {
        static Ticket of(Account account, boolean setUp) {
            return new Ticket(account.id(), setUp, Tokens.kept(account.secret()));
        }

        boolean isFor(Account other) {
            return other.id().equals(account) && Tokens.kept(other.secret()).equals(password);
        }
    }

    Tickets(Store store) {
        this.store = store;
    }

    Future<String> make(Ticket ticket) {
        String text = tokens.session();
        JsonObject kept = new JsonObject()
                .put("account", ticket.account())
                .put("setUp", ticket.setUp())
                .put("password", ticket.password());
        return store.send(Request.cmd(Command.SET)
                        .arg(key(text))
                        .arg(kept.toBuffer())
                        .arg("PX")
                        .arg(LIVES.toMillis()))
                .map(done -> text);
    }

    Future<Optional<Ticket>> find(String text) {
        if (text.length() > LONGEST) {
            return Future.succeededFuture(Optional.empty());
        }
        return store.send(Request.cmd(Command.GET).arg(key(text)))
                .map(found -> Optional.ofNullable(found)
                        .map(one -> new JsonObject(one.toBuffer()))
                        .map(one -> new Ticket(
                                one.getString("account"), one.getBoolean("setUp"), one.getString("password"))));
    }

    /** Uses it up. True for one caller only. */
    Future<Boolean> use(String text) {
        return store.send(Request.cmd(Command.DEL).arg(key(text))).map(gone -> gone != null && gone.toInteger() == 1);
    }

    /** A wrong code was given with it. */
    Future<Void> wrong(String text) {
        String count = key(text) + ":wrong";
        return store.send(Request.cmd(Command.INCR).arg(count))
                .compose(times -> store.send(
                                Request.cmd(Command.PEXPIRE).arg(count).arg(LIVES.toMillis()))
                        .compose(kept -> times != null && times.toInteger() >= WRONG_CODES
                                ? use(text).mapEmpty()
                                : Future.succeededFuture()));
    }

    private static String key(String text) {
        return "{s0}:people:ticket:" + Tokens.kept(text);
    }
}
