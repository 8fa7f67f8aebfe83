package dev.sextant.http;

import dev.sextant.people.Account;
import dev.sextant.people.People;
import dev.sextant.people.Session;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proving once more, in a session that runs, who one is: for steps that the plan wants to be sure of. The proof holds in this
 * one session; how long, each step says for itself.
 */
final class IdentityRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityRoutes.class);

    /** In the demo people came in by a tap and know no password: one press stands for it. */
    private static final String PRESS = "press";

    private static final Duration OF_ONES_OWN = Duration.ofMinutes(5);
    private static final String PASSWORD = "password";
    private static final String PASSKEY = "passkey";
    private static final String OPEN_ID = "openId";

    private final People people;
    private final Addresses addresses;
    private final boolean demo;

    IdentityRoutes(People people, Addresses addresses, boolean demo) {
        this.people = people;
        this.addresses = addresses;
        this.demo = demo;
    }

    /** The ways in which this person can prove it, the best first, and when they did last. */
    Future<Answer> ways(Visit visit) {
        Session session = visit.session();
        if (demo) {
            return Future.succeededFuture(ways(session, List.of(PRESS)));
        }
        String host = PasskeyRoutes.place(visit).host();
        String me = session.actor().id();
        List<String> ways = new ArrayList<>();
        return people.passkeys()
                .of(me)
                .compose(all -> {
                    if (all.stream().anyMatch(one -> one.host().equals(host))) {
                        ways.add(PASSKEY);
                    }
                    return people.openId().links().of(me);
                })
                .compose(link -> {
                    if (link.isPresent() && people.openId().provider().isPresent()) {
                        ways.add(OPEN_ID);
                    }
                    return people.accounts().find(me);
                })
                .map(account -> {
                    if (account.filter(Account::hasPassword).isPresent() || ways.isEmpty()) {
                        ways.add(PASSWORD);
                    }
                    return ways(session, ways);
                });
    }

    private static Answer ways(Session session, List<String> ways) {
        return Answer.json(
                200,
                new JsonObject()
                        .put("ways", new JsonArray(ways))
                        .put(
                                "proved",
                                session.proved() == null
                                        ? null
                                        : session.proved().toString()));
    }

    /** What a passkey of this person is to sign. */
    Future<Answer> beginWithPasskey(Visit visit) {
        addresses.take(visit.request());
        return people.passkeys()
                .beginProof(visit.session(), PasskeyRoutes.place(visit))
                .map(options -> Answer.json(200, options));
    }

    /**
     * For acts of one's own account that change how one signs in.
     *
     * @throws HttpProblem 403 when the person did not prove it within some minutes
     */
    void sure(Session session) {
        if (!people.sessions().acting(session, null).provedWithin(OF_ONES_OWN)) {
            throw HttpProblem.of(ProblemCode.confirmIdentity);
        }
    }

    Future<Answer> confirm(Visit visit) {
        String address = addresses.take(visit.request());
        JsonObject body = visit.json();
        Session session = visit.session();
        if (demo && body.isEmpty()) {
            return proved(session);
        }
        if (body.containsKey(PASSKEY)) {
            return withPasskey(visit, body);
        }
        String me = session.actor().id();
        return people.signIn().judge(me, Visit.text(body, PASSWORD), address).compose(judged -> {
            if (judged instanceof SignIn.Wait wait) {
                throw Rates.tooMany(wait.time());
            }
            if (judged instanceof SignIn.Wrong) {
                LOG.info("event=identity-refused account={}", me);
                throw HttpProblem.of(
                        ProblemCode.invalid, FieldError.of(PASSWORD, "wrong", "密码不对", "The password is wrong"));
            }
            return proved(session);
        });
    }

    private Future<Answer> withPasskey(Visit visit, JsonObject body) {
        Session session = visit.session();
        return people.passkeys()
                .proves(session, PasskeyRoutes.place(visit), PasskeyRoutes.credential(body, PASSKEY))
                .compose(right -> {
                    if (!right) {
                        LOG.info(
                                "event=identity-refused account={}",
                                session.actor().id());
                        throw HttpProblem.of(
                                ProblemCode.invalid,
                                FieldError.of(
                                        PASSKEY,
                                        "wrong",
                                        "通行密钥没有通过，请再试一次或用密码",
                                        "The passkey was not accepted; try once more, or use your password"));
                    }
                    return proved(session);
                });
    }

    private Future<Answer> proved(Session session) {
        return people.sessions().prove(session).map(kept -> {
            if (!kept) {
                throw HttpProblem.of(ProblemCode.signIn);
            }
            LOG.info("event=identity-confirmed account={}", session.actor().id());
            return Answer.nothing();
        });
    }
}
