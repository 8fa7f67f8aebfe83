package dev.sextant.http;

import dev.sextant.people.Joining;
import dev.sextant.people.Names;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Act;
import dev.sextant.plan.Plan;
import dev.sextant.wire.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Codes by which helpers join a group with their own phones: shown, listed and taken back by the team, used by strangers. */
final class JoinRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(JoinRoutes.class);
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,19}");
    private static final int STANDARD_MINUTES = 120;
    private static final int STANDARD_USES = 10;
    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_REASON = 300;
    private static final int SHOWN_OF_A_PHONE = 3;

    private final Joining joining;
    private final Sessions sessions;
    private final Views views;
    private final Submissions submissions;
    private final Plan plan;
    private final SessionCookie cookie;
    private final Addresses addresses;

    JoinRoutes(
            Joining joining,
            Sessions sessions,
            Views views,
            Submissions submissions,
            Plan plan,
            SessionCookie cookie,
            Addresses addresses) {
        this.joining = joining;
        this.sessions = sessions;
        this.views = views;
        this.submissions = submissions;
        this.plan = plan;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    /** Makes a code for a group. The answer holds what is scanned, which is kept nowhere. */
    Future<Answer> make(Visit visit) {
        String incident = IncidentRoutes.incident(visit);
        Asked asked = new Asked(visit.json());
        String group = asked.text("group", 1, 40);
        int minutes = asked.whole("minutes", 5, (int) Joining.LONGEST.toMinutes(), STANDARD_MINUTES);
        int uses = asked.whole("uses", 1, Joining.MOST_USES, STANDARD_USES);
        asked.done();
        return mayInvite(visit, incident, group)
                .compose(may -> joining.make(
                        incident, group, visit.actorIn(incident).person(), Duration.ofMinutes(minutes), uses))
                .map(made -> {
                    if (made.isEmpty()) {
                        throw HttpProblem.of(
                                ProblemCode.outOfOrder,
                                FieldError.of(
                                        "",
                                        "tooMany",
                                        "二维码太多，请先收回一些",
                                        "There are too many codes; take some back first"));
                    }
                    LOG.info("event=join-code-made incident={} group={} uses={}", incident, group, uses);
                    String link = visit.ownOrigin() + "/join#" + made.get().text();
                    return Answer.json(
                            201,
                            card(made.get().code())
                                    .put("link", link)
                                    .put("qr", QrCode.of(link).toJson()));
                });
    }

    /** The codes and the guests of the groups that this person may invite for. */
    Future<Answer> list(Visit visit) {
        String incident = IncidentRoutes.incident(visit);
        return groups(visit, incident)
                .compose(groups -> joining.codes(incident)
                        .compose(codes -> joining.guests(incident).map(guests -> {
                            JsonArray shown = new JsonArray();
                            codes.stream()
                                    .filter(code -> groups.contains(code.group()))
                                    .forEach(code -> shown.add(card(code)));
                            JsonArray people = new JsonArray();
                            guests.stream()
                                    .filter(guest -> groups.contains(group(guest)))
                                    .forEach(guest -> people.add(guest(guest)));
                            return Answer.json(
                                    200,
                                    new JsonObject()
                                            .put("groups", new JsonArray(List.copyOf(groups)))
                                            .put("codes", shown)
                                            .put("guests", people));
                        })));
    }

    /** Takes a code back, or lets a guest out; twice is no mistake. */
    Future<Answer> end(Visit visit) {
        String incident = IncidentRoutes.incident(visit);
        String id = visit.path("join", ProblemCode.notFound);
        return groups(visit, incident)
                .compose(groups -> joining.codes(incident)
                        .compose(codes -> joining.guests(incident).compose(guests -> {
                            List<Future<?>> ended = new ArrayList<>();
                            codes.stream()
                                    .filter(code -> code.id().equals(id) && groups.contains(code.group()))
                                    .forEach(code -> ended.add(joining.revoke(code)));
                            guests.stream()
                                    .filter(guest -> guest.session().id().equals(id) && groups.contains(group(guest)))
                                    .forEach(guest -> ended.add(sessions.end(guest.session())));
                            return Future.join(ended);
                        })))
                .map(done -> Answer.nothing());
    }

    /** The telephone number of a helper, to whoever says why; that is noted first, like every look at a masked value. */
    Future<Answer> reveal(Visit visit) {
        String incident = IncidentRoutes.incident(visit);
        String id = visit.path("join", ProblemCode.notFound);
        Asked asked = new Asked(visit.json());
        String reason = asked.text("reason", 0, LONGEST_REASON);
        asked.done();
        return groups(visit, incident)
                .compose(groups -> joining.guests(incident)
                        .map(guests -> guests.stream()
                                .filter(guest -> guest.session().id().equals(id) && groups.contains(group(guest)))
                                .findFirst()
                                .orElseThrow(() -> HttpProblem.of(ProblemCode.notFound))))
                .compose(guest -> submissions
                        .guestSeen(
                                incident,
                                sessions.acting(visit.session(), incident),
                                guest.session().actor().id(),
                                group(guest),
                                reason)
                        .map(outcome -> seen(outcome, guest)));
    }

    private static Answer seen(Outcome outcome, Sessions.Running guest) {
        if (outcome instanceof Outcome.Done done) {
            done.answer()
                    .put("values", new JsonObject().put("phone", guest.session().phone()));
        }
        return IncidentRoutes.answer(outcome);
    }

    /** What a code is for. Looking does not use it up. */
    Future<Answer> look(Visit visit) {
        addresses.take(visit.request());
        return code(visit.json())
                .map(code -> Answer.json(
                        200,
                        new JsonObject()
                                .put(
                                        "group",
                                        ValueJson.label(
                                                plan.groups().containsKey(code.group())
                                                        ? plan.groups()
                                                                .get(code.group())
                                                                .label()
                                                        : Names.same(code.group())))
                                .put("by", Names.toJson(code.by().name()))
                                .put("until", code.until().toString())
                                .put("timezone", plan.zone().getId())));
    }

    /** A helper says who they are, and is in. */
    Future<Answer> join(Visit visit) {
        addresses.take(visit.request());
        JsonObject body = visit.json();
        return code(body).compose(code -> {
            Asked asked = new Asked(body);
            String name = asked.text("name", 2, LONGEST_NAME);
            String phone = asked.text("phone", 1, 20);
            if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
                asked.wrong(
                        FieldError.of("phone", "form", "请填手机号码，如 13800138000", "A phone number, such as 13800138000"));
            }
            asked.done();
            return cookie.endTheOldOne(visit.request())
                    .compose(ended -> joining.join(code, name, phone, Device.of(visit.request())))
                    .map(token -> {
                        cookie.give(visit.request(), token.orElseThrow(() -> HttpProblem.of(ProblemCode.codeOver)));
                        LOG.info("event=guest-joined incident={} group={}", code.incident(), code.group());
                        return Answer.json(
                                201,
                                new JsonObject()
                                        .put("incident", code.incident())
                                        .put("group", code.group()));
                    });
        });
    }

    private Future<Joining.Code> code(JsonObject body) {
        return joining.look(Visit.text(body, "code"))
                .map(found -> found.orElseThrow(() -> HttpProblem.of(ProblemCode.codeOver)));
    }

    private Future<Boolean> mayInvite(Visit visit, String incident, String group) {
        return views.permits(incident, Act.INVITE_GUEST, group, visit.actorIn(incident))
                .map(may -> {
                    if (!may) {
                        throw HttpProblem.notPermitted();
                    }
                    return true;
                });
    }

    /** The groups that this person may invite for; 403 when there is none. */
    private Future<Set<String>> groups(Visit visit, String incident) {
        List<String> all = List.copyOf(plan.groups().keySet());
        return Future.join(all.stream()
                        .map(group -> views.permits(incident, Act.INVITE_GUEST, group, visit.actorIn(incident)))
                        .toList())
                .map(may -> {
                    Set<String> groups = IntStream.range(0, all.size())
                            .filter(index -> Boolean.TRUE.equals(may.<Boolean>resultAt(index)))
                            .mapToObj(all::get)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
                    if (groups.isEmpty()) {
                        throw HttpProblem.notPermitted();
                    }
                    return groups;
                });
    }

    private static JsonObject card(Joining.Code code) {
        return new JsonObject()
                .put("id", code.id())
                .put("group", code.group())
                .put("by", Names.toJson(code.by().name()))
                .put("since", code.since().toString())
                .put("until", code.until().toString())
                .put("uses", code.uses())
                .put("used", code.used());
    }

    private static JsonObject guest(Sessions.Running guest) {
        return OwnRoutes.card(guest)
                .put("name", Names.toJson(guest.session().actor().name()))
                .put("phone", masked(guest.session().phone()))
                .put("group", group(guest));
    }

    /** Enough to tell two helpers of one name apart, and no number to be called. */
    private static @Nullable String masked(@Nullable String phone) {
        return phone == null || phone.isEmpty()
                ? phone
                : phone.substring(0, Math.min(SHOWN_OF_A_PHONE, phone.length())) + "****";
    }

    private static String group(Sessions.Running guest) {
        return guest.session().actor().roles().stream()
                .map(role -> role.substring(role.indexOf('@') + 1))
                .findFirst()
                .orElse("");
    }
}
