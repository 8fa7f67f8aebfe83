package dev.sextant.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A file that pages are made of, as it is handed out.
 *
 * @param packed with gzip; null where that would not make it smaller
 * @param tag its entity tag, by which a reader knows that it has it; weak, for plain and packed say the same
 */
record PageFile(String type, Buffer plain, @Nullable Buffer packed, String tag) {
    private static final int TAG_BYTES = 9;
    /** What the header that says it is packed adds. */
    private static final int SAID_IN_BYTES = 24;

    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "webmanifest", "application/manifest+json; charset=utf-8",
            "yaml", "application/yaml; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    static PageFile of(String name, byte[] content) {
        byte[] packed = Packing.gzip(content, Deflater.BEST_COMPRESSION); // packed once, sent often
        return new PageFile(
                typeOf(name),
                Buffer.buffer(content),
                packed.length + SAID_IN_BYTES < content.length ? Buffer.buffer(packed) : null,
                "W/\"" + digest(content) + "\"");
    }

    /** By the end of its name. */
    static String typeOf(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }

    /** @param keep for how long a reader may go on with it without asking, as {@code Cache-Control} says it */
    Answer answer(HttpServerRequest request, String keep) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", keep);
        headers.put("ETag", tag);
        headers.put("Vary", "Accept-Encoding");
        if (Reader.has(request, tag)) {
            return new Answer(304, Buffer.buffer(), headers);
        }
        headers.put("Content-Type", type);
        Buffer small = Reader.unpacks(request) ? packed : null;
        if (small != null) {
            headers.put("Content-Encoding", "gzip");
        }
        return new Answer(200, small == null ? plain : small, headers);
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
