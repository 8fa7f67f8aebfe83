package dev.sextant.http;

import dev.sextant.people.People;
import dev.sextant.people.SecondFactors;
import dev.sextant.people.SecondStep;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Codes of an app as a second factor: given at the sign-in, and looked after by whoever has one. */
final class SecondFactorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SecondFactorRoutes.class);
    private static final String TICKET = "ticket";
    private static final String CODE = "code";

    private final People people;
    private final SessionRoutes session;
    private final IdentityRoutes identity;
    private final Addresses addresses;

    SecondFactorRoutes(People people, SessionRoutes session, IdentityRoutes identity, Addresses addresses) {
        this.people = people;
        this.session = session;
        this.identity = identity;
        this.addresses = addresses;
    }

    /** Begins to set it up between the password and the session, where a role demands it. */
    Future<Answer> beginAtSignIn(Visit visit) {
        addresses.take(visit.request());
        return people.secondStep()
                .begin(Visit.text(visit.json(), TICKET))
                .map(begun ->
                        begun.map(SecondFactorRoutes::shown).orElseThrow(() -> HttpProblem.of(ProblemCode.ticketOver)));
    }

    /** The second step of the sign-in. */
    Future<Answer> signIn(Visit visit) {
        addresses.take(visit.request());
        JsonObject body = visit.json();
        return people.secondStep()
                .with(Visit.text(body, TICKET), Visit.text(body, CODE), Device.of(visit.request()))
                .map(result -> {
                    if (result instanceof SecondStep.Over) {
                        throw HttpProblem.of(ProblemCode.ticketOver);
                    }
                    if (result instanceof SignIn.Wrong) {
                        throw wrongCode();
                    }
                    return session.answer(visit, result);
                });
    }

    Future<Answer> mine(Visit visit) {
        List<String> roles = List.copyOf(visit.session().actor().roles());
        return people.secondFactors()
                .of(me(visit))
                .map(state -> Answer.json(
                        200,
                        new JsonObject()
                                .put("on", state.isPresent())
                                .put("demanded", people.secondFactors().demandedOf(roles))
                                .put(
                                        "since",
                                        state.map(one -> one.since().toString()).orElse(null))
                                .put(
                                        "recoveryLeft",
                                        state.map(SecondFactors.State::recoveryLeft)
                                                .orElse(0))));
    }

    Future<Answer> begin(Visit visit) {
        identity.sure(visit.session());
        return people.secondFactors().begin(me(visit)).map(SecondFactorRoutes::shown);
    }

    /** Turns on what was begun. Whoever is signed in elsewhere was so by the password alone, and is not any more. */
    Future<Answer> turnOn(Visit visit) {
        addresses.take(visit.request());
        identity.sure(visit.session());
        return people.secondFactors()
                .turnOn(me(visit), Visit.text(visit.json(), CODE))
                .map(codes -> codes.orElseThrow(SecondFactorRoutes::wrongCode))
                .compose(codes -> people.sessions().endOthers(visit.session()).map(ended -> {
                    LOG.info("event=second-factor-on account={}", me(visit));
                    return recovery(codes);
                }));
    }

    Future<Answer> renew(Visit visit) {
        identity.sure(visit.session());
        return people.secondFactors().renew(me(visit)).map(codes -> {
            LOG.info("event=recovery-codes-renewed account={}", me(visit));
            return recovery(codes.orElseThrow(() -> HttpProblem.of(ProblemCode.outOfOrder)));
        });
    }

    Future<Answer> turnOff(Visit visit) {
        identity.sure(visit.session());
        return people.secondFactors().off(me(visit)).map(off -> {
            LOG.info("event=second-factor-off account={}", me(visit));
            return Answer.nothing();
        });
    }

    private static String me(Visit visit) {
        return visit.session().actor().id();
    }

    private static Answer shown(SecondFactors.Begun begun) {
        return Answer.json(
                200,
                new JsonObject()
                        .put("secret", begun.secret())
                        .put("address", begun.address())
                        .put("qr", QrCode.of(begun.address()).toJson()));
    }

    private static Answer recovery(List<String> codes) {
        return Answer.json(200, new JsonObject().put("recovery", new JsonArray(codes)));
    }

    private static HttpProblem wrongCode() {
        return HttpProblem.of(
                ProblemCode.invalid,
                FieldError.of(CODE, "wrong", "不对，或已经用过", "This code is wrong, or was used already"));
    }
}
