package dev.sextant.http;

import dev.sextant.files.FileRefused;
import dev.sextant.files.FileShelf;
import dev.sextant.files.Held;
import dev.sextant.files.Kept;
import dev.sextant.incident.Attachment;
import dev.sextant.plan.Label;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contents of files. Each is asked for by the record that declares it: that record says who hands it in, who may open
 * it, how large it is and what it is. Nothing that no record declares can be handed in.
 */
final class FileRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(FileRoutes.class);

    /** The largest part: at 20 KiB a second it takes a minute. Phones send a quarter of it. */
    static final int MOST_OF_A_PART = 1024 * 1024;

    /** What is larger is sent from the disk. */
    private static final long HELD_AT_MOST = 1024L * 1024;

    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,12}");

    /** What is shown here was made by strangers: it may run nothing, load nothing and belongs to no origin. */
    private static final String NOTHING_ALLOWED = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Views views;
    private final Submissions submissions;
    private final FileShelf shelf;

    FileRoutes(Views views, Submissions submissions, FileShelf shelf) {
        this.views = views;
        this.submissions = submissions;
        this.shelf = shelf;
    }

    /** How much of it is here, for whoever hands it in. */
    Future<Answer> held(Visit visit) {
        return handedIn(visit).compose(shelf::held).map(FileRoutes::answer).recover(FileRoutes::problem);
    }

    Future<Answer> take(Visit visit) {
        long from = from(visit.query("from"));
        Buffer part = visit.bytes();
        return handedIn(visit)
                .compose(declared -> shelf.take(declared, from, part))
                .map(FileRoutes::answer)
                .recover(FileRoutes::problem);
    }

    /** The whole content. Who opened what stands in the log, too: a picture from the field may show people. */
    Future<Answer> open(Visit visit) {
        return opened(visit)
                .compose(declared -> shelf.open(declared)
                        .compose(kept -> handedOut(declared, kept, visit))
                        .onSuccess(answer -> LOG.info(
                                "event=file-opened incident={} record={} account={}",
                                visit.path("incident", ProblemCode.unknownIncident),
                                declared.record(),
                                visit.session().actor().id())))
                .recover(FileRoutes::problem);
    }

    Future<Answer> small(Visit visit) {
        return opened(visit)
                .compose(declared -> shelf.small(declared).compose(kept -> handedOut(declared, kept, visit)))
                .recover(FileRoutes::problem);
    }

    private Future<Attachment> handedIn(Visit visit) {
        return declared(visit)
                .compose(declared -> declared.handsIn()
                        ? Future.succeededFuture(declared)
                        : Future.failedFuture(HttpProblem.notPermitted()));
    }

    private Future<Attachment> opened(Visit visit) {
        return declared(visit)
                .compose(declared -> declared.opens()
                        ? Future.succeededFuture(declared)
                        : Future.failedFuture(HttpProblem.notPermitted()));
    }

    /** Where the plan wants it noted, nothing is handed out before that is in the journal. */
    private Future<Answer> handedOut(Attachment declared, Kept kept, Visit visit) {
        if (!declared.noted()) {
            return content(declared, kept, visit);
        }
        return submissions
                .opening(declared.incident(), visit.actorIn(declared.incident()), declared.record())
                .compose(outcome -> outcome instanceof Outcome.Done
                        ? content(declared, kept, visit)
                        : Future.failedFuture(HttpProblem.notPermitted()));
    }

    private Future<Attachment> declared(Visit visit) {
        String incident = visit.path("incident", ProblemCode.unknownIncident);
        String record = visit.path("record", ProblemCode.unknownRecord);
        return views.attachment(incident, record, visit.actorIn(incident));
    }

    private static long from(@Nullable String text) {
        if (text == null || !OFFSET.matcher(text).matches()) {
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of("from", "form", "应为这一段开始的字节位置", "This must be the byte at which this part begins"));
        }
        return Long.parseLong(text);
    }

    private static Answer answer(Held held) {
        return Answer.json(
                200,
                new JsonObject()
                        .put("have", held.have())
                        .put("size", held.size())
                        .put("complete", held.complete()));
    }

    private Future<Answer> content(Attachment declared, Kept kept, Visit visit) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", kept.type().mime());
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", NOTHING_ALLOWED);
        headers.put(
                "Content-Disposition",
                "attachment; filename=\"" + declared.record() + "."
                        + kept.type().ending() + "\"");
        if (visit.headOnly()) {
            headers.put("Content-Length", Long.toString(kept.bytes()));
            return Future.succeededFuture(new Answer(200, Buffer.buffer(), headers));
        }
        return kept.bytes() > HELD_AT_MOST
                ? Future.succeededFuture(new Answer(200, Buffer.buffer(), headers, kept.file()))
                : shelf.read(kept).map(bytes -> new Answer(200, bytes, headers));
    }

    private static Future<Answer> problem(Throwable failure) {
        return Future.failedFuture(failure instanceof FileRefused refused ? problem(refused) : failure);
    }

    private static HttpProblem problem(FileRefused refused) {
        return switch (refused.why()) {
            case OUT_OF_STEP ->
                HttpProblem.of(
                        ProblemCode.outOfStep,
                        new FieldError(
                                "from",
                                "outOfStep",
                                Label.of(
                                        "zh",
                                        "已收到 " + refused.have() + " 字节，请从这里继续",
                                        "en",
                                        refused.have() + " bytes are here, go on from there"),
                                Label.of("zh", "" + refused.have(), "en", "" + refused.have()),
                                List.of()));
            case TOO_LONG -> unfit("tooLong", "比登记的大", "It is larger than its record says");
            case OTHER_FINGERPRINT ->
                unfit("fingerprint", "内容与登记的指纹不符，请重新传", "The content is not what its record names; send it again");
            case UNKNOWN_TYPE ->
                unfit(
                        "type",
                        "只接收 JPEG、PNG、WebP 图片、PDF 和常见录音",
                        "Only JPEG, PNG and WebP pictures, PDF and sound are taken");
            case OTHER_KIND -> unfit("kind", "内容与登记的类型不符", "It is not of the kind that its record says");
            case TOO_MANY_PIXELS -> unfit("pixels", "图片像素过多", "The picture has too many pixels");
            case BROKEN -> unfit("broken", "图片已损坏，打不开", "The picture is damaged and cannot be opened");
            case TELLS_PLACE ->
                unfit(
                        "place",
                        "登记为已去除位置信息，但文件里仍有位置",
                        "Its record says that the place was removed, and the file still tells it");
            case NOT_HERE -> HttpProblem.of(ProblemCode.noFile);
            case NO_ROOM -> HttpProblem.of(ProblemCode.noRoom).header("Retry-After", "30");
            case BUSY -> HttpProblem.of(ProblemCode.away);
        };
    }

    private static HttpProblem unfit(String code, String zh, String en) {
        return HttpProblem.of(ProblemCode.unfitFile, FieldError.of("", code, zh, en));
    }
}
