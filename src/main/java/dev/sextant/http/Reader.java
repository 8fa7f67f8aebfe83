package dev.sextant.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** What a request says of its reader: what they have already, and what they can unpack. */
final class Reader {
    private Reader() {}

    /** RFC 9110, 13.1.2: any of several tags, weak or not; {@code *} is whatever there is. */
    static boolean has(HttpServerRequest request, String tag) {
        String tags = request.getHeader("If-None-Match");
        if (tags == null) {
            return false;
        }
        String bare = tag.replace("W/", "");
        for (String each : tags.split(",", -1)) {
            String known = each.strip();
            if (known.equals("*") || known.replace("W/", "").equals(bare)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 9110, 12.5.3: gzip among the encodings, and not with a weight of nothing. */
    static boolean unpacks(HttpServerRequest request) {
        String encodings = request.getHeader("Accept-Encoding");
        if (encodings == null) {
            return false;
        }
        for (String each : encodings.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = each.strip().split(";\\s*q=", 2);
            if (parts[0].strip().equals("gzip")
                    && (parts.length == 1 || !parts[1].strip().matches("0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }
}
