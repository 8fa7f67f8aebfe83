package dev.sextant.http;

import dev.sextant.incident.Actor;
import dev.sextant.people.Session;
import dev.sextant.people.Sessions;
import dev.sextant.wire.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request, as a handler sees it. */
final class Visit {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private final RoutingContext ctx;

    Visit(RoutingContext ctx) {
        this.ctx = ctx;
    }

    HttpServerRequest request() {
        return ctx.request();
    }

    /** The session; only behind the door {@code signedIn}. */
    Session session() {
        Session session = ctx.get(Sessions.IN_CONTEXT);
        if (session == null) {
            throw HttpProblem.of(ProblemCode.signIn);
        }
        return session;
    }

    /** Who asks, as it counts in this incident; null: for what is of no incident. */
    Actor actorIn(@Nullable String incident) {
        return session().actorIn(incident);
    }

    static void remember(RoutingContext ctx, Session session) {
        ctx.put(Sessions.IN_CONTEXT, session);
    }

    Language language() {
        return language(ctx);
    }

    static Language language(RoutingContext ctx) {
        Session session = ctx.get(Sessions.IN_CONTEXT);
        return Language.of(ctx.request(), session == null ? null : session.language());
    }

    /** The origin under which this visitor knows us: where a link that is shown to others must lead. */
    String ownOrigin() {
        String origin = ctx.request().getHeader("Origin");
        return origin != null
                ? origin
                : ctx.request().scheme() + "://" + ctx.request().authority();
    }

    /** A part of the path that names something; {@code otherwise} when nothing can be called so. */
    String path(String name, ProblemCode otherwise) {
        String value = ctx.pathParam(name);
        if (value == null || !ID.matcher(value).matches()) {
            throw HttpProblem.of(otherwise);
        }
        return value;
    }

    @Nullable String query(String name) {
        return ctx.queryParams().get(name);
    }

    /** The body, which must be one JSON object. */
    JsonObject json() {
        Buffer body = ctx.body().buffer();
        try {
            return StrictJson.object(body == null ? new byte[0] : body.getBytes());
        } catch (StrictJson.Malformed malformed) {
            String where = malformed.line() + ":" + malformed.column() + ": " + malformed.what();
            throw HttpProblem.of(
                    ProblemCode.malformed, FieldError.of("", "json", "JSON 有误，" + where, "Not good JSON, " + where));
        }
    }

    /** The body as it came. */
    Buffer bytes() {
        Buffer body = ctx.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    boolean headOnly() {
        return ctx.request().method().equals(HttpMethod.HEAD);
    }

    /** A text of the body that must be there. */
    static String text(JsonObject body, String field) {
        Object value = body.getValue(field);
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw HttpProblem.of(
                ProblemCode.malformed,
                value == null || value.equals("")
                        ? FieldError.of(field, "required", "必填", "This is required")
                        : FieldError.of(field, "type", "应为文本", "This must be text"));
    }
}
