package dev.sextant.http;

import dev.sextant.ops.Settings;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every request passes before anything else looks at it. */
final class Guards {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern OWN_NAMES =
            Pattern.compile("127\\.0\\.0\\.1|\\[?::1]?|([a-z0-9-]+\\.)?localhost", Pattern.CASE_INSENSITIVE);

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern PART_OF_A_PAGE = Pattern.compile("/(?:app|style|webjars)/.*\\.(?:js|css)");
    /** An escaped dot, slash, backslash or control character in a path is never an honest link. */
    private static final Pattern SMUGGLED =
            Pattern.compile("%(2e|2f|5c|[01][0-9a-f]|7f)|\\\\", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^;\\s\"]{1,40})", Pattern.CASE_INSENSITIVE);

    private final Origins origins;
    private final boolean secure;
    private final boolean demo;

    Guards(Settings settings, boolean demo) {
        this.demo = demo;
        this.secure = settings.tls().secure();
        this.origins = new Origins(settings.origins(), secure);
    }

    /**
     * Headers of every answer. Pages add the hash of their import map to the policy ({@link #policy}). What only a document
     * heeds is left off scripts and style sheets: a phone fetches seventy of them before it is open.
     */
    void headers(RoutingContext ctx) {
        MultiMap headers = ctx.response().headers();
        headers.set("X-Content-Type-Options", "nosniff").set("Cross-Origin-Resource-Policy", "same-origin");
        String path = ctx.request().path();
        if (path == null || !PART_OF_A_PAGE.matcher(path).matches()) {
            headers.set("Referrer-Policy", "no-referrer")
                    .set("Cross-Origin-Opener-Policy", "same-origin")
                    .set(
                            "Permissions-Policy",
                            "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()")
                    .set("Content-Security-Policy", policy(""));
        }
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        ctx.next();
    }

    /** @param scripts further sources of scripts, each with a space before it */
    static String policy(String scripts) {
        return "default-src 'none'; script-src 'self'" + scripts
                + "; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
                + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    void address(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (request.headers().getAll("Host").size() > 1) {
            // A proxy may read the first and we the second (RFC 9112, 3.2): whom was it for?
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of("", "host", "只能有一个 Host 头", "There may be one Host header only"));
        }
        String path = request.path();
        String uri = request.uri();
        if (path == null || uri == null || !path.startsWith("/")) {
            throw HttpProblem.of(ProblemCode.malformed);
        }
        if (SMUGGLED.matcher(path).find() || BROKEN_ESCAPE.matcher(uri).find() || path.contains("/../")) {
            throw HttpProblem.of(
                    ProblemCode.malformed,
                    FieldError.of("", "address", "地址中有不允许的字符", "The address holds characters that are not allowed"));
        }
        ctx.next();
    }

    /**
     * A demo lets people in by a tap, so it answers only to this machine's own names: a foreign page whose name was made
     * to point here must not find an open door.
     */
    void ownName(RoutingContext ctx) {
        HostAndPort host = ctx.request().authority();
        if (demo && (host == null || !OWN_NAMES.matcher(host.host()).matches()) && !origins.named(host)) {
            throw HttpProblem.of(ProblemCode.otherOrigin);
        }
        ctx.next();
    }

    /** Another site's page may not write, not even with the person's own cookie. */
    void writesFromOwnPages(RoutingContext ctx) {
        if (!READS.contains(ctx.request().method())) {
            ownOrigin(ctx);
        } else {
            ctx.next();
        }
    }

    /** Asked of every write, and of the live side's handshake, which is a read but opens a way to listen. */
    void ownOrigin(RoutingContext ctx) {
        if (!origins.own(ctx.request())) {
            throw HttpProblem.of(ProblemCode.otherOrigin);
        }
        ctx.next();
    }

    static void bytesOnly(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        if (type == null || !type.equalsIgnoreCase("application/octet-stream")) {
            throw HttpProblem.of(
                    ProblemCode.notBytes,
                    FieldError.of(
                            "",
                            "type",
                            "Content-Type 应为 application/octet-stream",
                            "The Content-Type must be application/octet-stream"));
        }
        ctx.next();
    }

    static void jsonOnly(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw HttpProblem.of(ProblemCode.notJson);
        }
        Matcher charset = CHARSET.matcher(type);
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
            throw HttpProblem.of(
                    ProblemCode.notJson,
                    FieldError.of(
                            "",
                            "charset",
                            "JSON 必须用 UTF-8 编码，不接受 " + charset.group(1),
                            "JSON must be in UTF-8, not in " + charset.group(1)));
        }
        ctx.next();
    }
}
