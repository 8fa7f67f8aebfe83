package dev.sextant.live;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;

/** RFC 7396 once more, as a client does it: on JSON. */
final class Patched {

    private Patched() {}

    static JsonObject by(JsonObject target, JsonObject patch) {
        JsonObject result = new JsonObject(new LinkedHashMap<>(target.getMap()));
        patch.forEach(entry -> {
            if (entry.getValue() == null) {
                result.remove(entry.getKey());
            } else if (entry.getValue() instanceof JsonObject inner) {
                JsonObject was =
                        result.getValue(entry.getKey()) instanceof JsonObject object ? object : new JsonObject();
                result.put(entry.getKey(), by(was, inner));
            } else {
                result.put(entry.getKey(), entry.getValue());
            }
        });
        return result;
    }
}
