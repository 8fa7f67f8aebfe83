package dev.sextant.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Texts are sent packed. By ourselves, not by the server below: that, over HTTP/2, sends every answer of a connection as it
 * is once one was not to be packed, and still says of each that it is (Vert.x 5.0).
 */
final class Packing {
    /** Smaller ones fit into one packet either way. */
    private static final int WORTH_IT = 200;

    private static final Pattern TEXT = Pattern.compile("(?:text/|application/(?:[a-z.+-]*json|[a-z.+-]*xml|yaml)).*");

    private Packing() {}

    /** The body for this reader; says in the headers when it is packed. */
    static Buffer forReader(RoutingContext ctx, Buffer body) {
        HttpServerResponse response = ctx.response();
        String type = response.headers().get("Content-Type");
        if (body.length() < WORTH_IT
                || type == null
                || !TEXT.matcher(type).matches()
                || response.headers().contains("Content-Encoding")
                || !Reader.unpacks(ctx.request())) {
            return body;
        }
        response.putHeader("Content-Encoding", "gzip");
        if (!response.headers().contains("Vary")) {
            response.putHeader("Vary", "Accept-Encoding");
        }
        return Buffer.buffer(gzip(body.getBytes(), Deflater.DEFAULT_COMPRESSION));
    }

    /** @param level of {@link Deflater} */
    static byte[] gzip(byte[] content, int level) {
        var packed = new ByteArrayOutputStream(Math.max(64, content.length / 4));
        try (var gzip = new OfLevel(packed, level)) {
            gzip.write(content);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return packed.toByteArray();
    }

    private static final class OfLevel extends GZIPOutputStream {
        OfLevel(ByteArrayOutputStream to, int level) throws IOException {
            super(to);
            def.setLevel(level);
        }
    }
}
