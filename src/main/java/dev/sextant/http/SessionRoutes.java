package dev.sextant.http;

import dev.sextant.incident.Actor;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.people.Names;
import dev.sextant.people.Sessions;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who a request comes from. */
final class SessionRoutes {
    /** A page of this site, with what it is to show: never another host, never a scheme. */
    private static final Pattern PAGE =
            Pattern.compile("/(?:[A-Za-z0-9][A-Za-z0-9/._-]*)?(?:[?][A-Za-z0-9/._=&%-]*)?(?:#[A-Za-z0-9/._-]*)?");

    private final SignIn signIn;
    private final Sessions sessions;
    private final ServerClock clock;
    private final boolean secure;
    private final boolean behindProxy;
    private final String cookieName;
    private final long cookieSeconds;
    private final Rates signIns;
    private final Rates requests;

    SessionRoutes(SignIn signIn, Sessions sessions, ServerClock clock, Settings settings) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.clock = clock;
        this.secure = settings.tls().secure();
        this.behindProxy = settings.tls().behindProxy();
        this.cookieName = secure ? "__Host-sextant" : "sextant";
        this.cookieSeconds = settings.sessions().absoluteMinutes() * 60L;
        int tries = settings.limits().signInsPerMinute();
        this.signIns = new Rates(tries, tries);
        int perMinute = settings.limits().requestsPerMinute();
        this.requests = new Rates(perMinute, perMinute / 2);
    }

    Future<Answer> start(Visit visit) {
        String address = address(visit.request());
        signIns.take(address);
        JsonObject body = visit.json();
        String account = Visit.text(body, "account");
        String password = Visit.text(body, "password");
        return endTheOldOne(visit.request())
                .compose(ended -> signIn.withPassword(account, password, address))
                .map(result -> {
                    if (result instanceof SignIn.SignedIn signedIn) {
                        setCookie(visit.request(), signedIn.token(), cookieSeconds);
                        return Answer.json(
                                200,
                                whoAmI(
                                        signedIn.account().actor(),
                                        signedIn.account().language()));
                    }
                    if (result instanceof SignIn.Wait wait) {
                        throw Rates.tooMany(wait.time());
                    }
                    throw HttpProblem.of(ProblemCode.wrongPassword);
                });
    }

    /** One tap of a link that the demo printed; there is no such route otherwise. */
    Future<Answer> startDemo(Visit visit) {
        if ("cross-site".equals(visit.request().getHeader("Sec-Fetch-Site"))) {
            throw HttpProblem.of(ProblemCode.otherOrigin);
        }
        String target = visit.query("to");
        String safe = target != null && PAGE.matcher(target).matches() ? target : "/";
        return endTheOldOne(visit.request())
                .compose(ended -> signIn.asDemoPerson(visit.path("account", ProblemCode.notFound)))
                .map(result -> {
                    if (result instanceof SignIn.SignedIn signedIn) {
                        setCookie(visit.request(), signedIn.token(), cookieSeconds);
                        return Answer.seeOther(safe);
                    }
                    throw HttpProblem.of(ProblemCode.notFound);
                });
    }

    Future<Answer> current(Visit visit) {
        return Future.succeededFuture(
                Answer.json(200, whoAmI(visit.actor(), visit.session().language())));
    }

    /** Signing out twice is no mistake: the second time there is nothing left to end. */
    Future<Answer> end(Visit visit) {
        return endTheOldOne(visit.request()).map(ended -> {
            setCookie(visit.request(), "", 0);
            return Answer.nothing().header("Clear-Site-Data", "\"cache\"");
        });
    }

    /** Finds the session of a request, or fails with 401. The body waits meanwhile. */
    void whoIsIt(RoutingContext ctx) {
        ctx.request().pause();
        find(ctx.request())
                .onSuccess(found -> {
                    ctx.request().resume();
                    if (found.isEmpty()) {
                        ctx.fail(HttpProblem.of(ProblemCode.signIn));
                        return;
                    }
                    Visit.remember(ctx, found.get());
                    ctx.put(Sessions.FROM_IN_CONTEXT, address(ctx.request()));
                    try {
                        requests.take(found.get().id());
                        ctx.next();
                    } catch (HttpProblem tooMany) {
                        ctx.fail(tooMany);
                    }
                })
                .onFailure(failure -> {
                    ctx.request().resume();
                    ctx.fail(failure);
                });
    }

    private Future<Optional<Sessions.Session>> find(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookieName);
        return cookie == null
                        || cookie.getValue().isEmpty()
                        || cookie.getValue().length() > 100
                ? Future.succeededFuture(Optional.empty())
                : sessions.find(cookie.getValue());
    }

    private Future<@Nullable Void> endTheOldOne(HttpServerRequest request) {
        return find(request)
                .compose(found ->
                        found.isPresent() ? sessions.end(found.get()) : Future.<@Nullable Void>succeededFuture());
    }

    private void setCookie(HttpServerRequest request, String value, long seconds) {
        request.response()
                .addCookie(Cookie.cookie(cookieName, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(seconds));
    }

    private JsonObject whoAmI(Actor actor, @Nullable String language) {
        return new JsonObject()
                .put("account", actor.id())
                .put("name", Names.toJson(actor.name()))
                .put("roles", new JsonArray(List.copyOf(new TreeSet<>(actor.roles()))))
                .put("groups", new JsonArray(List.copyOf(actor.groups())))
                .put("language", language)
                .put("now", clock.millis())
                .put("rate", clock.rate());
    }

    private String address(HttpServerRequest request) {
        String forwarded = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        return forwarded == null
                ? request.remoteAddress().hostAddress()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }
}
