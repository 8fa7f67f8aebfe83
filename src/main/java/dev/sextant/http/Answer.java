package dev.sextant.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler gives back; the table writes it. Data is never stored by anybody on the way. A {@code file} is
 * sent from the disk instead of the body. */
record Answer(
        int status,
        Buffer body,
        Map<String, String> headers,
        @Nullable Path file) {
    private static final String JSON = "application/json; charset=utf-8";

    Answer(int status, Buffer body, Map<String, String> headers) {
        this(status, body, headers, null);
    }

    static Answer json(Buffer json) {
        return data(200, json, JSON);
    }

    static Answer json(int status, JsonObject json) {
        return data(status, json.toBuffer(), JSON);
    }

    static Answer data(int status, Buffer body, String contentType) {
        return new Answer(status, body, Map.of("Content-Type", contentType, "Cache-Control", "no-store"));
    }

    static Answer nothing() {
        return new Answer(204, Buffer.buffer(), Map.of("Cache-Control", "no-store"));
    }

    static Answer seeOther(String location) {
        return new Answer(303, Buffer.buffer(), Map.of("Location", location, "Cache-Control", "no-store"));
    }

    Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more, file);
    }
}
