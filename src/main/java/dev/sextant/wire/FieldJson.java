package dev.sextant.wire;

import dev.sextant.plan.Bounds;
import dev.sextant.plan.Field;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A field of a form as clients need it. */
final class FieldJson {

    private FieldJson() {}

    static JsonObject write(Field field) {
        JsonObject json = new JsonObject().put("type", field.kind().id()).put("label", ValueJson.label(field.label()));
        put(json, "required", field.required() ? true : null);
        put(json, "of", field.of());
        put(json, "to", targets(field));
        put(json, "among", field.among() == null ? null : true);
        put(json, "holds", field.holds().isEmpty() ? null : true);
        put(json, "length", bounds(field.length()));
        put(json, "range", bounds(field.range()));
        put(json, "count", bounds(field.count()));
        put(json, "unit", PlanJson.labelOrNull(field.unit()));
        put(json, "help", PlanJson.labelOrNull(field.help()));
        put(json, "default", ValueJson.shown(field.fallback()));
        put(json, "pii", field.pii() == null ? null : PlanJson.lower(field.pii()));
        put(json, "computed", field.computed() == null ? null : true);
        put(json, "requiredWhen", field.requiredWhen() == null ? null : true);
        put(json, "past", field.past() ? true : null);
        if (!field.fields().isEmpty()) {
            json.put("fields", PlanJson.each(field.fields(), FieldJson::write));
        }
        return json;
    }

    /** One type as a text, several as a list; nothing where any record may be meant. */
    private static @Nullable Object targets(Field field) {
        if (field.to().isEmpty()) {
            return null;
        }
        return field.to().size() == 1 ? field.to().get(0) : new JsonArray(field.to());
    }

    private static @Nullable JsonArray bounds(@Nullable Bounds bounds) {
        return bounds == null ? null : JsonArray.of(number(bounds.min()), number(bounds.max()));
    }

    /** Whole numbers without a point. */
    private static Object number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
        return whole ? (Object) (long) value : (Object) value;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
