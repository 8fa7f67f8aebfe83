package dev.sextant.people;

import dev.sextant.incident.Actor;
import dev.sextant.plan.Role;
import dev.sextant.vault.MasterKey;
import dev.sextant.vault.NotOpened;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, on one device.
 *
 * @param id names the session in memory and in Redis; it opens nothing, the token cannot be told from it
 * @param only the one incident that it is good for; null: all
 * @param device in words that every language shares, such as {@code Chrome · Android}; empty when it is not known
 * @param phone of a guest; null for everybody else
 * @param until when it ends in any case
 * @param idle how long it lasts without use
 * @param proved when the person last proved here to be who the account says; null: not at all, as by a tap in the demo
 */
public record Session(
        String id,
        Kind kind,
        Actor actor,
        @Nullable String language,
        @Nullable String only,
        String device,
        @Nullable String phone,
        Instant since,
        Instant until,
        Duration idle,
        @Nullable Instant proved) {

    private static final String SEALED = "sealed";

    /** Who holds it: a person with an account, a helper who joined by a code, a wall that was paired. */
    public enum Kind {
        PERSON,
        GUEST,
        DISPLAY
    }

    /** Who this is in an incident: where the session is not good for, somebody without any role. */
    public Actor actorIn(@Nullable String incident) {
        return only == null || only.equals(incident) ? actor : new Actor(actor.id(), actor.name(), Set.of());
    }

    Session proved(Instant at) {
        return new Session(id, kind, actor, language, only, device, phone, since, until, idle, at);
    }

    public boolean administrates() {
        return kind == Kind.PERSON && actor.roles().contains(Role.ADMINISTRATOR);
    }

    /** What a helper said of themselves is sealed: the store has it for nobody to read. */
    JsonObject toJson(MasterKey key) {
        JsonObject known =
                new JsonObject().put("name", Names.toJson(actor.name())).put("phone", phone);
        return (kind == Kind.GUEST ? new JsonObject().put(SEALED, key.seal(known.encode(), place(id))) : known)
                .put("kind", kind.name())
                .put("account", actor.id())
                .put("roles", new JsonArray(actor.roles().stream().sorted().toList()))
                .put("language", language)
                .put("only", only)
                .put("device", device)
                .put("since", since.toEpochMilli())
                .put("until", until.toEpochMilli())
                .put("idle", idle.toMillis())
                .put("proved", proved == null ? null : proved.toEpochMilli());
    }

    private static String place(String id) {
        return "session|" + id;
    }

    /** Null when it was sealed with a key that is not here: such a session is none. */
    static @Nullable Session of(String id, JsonObject json, MasterKey key) {
        try {
            String sealed = json.getString(SEALED);
            JsonObject known = sealed == null ? json : new JsonObject(key.openText(sealed, place(id)));
            return of(id, json, known);
        } catch (NotOpened foreign) {
            return null;
        }
    }

    private static Session of(String id, JsonObject json, JsonObject known) {
        Set<String> roles = new TreeSet<>();
        json.getJsonArray("roles").forEach(role -> roles.add(String.valueOf(role)));
        Instant until = Instant.ofEpochMilli(json.getLong("until"));
        Long proved = json.getLong("proved");
        return new Session(
                id,
                Kind.valueOf(json.getString("kind", Kind.PERSON.name())),
                new Actor(json.getString("account"), Names.of(known.getValue("name")), roles),
                json.getString("language"),
                json.getString("only"),
                json.getString("device", ""),
                known.getString("phone"),
                Instant.ofEpochMilli(json.getLong("since", 0L)),
                until,
                Duration.ofMillis(json.getLong("idle", Duration.ofHours(12).toMillis())),
                proved == null ? null : Instant.ofEpochMilli(proved));
    }

    @Override
    public String toString() {
        return "Session of " + actor.id();
    }
}
