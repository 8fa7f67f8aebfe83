package dev.sextant.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** How a problem is written: RFC 9457, every text in one language. */
final class Problem {
    static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";
    private static final String TYPE = "urn:sextant:problem:";

    private Problem() {}

    static Buffer document(Outcome.Refused problem, Language language, @Nullable String detail) {
        JsonArray errors = new JsonArray();
        StringBuilder reasons = new StringBuilder();
        for (FieldError error : problem.errors()) {
            String message = language.of(error.message());
            JsonObject entry = new JsonObject()
                    .put("field", error.field())
                    .put("code", error.code())
                    .put("message", message);
            if (error.expected() != null) {
                entry.put("expected", language.of(error.expected()));
            }
            if (!error.records().isEmpty()) {
                entry.put("records", new JsonArray(error.records()));
            }
            errors.add(entry);
            reasons.append(reasons.isEmpty() ? "" : " · ").append(message);
        }
        JsonObject document = new JsonObject()
                .put("type", TYPE + problem.code())
                .put("title", language.of(problem.title()))
                .put("status", problem.status())
                .put("code", problem.code());
        if (detail != null || !reasons.isEmpty()) {
            document.put("detail", detail == null ? reasons.toString() : detail);
        }
        return document.put("errors", errors).toBuffer();
    }
}
