package dev.sextant.http;

import dev.sextant.people.Account;
import dev.sextant.people.Links;
import dev.sextant.people.Names;
import dev.sextant.people.People;
import dev.sextant.people.Roster;
import dev.sextant.plan.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that was given to somebody: what it is for, and the password that its owner sets by it. */
final class WelcomeRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(WelcomeRoutes.class);

    private final People people;
    private final NewPassword newPassword;
    private final SessionCookie cookie;
    private final SessionRoutes session;
    private final Addresses addresses;

    WelcomeRoutes(People people, SessionCookie cookie, SessionRoutes session, Addresses addresses) {
        this.people = people;
        this.newPassword = new NewPassword(people.rules());
        this.cookie = cookie;
        this.session = session;
        this.addresses = addresses;
    }

    /** What a link is for. Looking does not use it up. */
    Future<Answer> look(Visit visit) {
        addresses.take(visit.request());
        return link(visit.json())
                .compose(link -> owner(link)
                        .map(owner -> Answer.json(
                                200,
                                new JsonObject()
                                        .put("first", owner.isEmpty())
                                        .put("account", owner.map(Account::id).orElse(null))
                                        .put(
                                                "name",
                                                owner.map(account -> Names.toJson(account.name()))
                                                        .orElse(null))
                                        .put("until", link.until().toString()))));
    }

    /** Sets the password and signs in. A password that is refused does not use the link up. */
    Future<Answer> setPassword(Visit visit) {
        addresses.take(visit.request());
        JsonObject body = visit.json();
        String password = Visit.text(body, "password");
        return link(body)
                .compose(link -> owner(link).compose(owner -> {
                    Account account = owner.orElseGet(() -> first(body));
                    newPassword.judge(account.id(), password);
                    return people.passwords()
                            .keep(password)
                            .compose(secret -> owner.isEmpty()
                                    ? firstComes(link, account.withSecret(secret))
                                    : comes(link, account.id(), secret));
                }))
                .compose(account -> people.sessions()
                        .endAll(account.id())
                        .compose(ended -> cookie.endTheOldOne(visit.request()))
                        .compose(ended -> people.signIn().byLink(account, Device.of(visit.request())))
                        .map(result -> {
                            LOG.info("event=password-set account={}", account.id());
                            return session.answer(visit, result);
                        }));
    }

    private Future<Links.Link> link(JsonObject body) {
        return people.links().look(Visit.text(body, "link")).compose(WelcomeRoutes::or410);
    }

    /** Whose it is; empty for the first administrator, who has no account yet. */
    private Future<Optional<Account>> owner(Links.Link link) {
        if (link.account().isEmpty()) {
            return people.accounts().all().map(all -> {
                if (!all.isEmpty()) {
                    throw HttpProblem.of(ProblemCode.linkOver);
                }
                return Optional.empty();
            });
        }
        return people.accounts()
                .find(link.account().get())
                .compose(found -> or410(found.filter(account -> !account.locked())))
                .map(Optional::of);
    }

    private static Account first(JsonObject body) {
        Asked asked = new Asked(body);
        String id = asked.text("account", 1, 40);
        String name = asked.text("name", 1, Roster.LONGEST_NAME);
        if (!id.isEmpty() && !Account.ID.matcher(id).matches()) {
            asked.wrong(PeopleWords.account());
        }
        asked.done();
        return Account.invited(id, Names.same(name), List.of(Role.ADMINISTRATOR), null);
    }

    private Future<Account> firstComes(Links.Link link, Account account) {
        return people.links()
                .use(link)
                .compose(mine -> or410(mine ? Optional.of(account) : Optional.empty()))
                .compose(mine -> people.accounts().add(account))
                .compose(added -> or410(added ? Optional.of(account) : Optional.empty()));
    }

    private Future<Account> comes(Links.Link link, String id, String secret) {
        return people.links()
                .use(link)
                .compose(mine -> or410(mine ? Optional.of(id) : Optional.empty()))
                .compose(mine -> people.accounts().change(id, account -> account.withSecret(secret)))
                .compose(WelcomeRoutes::or410);
    }

    private static <T> Future<T> or410(Optional<T> found) {
        T value = found.orElse(null);
        return value == null
                ? Future.failedFuture(HttpProblem.of(ProblemCode.linkOver))
                : Future.succeededFuture(value);
    }
}
