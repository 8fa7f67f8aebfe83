package dev.sextant.http;

import static dev.sextant.http.RouteTable.Whom.ACTING;
import static dev.sextant.http.RouteTable.Whom.ADMINISTRATORS;
import static dev.sextant.http.RouteTable.Whom.ALL;
import static dev.sextant.http.RouteTable.Whom.PEOPLE;
import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.sextant.files.FileShelf;
import dev.sextant.notify.Reminders;
import dev.sextant.ops.Health;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.people.People;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Plan;
import dev.sextant.press.Newsstand;
import dev.sextant.print.Printer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The HTTP server: every way in, in one table. */
public final class FrontDoor extends VerticleBase {
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int IDLE_SECONDS = 120;
    private static final int SOCKET_CLOSES_WITHIN_SECONDS = 1;
    private static final int SOCKET_MESSAGE_BYTES = 64 * 1024;

    private final Behind behind;
    private @Nullable HttpServer server;
    private List<RouteTable.Entry> entries = List.of();

    /**
     * What is behind the door.
     *
     * @param newsstand the public pages
     * @param reminders for browsers whose page is closed
     * @param plan the one that new incidents get: its roles are those that can be given
     * @param live makes the router of the live side for this server; its requests carry the session ({@link Sessions#IN_CONTEXT})
     * @param away tells failures that mean "Redis cannot be reached" from defects
     * @param demo a demo: pages are marked, and a tap on a link signs in
     */
    public record Behind(
            Settings settings,
            People people,
            Plan plan,
            Submissions submissions,
            Views views,
            FileShelf files,
            Newsstand newsstand,
            Reminders reminders,
            @Nullable Function<Vertx, Router> live,
            Health health,
            Metrics metrics,
            ServerClock clock,
            Predicate<Throwable> away,
            boolean demo) {}

    public FrontDoor(Behind behind) {
        this.behind = behind;
    }

    @Override
    public Future<?> start() {
        Settings settings = behind.settings();
        return vertx.createHttpServer(options(settings))
                .requestHandler(router())
                .listen(settings.port(), settings.host())
                .onSuccess(listening -> server = listening);
    }

    /** The port that it listens on; the system chose it when the settings say 0. */
    public int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** Takes no new connections, lets what is under way end, then closes what is left. */
    public Future<Void> shutDown(int seconds) {
        return server == null ? Future.succeededFuture() : server.shutdown(seconds, TimeUnit.SECONDS);
    }

    List<RouteTable.Entry> entries() {
        return entries;
    }

    private Router router() {
        Settings settings = behind.settings();
        Router router = Router.router(vertx);
        Guards guards = new Guards(settings, behind.demo());
        Edge edge = new Edge(behind.away());
        Addresses addresses = new Addresses(settings);
        SessionCookie cookie = new SessionCookie(behind.people().sessions(), settings);
        SessionRoutes session = new SessionRoutes(
                behind.people().signIn(),
                cookie,
                behind.clock(),
                addresses,
                settings.limits().requestsPerMinute());
        BodyHandler body =
                BodyHandler.create(false).setBodyLimit(settings.limits().bodyBytes());
        BodyHandler part = BodyHandler.create(false).setBodyLimit(FileRoutes.MOST_OF_A_PART);
        Pages pages = new Pages(vertx, settings.web().toString(), behind.demo());

        router.route().handler(guards::headers).failureHandler(edge::problem);
        router.route().handler(guards::ownName).handler(guards::address).handler(guards::writesFromOwnPages);
        if (behind.live() != null) {
            Router live = behind.live().apply(vertx);
            router.route("/live/*").handler(guards::ownOrigin).handler(session::whoIsIt);
            router.route("/live/*").subRouter(live);
        }
        pages.folders(router, edge);

        RouteTable table = new RouteTable(router, session::whoIsIt, body, part, edge);
        list(table, session, pages);
        listPeople(table, session, cookie, addresses);
        table.close();
        entries = table.entries();

        for (int status : new int[] {400, 404, 405, 413, 414, 415, 429, 500}) {
            router.errorHandler(status, edge::problem);
        }
        return router;
    }

