package dev.sextant.http;

import dev.sextant.people.People;
import dev.sextant.people.Session;
import dev.sextant.people.Sessions;
import dev.sextant.people.SignIn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody does with their own account: where am I signed in, end that, another password. */
final class OwnRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(OwnRoutes.class);

    private final People people;
    private final NewPassword newPassword;
    private final Addresses addresses;

    OwnRoutes(People people, Addresses addresses) {
        this.people = people;
        this.newPassword = new NewPassword(people.rules());
        this.addresses = addresses;
    }

    Future<Answer> sessions(Visit visit) {
        Session here = visit.session();
        return people.sessions().ofPerson(here.actor().id()).map(running -> {
            JsonArray sessions = new JsonArray();
            running.forEach(one ->
                    sessions.add(card(one).put("here", one.session().id().equals(here.id()))));
            return Answer.json(200, new JsonObject().put("sessions", sessions));
        });
    }

    static JsonObject card(Sessions.Running running) {
        Session session = running.session();
        return new JsonObject()
                .put("id", session.id())
                .put("device", session.device())
                .put("since", session.since().toString())
                .put("used", running.used().toString());
    }

    /** Ends one of my sessions; ending it twice is no mistake. */
    Future<Answer> end(Visit visit) {
        String id = visit.path("device", ProblemCode.notFound);
        String me = visit.session().actor().id();
        return people.sessions().ofPerson(me).compose(running -> {
            Future<Void> ended = Future.succeededFuture();
            for (Sessions.Running one : running) {
                if (one.session().id().equals(id)) {
                    ended = people.sessions().end(one.session());
                }
            }
            return ended.map(done -> Answer.nothing());
        });
    }

    /** Ends all of my sessions but this one. */
    Future<Answer> endOthers(Visit visit) {
        return others(visit).map(done -> Answer.nothing());
    }

    /** Another password; whoever knows the old one elsewhere is signed out. */
    Future<Answer> password(Visit visit) {
        String address = addresses.take(visit.request());
        JsonObject body = visit.json();
        String me = visit.session().actor().id();
        String old = Visit.text(body, "old");
        String password = Visit.text(body, "password");
        newPassword.judge(me, password);
        return people.signIn().judge(me, old, address).compose(judged -> {
            if (judged instanceof SignIn.Wait wait) {
                throw Rates.tooMany(wait.time());
            }
            if (judged instanceof SignIn.Wrong) {
                throw HttpProblem.of(
                        ProblemCode.invalid, FieldError.of("old", "wrong", "原密码不对", "The old password is wrong"));
            }
            return people.passwords()
                    .keep(password)
                    .compose(secret -> people.accounts().change(me, account -> account.withSecret(secret)))
                    .compose(changed -> others(visit))
                    .map(done -> {
                        LOG.info("event=password-set account={}", me);
                        return Answer.nothing();
                    });
        });
    }

    private Future<Void> others(Visit visit) {
        return people.sessions().endOthers(visit.session());
    }
}
