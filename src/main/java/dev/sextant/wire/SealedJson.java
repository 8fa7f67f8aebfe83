package dev.sextant.wire;

import dev.sextant.incident.Withheld;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of an event with what is personal closed: {@code {"$sealed": "<key>.<text>"}} for a text, {@code {"$sealedValue":
 * …}} for any other value, whose JSON it then is. Values written before there were seals stand there as they are. Nobody can
 * enter such an object: no field of a plan has a name with a dollar sign.
 */
final class SealedJson {
    private static final String TEXT = "$sealed";
    private static final String VALUE = "$sealedValue";

    private final Seal seal;

    SealedJson(Seal seal) {
        this.seal = seal;
    }

    JsonObject closed(String record, Map<String, ?> values) {
        var object = new JsonObject();
        values.forEach((field, value) -> object.put(field, closed(record, field, value)));
        return object;
    }

    @Nullable Object closed(String record, String field, @Nullable Object value) {
        Object stored = ValueJson.stored(value);
        if (stored == null || Withheld.is(stored)) {
            return stored;
        }
        boolean text = stored instanceof String;
        String sealed = seal.close(record, field, text ? (String) stored : Json.encode(stored));
        return sealed == null ? stored : new JsonObject().put(text ? TEXT : VALUE, sealed);
    }

    /** Names without a value are left out, and with them what is no text and cannot be opened. */
    Map<String, Object> opened(String record, JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        openedNullable(record, object).forEach((field, value) -> {
            if (value != null) {
                values.put(field, value);
            }
        });
        return values;
    }

    Map<String, @Nullable Object> openedNullable(String record, JsonObject object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String field : object.fieldNames()) {
            values.put(field, opened(record, field, object.getValue(field)));
        }
        return values;
    }

    @Nullable Object opened(String record, String field, @Nullable Object written) {
        if (written instanceof JsonObject object && object.size() == 1) {
            if (object.getValue(TEXT) instanceof String sealed) {
                String plain = seal.open(record, field, sealed);
                return plain == null ? Withheld.UNREADABLE : plain;
            }
            if (object.getValue(VALUE) instanceof String sealed) {
                String plain = seal.open(record, field, sealed);
                return plain == null ? null : ValueJson.read(Json.decodeValue(plain));
            }
        }
        return ValueJson.read(written);
    }
}
