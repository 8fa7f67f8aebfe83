package dev.sextant.people;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of somebody, as it is kept: a public key, no secret.
 *
 * @param id names it here: the hash of the credential's id
 * @param credential the credential's id as browsers write it
 * @param key the public key with what belongs to it (attested credential data of WebAuthn, 6.5.1)
 * @param counter how often it was used, as far as it says
 * @param device from which it was added, in words
 * @param host the host whose pages it is for
 * @param used when it was used last; null: never
 */
public record Passkey(
        String id,
        String account,
        String credential,
        String key,
        long counter,
        String device,
        String host,
        Instant since,
        @Nullable Instant used) {

    byte[] keyBytes() {
        return Base64.getDecoder().decode(key);
    }

    Passkey used(long nowCounter, Instant at) {
        return new Passkey(id, account, credential, key, nowCounter, device, host, since, at);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("account", account)
                .put("credential", credential)
                .put("key", key)
                .put("counter", counter)
                .put("device", device)
                .put("host", host)
                .put("since", since.toEpochMilli())
                .put("used", used == null ? null : used.toEpochMilli());
    }

    static Passkey of(String id, JsonObject json) {
        Long used = json.getLong("used");
        return new Passkey(
                id,
                json.getString("account"),
                json.getString("credential"),
                json.getString("key"),
                json.getLong("counter"),
                json.getString("device"),
                json.getString("host"),
                Instant.ofEpochMilli(json.getLong("since")),
                used == null ? null : Instant.ofEpochMilli(used));
    }
}
