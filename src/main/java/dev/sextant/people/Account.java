package dev.sextant.people;

import dev.sextant.incident.Actor;
import dev.sextant.plan.Label;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in.
 *
 * @param roles as the plan names them; one that is held for a group is written {@code groupHead@onSite}
 * @param language the language that the person chose, or null: then the browser's
 * @param secret the password as {@link Passwords} keeps it; empty: none was set yet
 * @param locked nobody can sign in with it until it is unlocked
 */
public record Account(
        String id, Label name, List<String> roles, @Nullable String language, boolean locked, String secret) {
    /** What an account may be called. */
    public static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,39}");

    public Account {
        roles = List.copyOf(roles);
    }

    public Actor actor() {
        return new Actor(id, name, Set.copyOf(roles));
    }

    /** Somebody new, who sets the password by a link ({@link Links}); until then nobody can sign in with it. */
    public static Account invited(String id, Label name, List<String> roles, @Nullable String language) {
        return new Account(id, name, roles, language, false, "");
    }

    public boolean hasPassword() {
        return !secret.isEmpty();
    }

    public Account withRoles(List<String> newRoles) {
        return new Account(id, name, newRoles, language, locked, secret);
    }

    public Account withSecret(String newSecret) {
        return new Account(id, name, roles, language, locked, newSecret);
    }

    public Account withLocked(boolean nowLocked) {
        return new Account(id, name, roles, language, nowLocked, secret);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("name", Names.toJson(name))
                .put("roles", new JsonArray(roles))
                .put("language", language)
                .put("locked", locked)
                .put("secret", secret);
    }

    static Account of(String id, JsonObject json) {
        return new Account(
                id,
                Names.of(json.getValue("name")),
                json.getJsonArray("roles").stream().map(String::valueOf).toList(),
                json.getString("language"),
                json.getBoolean("locked", false),
                json.getString("secret"));
    }

    @Override
    public String toString() {
        return "Account " + id;
    }
}
