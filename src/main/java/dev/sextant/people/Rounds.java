package dev.sextant.people;

import dev.sextant.openid.Round;
import dev.sextant.vault.MasterKey;
import dev.sextant.vault.NotOpened;
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
 * Ways to the provider that were begun. The browser keeps its own, sealed: so nothing fills up, however many are begun and never
 * ended, and no other browser can end it. That one was ended is kept until it would be over in any case.
 */
final class Rounds {
    static final Duration LIVES = Duration.ofMinutes(10);
    private static final int LONGEST = 4096;
    private static final String CONTEXT = "openid round";

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final MasterKey key;
    private final InstantSource clock;

    enum Purpose {
        SIGN_IN,
        PROVE,
        TIE
    }

    /**
     * What a round is for.
     *
     * @param session that is proved or tied; to sign in: the one that ends then; empty: none
     * @param target the page that is to be shown afterwards
     */
    record Errand(Purpose purpose, String session, String target) {}

    /** @param kept what the browser is to keep meanwhile */
    record Begun(Round round, String kept) {}

    record Ended(Round round, Errand errand) {}

    Rounds(Store store, MasterKey key, InstantSource clock) {
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    Begun begin(Errand errand, String redirect) {
        boolean fresh = errand.purpose() != Purpose.SIGN_IN;
        Round round = new Round(tokens.session(), tokens.session(), tokens.session(), redirect, clock.instant(), fresh);
        JsonObject kept = new JsonObject()
                .put("state", round.state())
                .put("nonce", round.nonce())
                .put("verifier", round.verifier())
                .put("redirect", redirect)
                .put("begun", round.begun().toEpochMilli())
                .put("purpose", errand.purpose().name())
                .put("holder", errand.session())
                .put("target", errand.target());
        return new Begun(round, key.seal(kept.encode(), CONTEXT));
    }

    /** What was begun by whom, if this browser began it with this state and it is not over; it may have been used. */
    Optional<Ended> read(String kept, String state) {
        if (kept.isEmpty() || kept.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonObject json = new JsonObject(key.openText(kept, CONTEXT));
            Purpose purpose = Purpose.valueOf(json.getString("purpose"));
            Round round = new Round(
                    json.getString("state"),
                    json.getString("nonce"),
                    json.getString("verifier"),
                    json.getString("redirect"),
                    Instant.ofEpochMilli(json.getLong("begun")),
                    purpose != Purpose.SIGN_IN);
            boolean mine = MessageDigest.isEqual(
                    round.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
            return mine && clock.instant().isBefore(round.begun().plus(LIVES))
                    ? Optional.of(
                            new Ended(round, new Errand(purpose, json.getString("holder"), json.getString("target"))))
                    : Optional.empty();
        } catch (NotOpened foreign) {
            return Optional.empty();
        }
    }

    /** Uses it up. True for one caller only, on whichever node. */
    Future<Boolean> use(Round round) {
        return store.send(Request.cmd(Command.SET)
                        .arg("{s0}:people:openid-used:" + Tokens.kept(round.state()))
                        .arg("1")
                        .arg("PX")
                        .arg(LIVES.toMillis())
                        .arg("NX"))
                .map(first -> first != null);
    }
}
