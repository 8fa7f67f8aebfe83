package dev.sextant.http;

import dev.sextant.press.Document;
import dev.sextant.press.Newsstand;
import dev.sextant.press.StylePolicy;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The public page and its feeds, for everybody: from memory, and only what the reader does not have yet. */
final class PublicRoutes {
    /** A correction reaches a reader behind any cache within this time; a proxy may go on with what it has while we are away. */
    private static final String CACHE = "public, max-age=10, stale-if-error=600";

    private final Newsstand newsstand;

    PublicRoutes(Newsstand newsstand) {
        this.newsstand = newsstand;
    }

    Future<Answer> page(Visit visit) {
        return document(visit, "");
    }

    Future<Answer> form(Visit visit) {
        return document(visit, visit.path("form", ProblemCode.notFound));
    }

    private Future<Answer> document(Visit visit, String form) {
        String organisation = visit.path("organisation", ProblemCode.notFound);
        if (!newsstand.isOpen()) {
            throw HttpProblem.of(ProblemCode.away);
        }
        Document document = newsstand.document(organisation, form);
        if (document == null) {
            throw HttpProblem.of(ProblemCode.notFound);
        }
        HttpServerRequest request = visit.request();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", CACHE);
        headers.put("ETag", document.tag());
        headers.put("Vary", "Accept-Encoding");
        if (Reader.has(request, document.tag())) {
            return Future.succeededFuture(new Answer(304, Buffer.buffer(), headers));
        }
        headers.put("Content-Type", document.type());
        headers.put("Content-Security-Policy", StylePolicy.ONLY_ITS_STYLE);
        if (!Reader.unpacks(request)) {
            return Future.succeededFuture(new Answer(200, Buffer.buffer(document.plain()), headers));
        }
        headers.put("Content-Encoding", "gzip");
        return Future.succeededFuture(new Answer(200, Buffer.buffer(document.packed()), headers));
    }
}
