package dev.sextant.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of somebody's second factor.
 *
 * @param secret that the app on the phone shares with us, sealed
 * @param lastStep the step of the last code that was used: it and those before are used up
 * @param recovery hashes of the recovery codes that were not used yet
 */
record SecondFactor(String secret, long lastStep, List<String> recovery, Instant since) {
    SecondFactor {
        recovery = List.copyOf(recovery);
    }

    SecondFactor used(long step) {
        return new SecondFactor(secret, step, recovery, since);
    }

    SecondFactor without(String code) {
        List<String> left = new ArrayList<>(recovery);
        left.remove(code);
        return new SecondFactor(secret, lastStep, left, since);
    }

    SecondFactor withRecovery(List<String> codes) {
        return new SecondFactor(secret, lastStep, codes, since);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("secret", secret)
                .put("lastStep", lastStep)
                .put("recovery", new JsonArray(recovery))
                .put("since", since.toEpochMilli());
    }

    static SecondFactor of(JsonObject json) {
        return new SecondFactor(
                json.getString("secret"),
                json.getLong("lastStep"),
                json.getJsonArray("recovery").stream().map(String::valueOf).toList(),
                Instant.ofEpochMilli(json.getLong("since")));
    }

    @Override
    public String toString() {
        return "SecondFactor since " + since;
    }
}
