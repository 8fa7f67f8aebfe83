package dev.sextant.http;

import dev.sextant.people.Passwords;
import dev.sextant.plan.PlanMissing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where answers are written, and where everything that went wrong turns into a problem document. */
final class Edge {
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Predicate<Throwable> away;

    /** @param away tells the failures that mean "the journal cannot be reached" from defects */
    Edge(Predicate<Throwable> away) {
        this.away = away;
    }

    void answer(RoutingContext ctx, RouteTable.Handling handling) {
        handling.handle(new Visit(ctx)).onSuccess(answer -> write(ctx, answer)).onFailure(ctx::fail);
    }

    /** The failure handler of every route. */
    void problem(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed() || (response.headWritten() && isHandshake(ctx))) {
            LOG.debug("The reader left before the answer: {}", String.valueOf(ctx.failure()));
            return;
        }
        HttpProblem fault = faultOf(ctx);
        if (response.headWritten()) {
            ctx.request().connection().close().onFailure(gone -> LOG.debug("The connection was gone already"));
            return;
        }
        response.setStatusCode(fault.problem().status())
                .putHeader("Content-Type", Problem.CONTENT_TYPE)
                .putHeader("Cache-Control", "no-store");
        fault.headers().forEach(response::putHeader);
        if (fault.problem().status() == ProblemCode.away.status()
                && !response.headers().contains("Retry-After")) {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        String detail =
                fault.problem().status() == 500 ? "id " + fault.headers().get("X-Incident-Id") : null;
        send(ctx, Problem.document(fault.problem(), Visit.language(ctx), detail));
    }

    /** A phone that leaves while its WebSocket is being accepted: half of the handshake is written, to nobody. */
    private static boolean isHandshake(RoutingContext ctx) {
        return "websocket".equalsIgnoreCase(ctx.request().getHeader("Upgrade"));
    }

    private HttpProblem faultOf(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof HttpProblem fault) {
            return fault;
        }
        if (failure instanceof Passwords.Busy || (failure != null && away.test(failure))) {
            return HttpProblem.of(ProblemCode.away);
        }
        if (failure instanceof PlanMissing) {
            return HttpProblem.of(ProblemCode.planMissing);
        }
        int status = failure instanceof HttpException http ? http.getStatusCode() : ctx.statusCode();
        ProblemCode code = BY_STATUS.get(status);
        if (code != null) {
            return HttpProblem.of(code);
        }
        return ctx.request().isEnded() ? unexpected(ctx, failure) : brokenOff(failure);
    }

    private static final Map<Integer, ProblemCode> BY_STATUS = Map.of(
            400, ProblemCode.malformed,
            401, ProblemCode.signIn,
            403, ProblemCode.notPermitted,
            404, ProblemCode.notFound,
            405, ProblemCode.methodNotAllowed,
            413, ProblemCode.tooLarge,
            414, ProblemCode.addressTooLong,
            415, ProblemCode.notJson,
            429, ProblemCode.tooManyScreens);

    /** The request was not even whole: its sender left in the middle, or framed it wrongly. */
    private static HttpProblem brokenOff(@Nullable Throwable failure) {
        LOG.debug("A request broke off: {}", String.valueOf(failure));
        return HttpProblem.of(ProblemCode.malformed);
    }

    private static HttpProblem unexpected(RoutingContext ctx, @Nullable Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("Unexpected failure {} at {} {}", id, ctx.request().method(), ctx.normalizedPath(), failure);
        return HttpProblem.of(ProblemCode.unexpected).header("X-Incident-Id", id);
    }

    private static void write(RoutingContext ctx, Answer answer) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.file() == null) {
            send(ctx, answer.body());
        } else {
            response.sendFile(answer.file().toString())
                    .onFailure(gone -> LOG.debug("The reader left before the answer"));
        }
    }

    private static void send(RoutingContext ctx, Buffer body) {
        ctx.response()
                .end(Packing.forReader(ctx, body))
                .onFailure(gone -> LOG.debug("The reader left before the answer"));
    }
}
