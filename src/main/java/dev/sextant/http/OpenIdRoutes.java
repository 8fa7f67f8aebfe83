package dev.sextant.http;

import dev.sextant.openid.OpenIdTrouble;
import dev.sextant.openid.Provider;
import dev.sextant.ops.Settings;
import dev.sextant.people.OpenId;
import dev.sextant.people.People;
import dev.sextant.people.SecondStep;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the organisation's own sign-in and back. It begins with a write from one of our own pages, and ends with the one
 * request of all that another site may lead here with a meaning: a browser that opens {@link #BACK} as a page. What came of it
 * the browser is told by the page that it is sent on to, never by an address of that other site's choice.
 */
final class OpenIdRoutes {
    /** Registered at the provider, with the origin before it. */
    static final String BACK = "/sign-in/openid";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdRoutes.class);
    private static final Set<String> AS_A_PAGE = Set.of("navigate", "document");

    private final People people;
    private final Settings.SignIn rules;
    private final SessionCookie cookie;
    private final IdentityRoutes identity;
    private final Addresses addresses;

    OpenIdRoutes(
            People people, Settings.SignIn rules, SessionCookie cookie, IdentityRoutes identity, Addresses addresses) {
        this.people = people;
        this.rules = rules;
        this.cookie = cookie;
        this.identity = identity;
        this.addresses = addresses;
    }

    /** In which ways one signs in here; for the page that asks. */
    Future<Answer> offered(Visit visit) {
        JsonObject button = people.openId()
                .provider()
                .map(provider ->
                        new JsonObject(new LinkedHashMap<>(provider.settings().button())))
                .orElse(null);
        String signOut = people.openId()
                .provider()
                .flatMap(provider -> provider.signOut(visit.ownOrigin() + "/"))
                .orElse(null);
        return Future.succeededFuture(Answer.json(
                200,
                new JsonObject()
                        .put("openId", button)
                        .put("passwords", rules.passwordsForAll())
                        .put("signOut", signOut)));
    }

    Future<Answer> beginSignIn(Visit visit) {
        addresses.take(visit.request());
        provider();
        Object to = visit.json().getValue("to");
        String target = OwnPage.of(to instanceof String text ? text : null);
        return cookie.session(visit.request())
                .compose(before -> people.openId().beginSignIn(before, redirect(visit), target))
                .map(begun -> begun(visit, begun))
                .recover(OpenIdRoutes::told);
    }

    /** In a window of its own, so that what is typed and open in the page stays. */
    Future<Answer> beginProof(Visit visit) {
        addresses.take(visit.request());
        provider();
        return people.openId()
                .beginProof(visit.session(), redirect(visit))
                .map(begun -> begun(visit, begun))
                .recover(OpenIdRoutes::told);
    }

    Future<Answer> beginTie(Visit visit) {
        addresses.take(visit.request());
        provider();
        identity.sure(visit.session());
        return people.openId()
                .beginTie(visit.session(), redirect(visit))
                .map(begun -> begun(visit, begun))
                .recover(OpenIdRoutes::told);
    }

    private Answer begun(Visit visit, OpenId.Begun begun) {
        cookie.giveOnTheWay(visit.request(), begun.kept());
        return Answer.json(200, new JsonObject().put("address", begun.address()));
    }

    private static Future<Answer> told(Throwable failure) {
        return Future.failedFuture(
                failure instanceof OpenIdTrouble trouble
                        ? HttpProblem.of(
                                trouble.why() == OpenIdTrouble.Why.AWAY
                                        ? ProblemCode.openIdAway
                                        : ProblemCode.openIdUnfit)
                        : failure);
    }

    /** @throws HttpProblem 404 when the settings name none */
    private Provider provider() {
        return people.openId().provider().orElseThrow(() -> HttpProblem.of(ProblemCode.notFound));
    }

    /** The origin was judged before a write came this far; the provider judges it once more. */
    private static String redirect(Visit visit) {
        return visit.ownOrigin() + BACK;
    }

    /** Back from the provider. */
    Future<Answer> back(Visit visit) {
        provider();
        HttpServerRequest request = visit.request();
        asAPage(request);
        String kept = cookie.takeOnTheWay(request);
        try {
            addresses.take(request);
        } catch (HttpProblem tooMany) {
            return Future.succeededFuture(Answer.seeOther(failed("wait", Optional.of("/"), false)));
        }
        OpenId.Answer answer =
                new OpenId.Answer(said(visit, "state"), said(visit, "code"), said(visit, "error"), said(visit, "iss"));
        return people.openId()
                .end(kept, answer, Device.of(request))
                .map(result -> Answer.seeOther(next(request, result)))
                .recover(failure -> {
                    LOG.warn(
                            "event=openid-not-ended why=\"{}\"",
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture(Answer.seeOther(failed("failed", Optional.of("/"), false)));
                });
    }

    /** No frame, no picture and no script of another page fetches this; a program that says nothing brings no cookie. */
    private static void asAPage(HttpServerRequest request) {
        for (String header : new String[] {"Sec-Fetch-Mode", "Sec-Fetch-Dest"}) {
            String value = request.getHeader(header);
            if (value != null && !AS_A_PAGE.contains(value)) {
                throw HttpProblem.of(ProblemCode.otherOrigin);
            }
        }
    }

    private static String said(Visit visit, String name) {
        String value = visit.query(name);
        return value == null ? "" : value;
    }

    private String next(HttpServerRequest request, OpenId.Result result) {
        if (result instanceof OpenId.Came came) {
            return entered(request, came);
        }
        if (result instanceof OpenId.Proved) {
            return "/confirmed";
        }
        if (result instanceof OpenId.Tied) {
            return "/me";
        }
        OpenId.Not not = (OpenId.Not) result;
        return failed(not.why().name().toLowerCase(Locale.ROOT).replace("_", "-"), not.target(), not.tying());
    }

    /** A ticket stands behind the {@code #}: what stands there no server and no log on the way sees. */
    private String entered(HttpServerRequest request, OpenId.Came came) {
        if (came.in() instanceof SignIn.SignedIn signedIn) {
            cookie.give(request, signedIn.token());
            return came.target();
        }
        if (came.in() instanceof SecondStep.Asked asked) {
            return "/?next=" + encoded(came.target()) + "#" + (asked.setUp() ? "setUp" : "code") + "." + asked.ticket();
        }
        return failed("unknown", Optional.of(came.target()), false);
    }

    private static String failed(String why, Optional<String> target, boolean tying) {
        if (target.isEmpty()) {
            return (tying ? "/me" : "/confirmed") + "?openid=" + why;
        }
        return "/?openid=" + why + (target.get().equals("/") ? "" : "&next=" + encoded(target.get()));
    }

    private static String encoded(String page) {
        return URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** Whether my account is tied to me at the provider, and since when. */
    Future<Answer> mine(Visit visit) {
        return people.openId()
                .links()
                .of(me(visit))
                .map(link -> Answer.json(
                        200,
                        new JsonObject()
                                .put("offered", people.openId().provider().isPresent())
                                .put(
                                        "since",
                                        link.map(one -> one.since().toString()).orElse(null))));
    }

    /** Unties it; twice is no mistake. */
    Future<Answer> untie(Visit visit) {
        identity.sure(visit.session());
        return people.openId().links().untie(me(visit)).map(untied -> {
            LOG.info("event=openid-untied account={}", me(visit));
            return Answer.nothing();
        });
    }

    private static String me(Visit visit) {
        return visit.session().actor().id();
    }
}
