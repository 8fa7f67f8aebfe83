package dev.sextant.http;

import dev.sextant.people.Sessions;
import dev.sextant.print.Printer;
import dev.sextant.wire.PhonePlan;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Incidents: the list, opening one, commands, and everything that is read. */
final class IncidentRoutes {
    private static final Pattern SINCE = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,18})");
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");
    private static final Pattern VIEW = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9_-]{1,60})?");

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\u3000]+");
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_WORDS = 10;

    private final Sessions sessions;
    private final Submissions submissions;
    private final Views views;
    private final Printer printer;

    IncidentRoutes(Sessions sessions, Submissions submissions, Views views, Printer printer) {
        this.sessions = sessions;
        this.submissions = submissions;
        this.views = views;
        this.printer = printer;
    }

    Future<Answer> list(Visit visit) {
        return views.incidents(visit.session()::actorIn).map(Answer::json);
    }

    Future<Answer> open(Visit visit) {
        return submissions
                .open(sessions.acting(visit.session(), null), visit.json())
                .map(IncidentRoutes::answer);
    }

    Future<Answer> command(Visit visit) {
        String incident = incident(visit);
        return submissions
                .submit(incident, sessions.acting(visit.session(), incident), visit.json())
                .map(IncidentRoutes::answer);
    }

    /** Masked values, to whoever says why: the page asks for a command as everywhere else, the path says of which record. */
    Future<Answer> reveal(Visit visit) {
        String incident = incident(visit);
        JsonObject body = visit.json()
                .copy()
                .put("type", "revealValues")
                .put("record", visit.path("record", ProblemCode.unknownRecord));
        return submissions
                .reveal(incident, sessions.acting(visit.session(), incident), body)
                .map(IncidentRoutes::answer);
    }

    Future<Answer> view(Visit visit) {
        String view = visit.path("view", ProblemCode.unknownView);
        if (!VIEW.matcher(view).matches()) {
            throw HttpProblem.unknownView();
        }
        String then = visit.query("at");
        if (then != null) {
            return past(visit, view, then);
        }
        Views.Since since = since(visit.query("since"));
        String incident = incident(visit);
        return views.view(incident, view, since, visit.actorIn(incident)).map(Answer::json);
    }

    /** The view as it was then. */
    private Future<Answer> past(Visit visit, String view, String then) {
        Instant when;
        try {
            when = Instant.parse(then);
        } catch (DateTimeParseException unreadable) {
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of(
                            "at",
                            "form",
                            "应为时刻，如 2026-04-18T01:04:00Z",
                            "This must be a time such as 2026-04-18T01:04:00Z"));
        }
        String incident = incident(visit);
        return views.past(incident, view, when, visit.actorIn(incident)).map(Answer::json);
    }

    Future<Answer> record(Visit visit) {
        String record = visit.path("record", ProblemCode.unknownRecord);
        String incident = incident(visit);
        return views.record(incident, record, visit.actorIn(incident)).map(Answer::json);
    }

    /** What each channel gets, or got, of a text. */
    Future<Answer> channels(Visit visit) {
        String record = visit.path("record", ProblemCode.unknownRecord);
        String incident = incident(visit);
        return views.channels(incident, record, visit.actorIn(incident)).map(Answer::json);
    }

    /** What the visitor may do with everything that waits for a group. */
    Future<Answer> steps(Visit visit) {
        String group = visit.path("group", ProblemCode.unknownView);
        String incident = incident(visit);
        return views.steps(incident, group, visit.actorIn(incident)).map(Answer::json);
    }

    Future<Answer> dossier(Visit visit) {
        String record = visit.path("record", ProblemCode.unknownRecord);
        String incident = incident(visit);
        return views.dossier(incident, record, visit.actorIn(incident)).map(Answer::json);
    }

    /** The same as a page to be read, printed and filed. */
    Future<Answer> dossierPage(Visit visit) {
        String record = visit.path("record", ProblemCode.unknownRecord);
        String incident = incident(visit);
        return views.dossier(incident, record, visit.actorIn(incident))
                .map(json -> new DossierPage(json.toJsonObject(), visit.language()).answer());
    }

    /** The same as a file to be kept. */
    Future<Answer> dossierPdf(Visit visit) {
        String record = visit.path("record", ProblemCode.unknownRecord);
        String incident = incident(visit);
        return views.dossier(incident, record, visit.actorIn(incident))
                .compose(json -> printer.pdf(new DossierPage(json.toJsonObject(), visit.language()).forPrinter()))
                .recover(problem -> Future.failedFuture(
                        problem instanceof Printer.Busy ? HttpProblem.of(ProblemCode.tooMany) : problem))
                .map(pdf -> Answer.data(200, pdf, "application/pdf")
                        .header("Content-Disposition", "inline; filename=\"" + incident + "-" + record + ".pdf\""));
    }

    /** What a new text may begin with. */
    Future<Answer> beginnings(Visit visit) {
        String type = visit.path("type", ProblemCode.unknownView);
        String incident = incident(visit);
        return views.beginnings(incident, type, visit.actorIn(incident)).map(Answer::json);
    }

    /** What in a text that is being written needs another look. */
    Future<Answer> looked(Visit visit) {
        String type = visit.path("type", ProblemCode.unknownView);
        String incident = incident(visit);
        return views.looked(incident, type, TypedTexts.of(visit.json()), visit.actorIn(incident))
                .map(Answer::json);
    }

    Future<Answer> logBefore(Visit visit) {
        String incident = incident(visit);
        return views.logBefore(incident, before(visit.query("before")), visit.actorIn(incident))
                .map(Answer::json);
    }

    Future<Answer> search(Visit visit) {
        String incident = incident(visit);
        return views.search(incident, words(visit.query("q")), visit.actorIn(incident))
                .map(Answer::json);
    }

    Future<Answer> plan(Visit visit) {
        return views.plan(null, visit.actorIn(null)).map(Answer::json);
    }

    Future<Answer> planOfIncident(Visit visit) {
        String incident = incident(visit);
        boolean phone = "phone".equals(visit.query("for"));
        return views.plan(incident, visit.actorIn(incident))
                .map(plan -> phone ? Answer.json(200, PhonePlan.of(plan.toJsonObject())) : Answer.json(plan));
    }

    static String incident(Visit visit) {
        return visit.path("incident", ProblemCode.unknownIncident);
    }

    private static Views.@Nullable Since since(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher parts = SINCE.matcher(text);
        if (!parts.matches()) {
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of("since", "form", "应为 <epoch>.<seq>", "This must be <epoch>.<seq>"));
        }
        return new Views.Since(parts.group(1), Long.parseLong(parts.group(2)));
    }

    private static long before(@Nullable String text) {
        if (text == null || !SEQ.matcher(text).matches()) {
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of("before", "form", "应为日志条目的序号", "This must be the number of an entry"));
        }
        return Long.parseLong(text);
    }

    private static List<String> words(@Nullable String query) {
        String text = query == null ? "" : query;
        List<String> words = text.isBlank() ? List.of() : List.of(WHITE_SPACE.split(text.strip()));
        if (words.isEmpty() || words.size() > MOST_WORDS || text.length() > LONGEST_SEARCH) {
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of(
                            "q",
                            "form",
                            "请输入要查找的内容：最多 " + LONGEST_SEARCH + " 个字、" + MOST_WORDS + " 个词",
                            "Say what to look for: at most " + LONGEST_SEARCH + " characters and " + MOST_WORDS
                                    + " words"));
        }
        return words;
    }

    static Answer answer(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return Answer.json(done.created() ? 201 : 200, done.answer());
        }
        throw new HttpProblem((Outcome.Refused) outcome);
    }
}
