package dev.sextant.http;

import dev.sextant.people.Displays;
import dev.sextant.people.Names;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Act;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walls: one asks to be let in and waits, somebody of the team lets it in, sees them all, and ends one. */
final class DisplayRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DisplayRoutes.class);
    private static final int LONGEST_PLACE = 20;
    /** A house of twenty walls behind one address, each asking every two seconds. */
    private static final int FETCHES_PER_MINUTE = 600;

    private final Displays displays;
    private final Sessions sessions;
    private final Views views;
    private final SessionCookie cookie;
    private final Addresses addresses;
    private final Rates fetches = new Rates(FETCHES_PER_MINUTE, FETCHES_PER_MINUTE);

    DisplayRoutes(Displays displays, Sessions sessions, Views views, SessionCookie cookie, Addresses addresses) {
        this.displays = displays;
        this.sessions = sessions;
        this.views = views;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    /** A wall asks: it is given a code to show, and a secret to come back with. */
    Future<Answer> ask(Visit visit) {
        addresses.take(visit.request());
        return displays.ask()
                .map(asking -> Answer.json(
                        201,
                        new JsonObject()
                                .put("code", asking.code())
                                .put("secret", asking.secret())
                                .put("seconds", Displays.CODE.toSeconds())));
    }

    /** A wall looks whether it was let in; then its cookie carries a session from now on. */
    Future<Answer> fetch(Visit visit) {
        fetches.take(addresses.of(visit.request()));
        return displays.fetch(Visit.text(visit.json(), "secret"), Device.of(visit.request()))
                .map(answer -> {
                    if (answer instanceof Displays.Forgotten) {
                        throw HttpProblem.of(ProblemCode.codeOver);
                    }
                    if (answer instanceof Displays.LetIn letIn) {
                        cookie.give(visit.request(), letIn.token());
                    }
                    return Answer.json(200, new JsonObject().put("in", answer instanceof Displays.LetIn));
                });
    }

    /** Somebody of the team lets a wall in. */
    Future<Answer> confirm(Visit visit) {
        Asked asked = new Asked(visit.json());
        String code = asked.text("code", 1, 20);
        String place = asked.text("place", 1, LONGEST_PLACE);
        asked.done();
        return mayPair(visit)
                .compose(
                        may -> displays.confirm(code, place, visit.actorIn(null).person()))
                .map(done -> {
                    if (!done) {
                        throw HttpProblem.of(
                                ProblemCode.invalid,
                                FieldError.of(
                                        "code",
                                        "unknown",
                                        "没有大屏显示这个代码；代码十分钟一换，请照屏幕再输一次",
                                        "No wall shows this code; it changes every ten minutes, type what the screen shows now"));
                    }
                    LOG.info("event=display-paired by={}", visit.actorIn(null).id());
                    return Answer.nothing();
                });
    }

    Future<Answer> list(Visit visit) {
        return mayPair(visit).compose(may -> displays.all()).map(all -> {
            JsonArray walls = new JsonArray();
            all.forEach(one -> walls.add(OwnRoutes.card(one)
                    .put("name", Names.toJson(one.session().actor().name()))));
            return Answer.json(200, new JsonObject().put("displays", walls));
        });
    }

    /** Ends a wall's session; twice is no mistake. */
    Future<Answer> end(Visit visit) {
        String id = visit.path("display", ProblemCode.notFound);
        return mayPair(visit)
                .compose(may -> displays.find(id))
                .compose(found -> found.isEmpty() ? Future.<Void>succeededFuture() : sessions.end(found.get()))
                .map(ended -> Answer.nothing());
    }

    /** Whoever the plan lets pair walls; an administrator may see and end them, too. */
    private Future<Boolean> mayPair(Visit visit) {
        return visit.session().administrates()
                ? Future.succeededFuture(true)
                : views.permits(null, Act.PAIR_DISPLAY, null, visit.actorIn(null))
                        .map(may -> {
                            if (!may) {
                                throw HttpProblem.notPermitted();
                            }
                            return true;
                        });
    }
}
