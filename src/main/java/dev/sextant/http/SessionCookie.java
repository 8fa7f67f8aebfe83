package dev.sextant.http;

import dev.sextant.ops.Settings;
import dev.sextant.people.Session;
import dev.sextant.people.Sessions;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookie that carries a session: no script reads it, no other site sends it, and behind TLS only TLS carries it. */
final class SessionCookie {
    /** The longest that browsers keep one. A wall's session outlives none of them. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final int LONGEST_TOKEN = 100;

    /** A way to the organisation's provider takes no longer. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final boolean secure;
    private final String name;
    private final String onTheWay;

    SessionCookie(Sessions sessions, Settings settings) {
        this.sessions = sessions;
        this.secure = settings.tls().secure();
        this.name = secure ? "__Host-sextant" : "sextant";
        this.onTheWay = name + "-openid";
    }

    /** The session that a request belongs to, if it still runs. */
    Future<Optional<Session>> session(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name);
        return cookie == null
                        || cookie.getValue().isEmpty()
                        || cookie.getValue().length() > LONGEST_TOKEN
                ? Future.succeededFuture(Optional.empty())
                : sessions.find(cookie.getValue());
    }

    /** Ends the session that the request came with, so that a new one never continues an old one. */
    Future<@Nullable Void> endTheOldOne(HttpServerRequest request) {
        return session(request)
                .compose(found ->
                        found.isPresent() ? sessions.end(found.get()) : Future.<@Nullable Void>succeededFuture());
    }

    /** Kept for as long as a browser keeps anything; when the session ends, the server says. */
    void give(HttpServerRequest request, String token) {
        set(request, token, LONGEST.toSeconds());
    }

    void takeBack(HttpServerRequest request) {
        set(request, "", 0);
    }

    /** What a browser keeps while it is at the provider. It comes back from another site, so the cookie must come with it. */
    void giveOnTheWay(HttpServerRequest request, String kept) {
        set(request, onTheWay, kept, CookieSameSite.LAX, ON_THE_WAY.toSeconds());
    }

    /** What it kept, taken back; empty when there was nothing. */
    String takeOnTheWay(HttpServerRequest request) {
        Cookie cookie = request.getCookie(onTheWay);
        if (cookie == null) {
            return "";
        }
        String kept = cookie.getValue();
        set(request, onTheWay, "", CookieSameSite.LAX, 0);
        return kept;
    }

    private void set(HttpServerRequest request, String value, long seconds) {
        set(request, name, value, CookieSameSite.STRICT, seconds);
    }

    private void set(HttpServerRequest request, String cookie, String value, CookieSameSite to, long seconds) {
        request.response()
                .addCookie(Cookie.cookie(cookie, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(to)
                        .setMaxAge(seconds));
    }
}
