package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;

/**
 * What a passkey is asked to sign: random, good once, for one purpose, for whoever it was made for, on the pages of one
 * origin, for some minutes. Kept is its hash.
 */
final class Challenges {
    static final Duration LIVES = Duration.ofMinutes(5);
    private static final int LONGEST = 100;

    private final Tokens tokens = new Tokens();
    private final Store store;

    enum Purpose {
        REGISTER,
        SIGN_IN,
        PROVE
    }

    /** @param holder the session it is for; empty for somebody who signs in */
    record Terms(Purpose purpose, String holder, String origin) {
        JsonObject toJson() {
            return new JsonObject()
                    .put("purpose", purpose.name())
                    .put("holder", holder)
                    .put("origin", origin);
        }
    }

    Challenges(Store store) {
        this.store = store;
    }

    Future<String> make(Terms terms) {
        String challenge = tokens.session();
        return store.send(Request.cmd(Command.SET)
                        .arg(key(challenge))
                        .arg(terms.toJson().toBuffer())
                        .arg("PX")
                        .arg(LIVES.toMillis()))
                .map(done -> challenge);
    }

    /** Uses it up, whatever it was for. True for one caller only, and only on the terms on which it was made. */
    Future<Boolean> use(String challenge, Terms terms) {
        if (challenge.length() > LONGEST) {
            return Future.succeededFuture(false);
        }
        return store.send(Request.cmd(Command.GET).arg(key(challenge)))
                .compose(found -> store.send(Request.cmd(Command.DEL).arg(key(challenge)))
                        .map(gone -> found != null
                                && gone != null
                                && gone.toInteger() == 1
                                && new JsonObject(found.toBuffer()).equals(terms.toJson())));
    }

    private static String key(String challenge) {
        return "{s0}:people:challenge:" + Tokens.kept(challenge);
    }
}