    /** Every way in. The description of the API says the same; a test holds them together. */
    private void list(RouteTable table, SessionRoutes session, Pages pages) {
        IncidentRoutes incidents = new IncidentRoutes(
                behind.people().sessions(), behind.submissions(), behind.views(), new Printer(vertx));
        FileRoutes files = new FileRoutes(behind.views(), behind.submissions(), behind.files());
        PublicRoutes publicPages = new PublicRoutes(behind.newsstand());
        OpsRoutes ops = new OpsRoutes(behind.health(), behind.metrics());

        table.open(POST, "/api/session", session::start);
        table.signedIn(ALL, GET, "/api/session", session::current);
        table.open(DELETE, "/api/session", session::end);

        table.signedIn(ALL, GET, "/api/incidents", incidents::list);
        table.signedIn(PEOPLE, POST, "/api/incidents", incidents::open);
        table.signedIn(ACTING, POST, "/api/incidents/:incident/commands", incidents::command);
        table.signedIn(ALL, GET, "/api/incidents/:incident/views/:view", incidents::view);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/records/:record", incidents::record);
        table.signedIn(PEOPLE, POST, "/api/incidents/:incident/records/:record/reveal", incidents::reveal);
        table.signedIn(ACTING, GET, "/api/incidents/:incident/groups/:group/steps", incidents::steps);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/files/:record", files::open);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/files/:record/small", files::small);
        table.signedIn(ACTING, GET, "/api/incidents/:incident/files/:record/upload", files::held);
        table.signedInBytes(ACTING, PUT, "/api/incidents/:incident/files/:record", files::take);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/log", incidents::logBefore);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/search", incidents::search);
        table.signedIn(ALL, GET, "/api/incidents/:incident/plan", incidents::planOfIncident);
        table.signedIn(PEOPLE, GET, "/api/plan", incidents::plan);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/records/:record/channels", incidents::channels);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/writing/:type", incidents::beginnings);
        table.signedIn(PEOPLE, POST, "/api/incidents/:incident/writing/:type", incidents::looked);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/records/:record/dossier", incidents::dossier);
        table.signedIn(PEOPLE, GET, "/incidents/:incident/records/:record/dossier", incidents::dossierPage);
        table.signedIn(PEOPLE, GET, "/incidents/:incident/records/:record/dossier.pdf", incidents::dossierPdf);

        table.open(GET, "/", pages.page("index.html"));
        table.open(GET, "/wall", pages.page("wall.html"));
        table.open(GET, "/wall/:incident", pages.page("wall.html"));
        table.open(GET, "/incidents/:incident/:group", pages.page("board.html"));
        table.open(GET, "/field", pages.page("field.html"));
        table.open(GET, "/field/lead", pages.page("lead.html"));
        table.open(GET, "/approvals", pages.page("approvals.html"));
        table.open(GET, "/public/:organisation", publicPages::page);
        table.open(GET, "/public/:organisation/:form", publicPages::form);
        for (String page : List.of("people", "me", "welcome", "join", "confirmed")) {
            table.open(GET, "/" + page, pages.page("people.html"));
        }
        table.open(GET, "/sw.js", pages.file("sw.js"));
        table.open(GET, "/sw-sync.js", pages.file("sw-sync.js"));
        table.open(GET, "/manifest.webmanifest", pages.file("manifest.webmanifest"));
        table.open(GET, "/favicon.svg", pages.file("favicon.svg"));
        if (behind.demo()) {
            table.open(GET, "/demo/:account", session::startDemo);
        }

        table.open(GET, "/health/live", ops::live);
        table.open(GET, "/health/ready", ops::ready);
        table.open(GET, "/metrics", ops::metrics);
        table.open(GET, "/openapi.yaml", pages.own("api/openapi.yaml"));
        table.open(GET, "/asyncapi.yaml", pages.own("api/asyncapi.yaml"));
    }

    /** Accounts, sessions, helpers and walls. */
    private void listPeople(RouteTable table, SessionRoutes session, SessionCookie cookie, Addresses addresses) {
        People people = behind.people();
        Views views = behind.views();
        WelcomeRoutes welcome = new WelcomeRoutes(people, cookie, session, addresses);
        PeopleRoutes accounts = new PeopleRoutes(people, behind.plan());
        OwnRoutes own = new OwnRoutes(people, addresses);
        JoinRoutes joins = new JoinRoutes(
                people.joining(), people.sessions(), views, behind.submissions(), behind.plan(), cookie, addresses);
        DisplayRoutes displays = new DisplayRoutes(people.displays(), people.sessions(), views, cookie, addresses);

        table.open(POST, "/api/welcome", welcome::look);
        table.open(POST, "/api/welcome/password", welcome::setPassword);

        table.signedIn(ADMINISTRATORS, GET, "/api/people", accounts::list);
        table.signedIn(ADMINISTRATORS, POST, "/api/people", accounts::invite);
        table.signedIn(ADMINISTRATORS, POST, "/api/people/import", accounts::takeIn);
        table.signedIn(ADMINISTRATORS, POST, "/api/people/account/:account", accounts::change);

        table.signedIn(PEOPLE, GET, "/api/me/sessions", own::sessions);
        table.signedIn(PEOPLE, DELETE, "/api/me/sessions", own::endOthers);
        table.signedIn(PEOPLE, DELETE, "/api/me/sessions/:device", own::end);
        table.signedIn(PEOPLE, POST, "/api/me/password", own::password);

        IdentityRoutes identity = new IdentityRoutes(people, addresses, behind.demo());
        table.signedIn(PEOPLE, GET, "/api/session/confirm", identity::ways);
        table.signedIn(PEOPLE, POST, "/api/session/confirm", identity::confirm);
        table.signedIn(PEOPLE, POST, "/api/session/confirm/passkey", identity::beginWithPasskey);

        OpenIdRoutes openId = new OpenIdRoutes(people, behind.settings().signIn(), cookie, identity, addresses);
        table.open(GET, "/api/session/ways", openId::offered);
        table.open(POST, "/api/session/openid", openId::beginSignIn);
        table.open(GET, OpenIdRoutes.BACK, openId::back);
        table.signedIn(PEOPLE, POST, "/api/session/confirm/openid", openId::beginProof);
        table.signedIn(PEOPLE, GET, "/api/me/openid", openId::mine);
        table.signedIn(PEOPLE, POST, "/api/me/openid", openId::beginTie);
        table.signedIn(PEOPLE, DELETE, "/api/me/openid", openId::untie);

        PasskeyRoutes passkeys = new PasskeyRoutes(people, session, identity, addresses);
        table.open(POST, "/api/session/passkey", passkeys::signIn);
        table.open(POST, "/api/session/passkey/begin", passkeys::beginSignIn);
        table.signedIn(PEOPLE, GET, "/api/me/passkeys", passkeys::mine);
        table.signedIn(PEOPLE, POST, "/api/me/passkeys", passkeys::add);
        table.signedIn(PEOPLE, POST, "/api/me/passkeys/begin", passkeys::begin);
        table.signedIn(PEOPLE, DELETE, "/api/me/passkeys/:passkey", passkeys::remove);

        SecondFactorRoutes second = new SecondFactorRoutes(people, session, identity, addresses);
        table.open(POST, "/api/session/second", second::signIn);
        table.open(POST, "/api/session/second/begin", second::beginAtSignIn);
        table.signedIn(PEOPLE, GET, "/api/me/second", second::mine);
        table.signedIn(PEOPLE, POST, "/api/me/second", second::turnOn);
        table.signedIn(PEOPLE, DELETE, "/api/me/second", second::turnOff);
        table.signedIn(PEOPLE, POST, "/api/me/second/begin", second::begin);
        table.signedIn(PEOPLE, POST, "/api/me/second/recovery", second::renew);

        PushRoutes push = new PushRoutes(behind.reminders());
        table.signedIn(ACTING, GET, "/api/me/push", push::key);
        table.signedIn(ACTING, POST, "/api/me/push", push::start);
        table.signedIn(ACTING, DELETE, "/api/me/push", push::end);

        PresenceRoutes presence = new PresenceRoutes(people.presence(), views, InstantSource.system());
        table.signedIn(PEOPLE, POST, "/api/incidents/:incident/presence", presence::here);
        HolderRoutes holders = new HolderRoutes(people.accounts(), views);
        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/holders/:type/:field", holders::list);

        table.signedIn(PEOPLE, GET, "/api/incidents/:incident/joins", joins::list);
        table.signedIn(PEOPLE, POST, "/api/incidents/:incident/joins", joins::make);
        table.signedIn(PEOPLE, DELETE, "/api/incidents/:incident/joins/:join", joins::end);
        table.signedIn(PEOPLE, POST, "/api/incidents/:incident/joins/:join/reveal", joins::reveal);
        table.open(POST, "/api/join", joins::look);
        table.open(POST, "/api/join/guest", joins::join);

        table.open(POST, "/api/displays/ask", displays::ask);
        table.open(POST, "/api/displays/fetch", displays::fetch);
        table.signedIn(PEOPLE, GET, "/api/displays", displays::list);
        table.signedIn(PEOPLE, POST, "/api/displays", displays::confirm);
        table.signedIn(PEOPLE, DELETE, "/api/displays/:display", displays::end);
    }

    private static HttpServerOptions options(Settings settings) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setIdleTimeout(IDLE_SECONDS)
                .setTcpNoDelay(true)
                // HTTP/2 over TLS only: a proxy that passes an upgrade to it on, as it must for WebSocket, would see
                // nothing after.
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketMessageSize(SOCKET_MESSAGE_BYTES)
                .setMaxWebSocketFrameSize(SOCKET_MESSAGE_BYTES)
                // A frame is written to a thousand sockets; compressing it for each costs more than sending it.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(SOCKET_CLOSES_WITHIN_SECONDS);
        settings.tls()
                .cert()
                // Browsers speak HTTP/2 over TLS only: all files of a page come in one round trip, not in thirteen.
                .ifPresent(cert -> options.setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(cert.toString())
                                .setKeyPath(settings.tls().key().orElseThrow().toString())));
        return options;
    }
}
