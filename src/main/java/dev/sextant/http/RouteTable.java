package dev.sextant.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every way in, and only two doors: {@link #signedIn} for people who are, {@link #open} for everybody. Nothing can be added
 * without saying which. A path of the table answers every other method with 405 and the methods that it knows.
 */
final class RouteTable {
    private final Router router;
    private final Handler<RoutingContext> whoIsIt;
    private final Handler<RoutingContext> body;
    private final Handler<RoutingContext> part;
    private final Edge edge;
    private final Map<String, List<HttpMethod>> methods = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** One way in, as the API description names it. */
    record Entry(HttpMethod method, String path, boolean signedIn) {}

    interface Handling {
        Future<Answer> handle(Visit visit);
    }

    /**
     * @param body reads a body of JSON
     * @param part reads a part of a file
     */
    RouteTable(
            Router router,
            Handler<RoutingContext> whoIsIt,
            Handler<RoutingContext> body,
            Handler<RoutingContext> part,
            Edge edge) {
        this.router = router;
        this.whoIsIt = whoIsIt;
        this.body = body;
        this.part = part;
        this.edge = edge;
    }

    void signedIn(HttpMethod method, String path, Handling handling) {
        Route route = route(method, path, true);
        route.handler(whoIsIt).handler(ctx -> edge.answer(ctx, handling));
    }

    /** For those who are signed in and send bytes, of one part at a time. */
    void signedInBytes(HttpMethod method, String path, Handling handling) {
        Route route = route(method, path, true);
        route.handler(Guards::bytesOnly).handler(this::readPart);
        route.handler(whoIsIt).handler(ctx -> edge.answer(ctx, handling));
    }

    void open(HttpMethod method, String path, Handling handling) {
        Route route = route(method, path, false);
        route.handler(ctx -> edge.answer(ctx, handling));
    }

    /** Closes the table: whatever else is asked of its paths is not allowed. */
    void close() {
        methods.forEach((path, known) -> {
            TreeSet<String> allowed = new TreeSet<>();
            known.forEach(method -> allowed.add(method.name()));
            if (known.contains(HttpMethod.GET)) {
                allowed.add("HEAD");
            }
            router.route(path).handler(ctx -> {
                throw HttpProblem.of(ProblemCode.methodNotAllowed).header("Allow", String.join(", ", allowed));
            });
        });
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private Route route(HttpMethod method, String path, boolean signedIn) {
        methods.computeIfAbsent(path, p -> new ArrayList<>()).add(method);
        entries.add(new Entry(method, path.replaceAll(":([A-Za-z]+)", "{$1}"), signedIn));
        Route route = router.route(method, path);
        if (method.equals(HttpMethod.GET)) {
            route.method(HttpMethod.HEAD);
        }
        if (method.equals(HttpMethod.POST)) {
            route.handler(Guards::jsonOnly).handler(this::readBody);
        }
        return route;
    }

    /** In a method of its own: added as it is, the router insists that nothing at all stands before it. */
    private void readBody(RoutingContext ctx) {
        body.handle(ctx);
    }

    private void readPart(RoutingContext ctx) {
        part.handle(ctx);
    }
}
