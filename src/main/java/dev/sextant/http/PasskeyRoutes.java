package dev.sextant.http;

import dev.sextant.people.Passkey;
import dev.sextant.people.Passkeys;
import dev.sextant.people.People;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passkeys: signing in with one, and looking after one's own. */
final class PasskeyRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyRoutes.class);
    private static final String CREDENTIAL = "credential";

    private final People people;
    private final SessionRoutes session;
    private final IdentityRoutes identity;
    private final Addresses addresses;

    PasskeyRoutes(People people, SessionRoutes session, IdentityRoutes identity, Addresses addresses) {
        this.people = people;
        this.session = session;
        this.identity = identity;
        this.addresses = addresses;
    }

    Future<Answer> beginSignIn(Visit visit) {
        addresses.take(visit.request());
        return people.passkeys().beginSignIn(place(visit)).map(options -> Answer.json(200, options));
    }

    Future<Answer> signIn(Visit visit) {
        addresses.take(visit.request());
        return people.passkeys()
                .signIn(place(visit), Device.of(visit.request()), credential(visit.json(), CREDENTIAL))
                .map(result -> {
                    if (result instanceof SignIn.Wrong) {
                        throw HttpProblem.of(ProblemCode.passkeyUnknown);
                    }
                    return session.answer(visit, result);
                });
    }

    Future<Answer> mine(Visit visit) {
        return people.passkeys().of(me(visit)).map(all -> {
            JsonArray cards = new JsonArray();
            all.forEach(one -> cards.add(card(one)));
            return Answer.json(200, new JsonObject().put("passkeys", cards).put("most", Passkeys.MOST));
        });
    }

    Future<Answer> begin(Visit visit) {
        identity.sure(visit.session());
        return people.passkeys()
                .beginRegistering(visit.session(), place(visit))
                .map(options -> Answer.json(200, options));
    }

    Future<Answer> add(Visit visit) {
        addresses.take(visit.request());
        identity.sure(visit.session());
        return people.passkeys()
                .register(
                        visit.session(), place(visit), Device.of(visit.request()), credential(visit.json(), CREDENTIAL))
                .map(added -> {
                    Passkey passkey = added.orElseThrow(() -> HttpProblem.of(
                            ProblemCode.invalid,
                            FieldError.of(
                                    CREDENTIAL,
                                    "refused",
                                    "没有添加：这个通行密钥不能用，已经添加过，或已满 " + Passkeys.MOST + " 个；请再试一次",
                                    "It was not added: it cannot be used, is there already, or you have "
                                            + Passkeys.MOST + " of them; try once more")));
                    LOG.info("event=passkey-added account={}", me(visit));
                    return Answer.json(201, card(passkey));
                });
    }

    /** Removing it twice is no mistake. */
    Future<Answer> remove(Visit visit) {
        identity.sure(visit.session());
        return people.passkeys()
                .remove(me(visit), visit.path("passkey", ProblemCode.notFound))
                .map(removed -> {
                    LOG.info("event=passkey-removed account={}", me(visit));
                    return Answer.nothing();
                });
    }

    private static JsonObject card(Passkey passkey) {
        return new JsonObject()
                .put("id", passkey.id())
                .put("device", passkey.device())
                .put("host", passkey.host())
                .put("since", passkey.since().toString())
                .put("used", passkey.used() == null ? null : passkey.used().toString());
    }

    private static String me(Visit visit) {
        return visit.session().actor().id();
    }

    /** The origin was judged before a write came this far. */
    static Passkeys.Place place(Visit visit) {
        String origin = visit.ownOrigin();
        try {
            String host = URI.create(origin).getHost();
            if (host != null) {
                return new Passkeys.Place(origin, host);
            }
        } catch (IllegalArgumentException noOrigin) {
            throw HttpProblem.of(ProblemCode.otherOrigin);
        }
        throw HttpProblem.of(ProblemCode.otherOrigin);
    }

    static JsonObject credential(JsonObject body, String field) {
        if (body.getValue(field) instanceof JsonObject credential) {
            return credential;
        }
        throw HttpProblem.of(
                ProblemCode.malformed,
                FieldError.of(
                        field, "type", "应为浏览器给出的通行密钥应答", "This must be what the browser answered for the passkey"));
    }
}
