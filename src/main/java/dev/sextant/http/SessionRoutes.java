package dev.sextant.http;

import dev.sextant.incident.Actor;
import dev.sextant.ops.ServerClock;
import dev.sextant.people.Account;
import dev.sextant.people.Names;
import dev.sextant.people.SecondStep;
import dev.sextant.people.Session;
import dev.sextant.people.Sessions;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who a request comes from. */
final class SessionRoutes {
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final ServerClock clock;
    private final Addresses addresses;
    private final Rates requests;

    SessionRoutes(SignIn signIn, SessionCookie cookie, ServerClock clock, Addresses addresses, int requestsPerMinute) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.clock = clock;
        this.addresses = addresses;
        this.requests = new Rates(requestsPerMinute, requestsPerMinute / 2);
    }

    Future<Answer> start(Visit visit) {
        String address = addresses.take(visit.request());
        JsonObject body = visit.json();
        String account = Visit.text(body, "account");
        String password = Visit.text(body, "password");
        return cookie.endTheOldOne(visit.request())
                .compose(ended -> signIn.withPassword(account, password, address, Device.of(visit.request())))
                .map(result -> answer(visit, result));
    }

    /** How a sign-in went: in, one more step to take, or not. */
    Answer answer(Visit visit, SignIn.Result result) {
        if (result instanceof SignIn.SignedIn signedIn) {
            cookie.give(visit.request(), signedIn.token());
            JsonObject person = whoAmI(signedIn.account());
            return Answer.json(
                    200,
                    signedIn.recovery().isEmpty()
                            ? person
                            : person.put("recovery", new JsonArray(signedIn.recovery())));
        }
        if (result instanceof SecondStep.Asked asked) {
            return Answer.json(
                    202, new JsonObject().put("ticket", asked.ticket()).put("step", asked.setUp() ? "setUp" : "code"));
        }
        if (result instanceof SignIn.Wait wait) {
            throw Rates.tooMany(wait.time());
        }
        if (result instanceof SignIn.Elsewhere) {
            throw HttpProblem.of(ProblemCode.notByPassword);
        }
        throw HttpProblem.of(ProblemCode.wrongPassword);
    }

    /** One tap of a link that the demo printed; there is no such route otherwise. */
    Future<Answer> startDemo(Visit visit) {
        if ("cross-site".equals(visit.request().getHeader("Sec-Fetch-Site"))) {
            throw HttpProblem.of(ProblemCode.otherOrigin);
        }
        String safe = OwnPage.of(visit.query("to"));
        return cookie.endTheOldOne(visit.request())
                .compose(ended ->
                        signIn.asDemoPerson(visit.path("account", ProblemCode.notFound), Device.of(visit.request())))
                .map(result -> {
                    if (result instanceof SignIn.SignedIn signedIn) {
                        cookie.give(visit.request(), signedIn.token());
                        return Answer.seeOther(safe);
                    }
                    throw HttpProblem.of(ProblemCode.notFound);
                });
    }

    Future<Answer> current(Visit visit) {
        Session session = visit.session();
        return Future.succeededFuture(Answer.json(
                200,
                whoAmI(session.actor(), session.language())
                        .put("kind", session.kind().name().toLowerCase(Locale.ROOT))
                        .put("only", session.only())));
    }

    /** Signing out twice is no mistake: the second time there is nothing left to end. */
    Future<Answer> end(Visit visit) {
        return cookie.endTheOldOne(visit.request()).map(ended -> {
            cookie.takeBack(visit.request());
            return Answer.nothing().header("Clear-Site-Data", "\"cache\"");
        });
    }

    /** Finds the session of a request, or fails with 401. The body waits meanwhile. */
    void whoIsIt(RoutingContext ctx) {
        ctx.request().pause();
        cookie.session(ctx.request())
                .onSuccess(found -> {
                    ctx.request().resume();
                    if (found.isEmpty()) {
                        ctx.fail(HttpProblem.of(ProblemCode.signIn));
                        return;
                    }
                    Visit.remember(ctx, found.get());
                    ctx.put(Sessions.FROM_IN_CONTEXT, addresses.of(ctx.request()));
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

    /** Who just signed in. */
    JsonObject whoAmI(Account account) {
        return whoAmI(account.actor(), account.language()).put("kind", "person");
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
}
