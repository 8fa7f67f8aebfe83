package dev.sextant.http;

import dev.sextant.plan.Label;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language that a reader gets: the header {@code X-Language}, else the account's, else the browser's, else Chinese. */
record Language(String tag) {
    static final Language STANDARD = new Language("zh");
    private static final List<String> SPOKEN = List.of("zh", "en");
    private static final int RANGES_READ = 10;

    static Language of(HttpServerRequest request, @Nullable String accounts) {
        String chosen = request.getHeader("X-Language");
        if (chosen != null && SPOKEN.contains(chosen)) {
            return new Language(chosen);
        }
        if (accounts != null && SPOKEN.contains(accounts)) {
            return new Language(accounts);
        }
        return accepted(request.getHeader("Accept-Language"));
    }

    /** The text in this language, or in whatever language there is. */
    String of(Label label) {
        return label.in(tag);
    }

    /** {@code en-GB,en;q=0.9,zh;q=0.8}: the spoken one with the highest q, the first of equals. */
    private static Language accepted(@Nullable String header) {
        if (header == null) {
            return STANDARD;
        }
        String best = STANDARD.tag();
        double bestQuality = 0;
        for (String range : header.split(",", RANGES_READ)) {
            String[] parts = range.trim().toLowerCase(Locale.ROOT).split(";\\s*q=", 2);
            String language = parts[0].split("-", 2)[0];
            double quality = parts.length == 1 ? 1 : quality(parts[1]);
            if (SPOKEN.contains(language) && quality > bestQuality) {
                best = language;
                bestQuality = quality;
            }
        }
        return new Language(best);
    }

    private static double quality(String text) {
        return text.matches("[01](\\.[0-9]{1,3})?") ? Double.parseDouble(text) : 0;
    }
}
