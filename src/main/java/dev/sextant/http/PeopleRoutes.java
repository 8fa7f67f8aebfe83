package dev.sextant.http;

import dev.sextant.people.Account;
import dev.sextant.people.Links;
import dev.sextant.people.Names;
import dev.sextant.people.OpenIdLinks;
import dev.sextant.people.People;
import dev.sextant.people.Roster;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Role;
import dev.sextant.wire.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an administrator does: who has an account, with which roles, and whether it is open. Nothing of an incident is
 * here. An administrator cannot lock, or take that role from, the account that he is signed in with: so there always is
 * one. Every change is written to the log with who did it.
 */
final class PeopleRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleRoutes.class);

    private final People people;
    private final Plan plan;
    private final Roster roster;
    private final PeopleOpenId openId;

    PeopleRoutes(People people, Plan plan) {
        this.people = people;
        this.plan = plan;
        this.roster = people.roster();
        this.openId = new PeopleOpenId(people);
    }

    /** Everybody, and the roles that can be given. */
    Future<Answer> list(Visit visit) {
        String me = visit.session().actor().id();
        return people.accounts()
                .all()
                .compose(all -> people.accounts()
                        .lastSignIns()
                        .compose(last -> Future.join(all.stream()
                                        .map(account -> card(account, last)
                                                .map(card -> card.put(
                                                        "oneself", account.id().equals(me))))
                                        .toList())
                                .map(cards -> {
                                    JsonObject answer = new JsonObject().put("people", new JsonArray(cards.list()));
                                    return Answer.json(
                                            200,
                                            answer.put("openId", openId.settings())
                                                    .put("roles", roles())
                                                    .put("groups", groups())
                                                    .put("timezone", plan.zone().getId()));
                                })));
    }

    private Future<JsonObject> card(Account account, Map<String, Instant> last) {
        Instant signedIn = last.get(account.id());
        JsonObject card = new JsonObject()
                .put("account", account.id())
                .put("name", Names.toJson(account.name()))
                .put("roles", new JsonArray(account.roles()))
                .put("language", account.language())
                .put("locked", account.locked())
                .put("password", account.hasPassword())
                .put("lastSignIn", signedIn == null ? null : signedIn.toString());
        return people.links()
                .until(account.id())
                .compose(until -> people.sessions()
                        .ofPerson(account.id())
                        .compose(sessions -> people.secondFactors()
                                .of(account.id())
                                .map(second -> card.put("secondFactor", second.isPresent()))
                                .compose(counted -> people.passkeys().of(account.id()))
                                .compose(passkeys -> openId.of(
                                        card.put("passkeys", passkeys.size()).getString("account")))
                                .map(tied -> card.put("openId", tied.orElse(null)))
                                .map(sessions))
                        .map(sessions -> card.put(
                                        "linkUntil",
                                        until.map(Instant::toString).orElse(null))
                                .put("sessions", sessions.size())));
    }

    private JsonArray roles() {
        JsonArray roles = new JsonArray();
        for (Role role : plan.roles().values()) {
            if (Roster.isGiven(role)) {
                roles.add(new JsonObject()
                        .put("id", role.id())
                        .put("label", ValueJson.label(role.label()))
                        .put("ofGroup", role.scope() == Role.Scope.GROUP));
            }
        }
        return roles;
    }

    private JsonArray groups() {
        JsonArray groups = new JsonArray();
        plan.groups()
                .values()
                .forEach(group -> groups.add(new JsonObject()
                        .put("id", group.id())
                        .put("label", ValueJson.label(group.label()))
                        .put("short", ValueJson.label(group.brief()))));
        return groups;
    }

    /** Invites somebody; the answer holds the link, which is kept nowhere. */
    Future<Answer> invite(Visit visit) {
        Asked asked = new Asked(visit.json());
        String id = asked.text("account", 0, 40);
        String name = asked.text("name", 0, Roster.LONGEST_NAME);
        List<String> roles = roster.held(asked.texts("roles"));
        String language = asked.text("language", 0, 2);
        roster.judge(id, name, roles, language).forEach(fault -> asked.wrong(PeopleWords.of(fault, roster)));
        asked.done();
        Account account = Account.invited(id, Names.same(name), roles, language.isEmpty() ? null : language);
        return people.accounts().add(account).compose(added -> {
            if (!added) {
                throw HttpProblem.of(
                        ProblemCode.invalid, PeopleWords.of(new Roster.Fault("account", "taken", id), roster));
            }
            note(visit, "invited", id);
            return people.links().forAccount(id).map(made -> Answer.json(201, linked(account, made)));
        });
    }

    private static JsonObject linked(Account account, Links.Made made) {
        return new JsonObject()
                .put("account", account.id())
                .put("name", Names.toJson(account.name()))
                .put("link", made.text())
                .put("until", made.until().toString());
    }

    /**
     * Changes an account: {@code lock}, {@code unlock}, {@code reset}, {@code resetSecondFactor}, {@code endSessions},
     * {@code roles}, {@code openId} or {@code untieOpenId}. */
    Future<Answer> change(Visit visit) {
        String id = visit.path("account", ProblemCode.unknownPerson);
        JsonObject body = visit.json();
        String act = Visit.text(body, "act");
        boolean oneself = visit.session().actor().id().equals(id);
        return switch (act) {
            case "lock" -> guarded(oneself, visit, id, act, account -> account.withLocked(true));
            case "unlock" -> changed(visit, id, act, account -> account.withLocked(false));
            case "roles" -> {
                List<String> roles = roles(body, oneself);
                yield changed(visit, id, act, account -> account.withRoles(roles));
            }
            case "endSessions" -> changed(visit, id, act, account -> account);
            case "reset" -> reset(visit, id);
            case "resetSecondFactor" -> resetSecondFactor(visit, id);
            case "openId" -> expect(visit, id, body);
            case "untieOpenId" -> untie(visit, id);
            default ->
                throw HttpProblem.of(
                        ProblemCode.invalid,
                        FieldError.of(
                                "act",
                                "unknown",
                                "应为 lock、unlock、reset、resetSecondFactor、endSessions、roles、openId 或 untieOpenId",
                                "This must be lock, unlock, reset, resetSecondFactor, endSessions, roles, openId or untieOpenId"));
        };
    }

    private List<String> roles(JsonObject body, boolean oneself) {
        Asked asked = new Asked(body);
        List<String> roles = roster.held(asked.texts("roles"));
        roster.judge(roles).forEach(fault -> asked.wrong(PeopleWords.of(fault, roster)));
        if (oneself && !roles.contains(Role.ADMINISTRATOR)) {
            asked.wrong(FieldError.of(
                    "roles",
                    "oneself",
                    "不能去掉自己的系统管理员岗位，请由另一位管理员操作",
                    "You cannot take the administrator's role from yourself; another administrator can"));
        }
        asked.done();
        return roles;
    }

    private Future<Answer> guarded(boolean oneself, Visit visit, String id, String act, UnaryOperator<Account> change) {
        if (oneself) {
            throw HttpProblem.of(
                    ProblemCode.invalid,
                    FieldError.of(
                            "act",
                            "oneself",
                            "不能锁定自己的账号，请由另一位管理员操作",
                            "You cannot lock your own account; another administrator can"));
        }
        // Whoever is locked out must not come back by a link that was sent before.
        return people.links().drop(id).compose(dropped -> changed(visit, id, act, change));
    }

    /** Changes an account and ends its sessions: whoever is signed in signs in again, as what the person is now. */
    private Future<Answer> changed(Visit visit, String id, String act, UnaryOperator<Account> change) {
        return people.accounts()
                .change(id, change)
                .compose(PeopleRoutes::or404)
                .compose(account -> people.sessions().endAll(id))
                .map(ended -> {
                    note(visit, act, id);
                    return Answer.nothing();
                });
    }

    private Future<Answer> expect(Visit visit, String id, JsonObject body) {
        return people.accounts()
                .find(id)
                .compose(PeopleRoutes::or404)
                .compose(account -> openId.expect(id, body))
                .map(waits -> {
                    note(visit, "openId", id);
                    return Answer.nothing();
                });
    }

    /** Whoever came in that way is out at once; an account that only waited for somebody waits no more. */
    private Future<Answer> untie(Visit visit, String id) {
        OpenIdLinks links = people.openId().links();
        return links.of(id)
                .compose(link -> links.untie(id).map(link.isPresent()))
                .compose(tied -> tied
                        ? changed(visit, id, "untieOpenId", account -> account)
                        : people.accounts()
                                .find(id)
                                .compose(PeopleRoutes::or404)
                                .map(account -> {
                                    note(visit, "untieOpenId", id);
                                    return Answer.nothing();
                                }));
    }

    /** The old password is gone at once, and so is all else that signs in; a new link takes their place. */
    private Future<Answer> reset(Visit visit, String id) {
        return people.accounts()
                .change(id, account -> account.withSecret(""))
                .compose(PeopleRoutes::or404)
                .compose(account -> people.sessions()
                        .endAll(id)
                        .compose(ended -> people.passkeys().removeAll(id))
                        .compose(gone -> people.openId().links().untie(id))
                        .compose(gone -> people.links().forAccount(id))
                        .map(made -> {
                            note(visit, "reset", id);
                            return Answer.json(200, linked(account, made));
                        }));
    }

    /** For somebody whose phone is gone, and the recovery codes with it: its passkeys go, too. The password stays, and is enough until it is set up anew. */
    private Future<Answer> resetSecondFactor(Visit visit, String id) {
        return people.accounts()
                .find(id)
                .compose(PeopleRoutes::or404)
                .compose(account -> people.secondFactors().off(id))
                .compose(off -> people.passkeys().removeAll(id))
                .compose(off -> people.sessions().endAll(id))
                .map(ended -> {
                    note(visit, "resetSecondFactor", id);
                    return Answer.nothing();
                });
    }

    /**
     * Takes a roster in, or only says what would become of it ({@code "check": true}). Nobody is invited unless every line is
     * right.
     */
    Future<Answer> takeIn(Visit visit) {
        JsonObject body = visit.json();
        String csv = Visit.text(body, "csv");
        boolean check = Boolean.TRUE.equals(body.getValue("check"));
        return people.accounts().all().compose(all -> {
            Set<String> taken = new HashSet<>();
            all.forEach(account -> taken.add(account.id()));
            List<Roster.Line> lines = roster.read(csv, taken);
            if (lines.isEmpty() || lines.size() > Roster.MOST_LINES) {
                throw HttpProblem.of(
                        ProblemCode.invalid,
                        lines.isEmpty()
                                ? FieldError.of("csv", "required", "名册是空的", "The roster is empty")
                                : FieldError.of(
                                        "csv",
                                        "length",
                                        "一次最多 " + Roster.MOST_LINES + " 行",
                                        "At most " + Roster.MOST_LINES + " lines at once"));
            }
            faults(lines);
            List<Account> accounts = lines.stream()
                    .map(Roster.Line::account)
                    .flatMap(Optional::stream)
                    .toList();
            return check
                    ? Future.succeededFuture(Answer.json(200, new JsonObject().put("lines", accounts.size())))
                    : invited(visit, accounts);
        });
    }

    private void faults(List<Roster.Line> lines) {
        List<FieldError> errors = new ArrayList<>();
        for (Roster.Line line : lines) {
            for (Roster.Fault fault : line.faults()) {
                FieldError said = PeopleWords.of(fault, roster);
                String field = "line." + line.number() + (fault.field().isEmpty() ? "" : "." + fault.field());
                errors.add(new FieldError(field, said.code(), said.message(), said.expected()));
            }
        }
        if (!errors.isEmpty()) {
            throw HttpProblem.of(ProblemCode.invalid, errors.toArray(FieldError[]::new));
        }
    }

    private Future<Answer> invited(Visit visit, List<Account> accounts) {
        return people.accounts().addAll(accounts).compose(added -> {
            if (!added) {
                // Somebody took one of the names meanwhile: the same roster again says which.
                throw HttpProblem.of(
                        ProblemCode.outOfOrder,
                        FieldError.of(
                                "csv",
                                "taken",
                                "其中有账号刚被别人建立，一个也没有导入；请再检查一次",
                                "One of these accounts was just made by somebody else; nothing was taken in, check again"));
            }
            accounts.forEach(account -> note(visit, "imported", account.id()));
            return links(accounts, 0, new JsonArray())
                    .map(links -> Answer.json(201, new JsonObject().put("people", links)));
        });
    }

    /** A link for each, one after the other: a thousand at once would fill the store's queue. */
    private Future<JsonArray> links(List<Account> accounts, int from, JsonArray made) {
        if (from == accounts.size()) {
            return Future.succeededFuture(made);
        }
        Account account = accounts.get(from);
        return people.links()
                .forAccount(account.id())
                .compose(link -> links(accounts, from + 1, made.add(linked(account, link))));
    }

    private static void note(Visit visit, String act, String account) {
        LOG.info(
                "event=people-changed by={} act={} account={}",
                visit.session().actor().id(),
                act,
                account);
    }

    private static <T> Future<T> or404(Optional<T> found) {
        return found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(HttpProblem.of(ProblemCode.unknownPerson)));
    }
}
