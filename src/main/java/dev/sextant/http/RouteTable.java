package dev.sextant.http;

import dev.sextant.people.Session;
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
 * Every way in, and only two doors: {@link #signedIn} for those who are, {@link #open} for everybody. Nothing can be added
 * without saying which, and behind the first door who of them ({@link Whom}); what they may do there is asked of the plan. A path of the table answers every other method with 405 and the methods that it knows.
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
    record Entry(HttpMethod method, String path, Whom whom) {
        boolean signedIn() {
            return whom != Whom.STRANGERS;
        }
    }

    /** Who may come in by a way; everybody else is told 403, or to sign in. */
    enum Whom {
        /** Everybody, without a session. */
        STRANGERS,
        /** Everybody who has a session: people, guests, walls. */
        ALL,
        /** People and guests, who act; no walls. */
        ACTING,
        /** People with an account. */
        PEOPLE,
        /** People with an account that is an administrator's. */
        ADMINISTRATORS;

        boolean admits(Session session) {
            return switch (this) {
                case STRANGERS, ALL -> true;
                case ACTING -> session.kind() != Session.Kind.DISPLAY;
                case PEOPLE -> session.kind() == Session.Kind.PERSON;
                case ADMINISTRATORS -> session.administrates();
            };
        }
    }

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

    void signedIn(Whom whom, HttpMethod method, String path, Handling handling) {
        Route route = route(method, path, whom);
        admit(route, whom, handling);
    }

    private void admit(Route route, Whom whom, Handling handling) {
        route.handler(whoIsIt).handler(ctx -> {
            Visit visit = new Visit(ctx);
            if (!whom.admits(visit.session())) {
                throw HttpProblem.notPermitted();
            }
            edge.answer(ctx, handling);
        });
    }

    /** For those who are signed in and send bytes, of one part at a time. */
    void signedInBytes(Whom whom, HttpMethod method, String path, Handling handling) {
        Route route = route(method, path, whom);
        route.handler(Guards::bytesOnly).handler(this::readPart);
        admit(route, whom, handling);
    }

    void open(HttpMethod method, String path, Handling handling) {
        Route route = route(method, path, Whom.STRANGERS);
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

    private Route route(HttpMethod method, String path, Whom whom) {
        methods.computeIfAbsent(path, p -> new ArrayList<>()).add(method);
        entries.add(new Entry(method, path.replaceAll(":([A-Za-z]+)", "{$1}"), whom));
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
