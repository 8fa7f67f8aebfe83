package dev.sextant.people;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in and acts.
 *
 * @param id the account, which is what the journal names
 * @param name as others read it
 * @param roles as the plan names them; one that is held for a group is written {@code groupHead@onSite}
 * @param language the language that the person chose, or null: then the browser's
 */
public record Actor(
        String id,
        String name,
        List<String> roles,
        @Nullable String language) {
    public Actor {
        roles = List.copyOf(roles);
    }

    /** The groups in which the person has a role. */
    public Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (String role : roles) {
            int at = role.indexOf('@');
            if (at >= 0) {
                groups.add(role.substring(at + 1));
            }
        }
        return groups;
    }

    public JsonObject toJson() {
        return new JsonObject()
                .put("account", id)
                .put("name", name)
                .put("roles", new JsonArray(roles))
                .put("language", language);
    }

    public static Actor of(JsonObject json) {
        return new Actor(
                json.getString("account"),
                json.getString("name"),
                json.getJsonArray("roles").stream().map(String::valueOf).toList(),
                json.getString("language"));
    }
}
