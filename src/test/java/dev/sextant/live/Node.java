package dev.sextant.live;

import dev.sextant.LiveViews;
import dev.sextant.courier.Preview;
import dev.sextant.desk.Desk;
import dev.sextant.desk.Verdict;
import dev.sextant.files.FileShelf;
import dev.sextant.http.FrontDoor;
import dev.sextant.http.Outcome;
import dev.sextant.http.Submissions;
import dev.sextant.incident.Actor;
import dev.sextant.journal.Journal;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.journal.RedisLink;
import dev.sextant.kit.RedisServer;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.TestVault;
import dev.sextant.notify.Reminders;
import dev.sextant.ops.Health;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import dev.sextant.people.Account;
import dev.sextant.people.Passwords;
import dev.sextant.people.People;
import dev.sextant.people.SessionLimits;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.vault.MasterKey;
import dev.sextant.vault.PersonKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node with everything from the front door to a real Redis; commands are handed to the desk. */
final class Node implements AutoCloseable {
    static final List<String> EVERY_ROLE = List.of(
            "teamLeader", "deputyLeader", "dutyOfficer", "groupHead@onSite", "groupHead@media", "groupHead@liaison");

    /** With the same transport as the product. */
    final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

    final Metrics metrics = new Metrics();
    final Sessions sessions;
    final Live live;
    final WebSocketClient sockets = vertx.createWebSocketClient(
            new WebSocketClientOptions().setClosingTimeout(1).setMaxMessageSize(4 * 1024 * 1024));
    private final ServerClock clock = ServerClock.system();
    final Journal journal;
    private final RedisLink link;
    private final Desk desk;
    private final FrontDoor door;
    private final PersonKeys keys = TestVault.keys();
    private final HttpClient client = vertx.createHttpClient();

    Node(RedisServer redis) {
        this(redis, "");
    }

    Node(RedisServer redis, String yaml) {
        link = redis.link(vertx);
        Plan plan = ShippedPlan.plan();
        journal = new Journal(link);
        Settings settings = new SettingsReader()
                .file("test.yaml", yaml)
                .flag("test", "port", 0)
                .settings();
        People people = People.over(
                vertx,
                link::send,
                clock,
                new SessionLimits(Duration.ofHours(1), Duration.ofHours(8)),
                new Passwords(vertx),
                plan,
                key(),
                settings.signIn(),
                Set.of(),
                null);
        sessions = people.sessions();
        desk = new Desk(journal, plan, version -> plan, people.accounts()::holding, keys, clock, false, took -> {});
        live = new Live(vertx, link, journal, plan, version -> plan, keys, sessions, clock, metrics, settings.limits());
        door = new FrontDoor(new FrontDoor.Behind(
                settings,
                people,
                plan,
                new NoSubmissions(),
                new LiveViews(live.reading(), Preview.NONE, clock),
                new FileShelf(vertx, Path.of("target/files-in-test"), () -> true, clock),
                live.newsstand(),
                new Reminders(vertx, people.subscriptions(), null, "", List.of(), clock),
                live::router,
                new Health(),
                metrics,
                clock,
                JournalUnavailable.class::isInstance,
                false));
        await(vertx.deployVerticle(desk));
        await(live.start());
        await(vertx.deployVerticle(door));
    }

    int port() {
        return door.port();
    }

    String open() {
        return command(
                        "",
                        EVERY_ROLE,
                        new JsonObject()
                                .put("type", "openIncident")
                                .put(
                                        "fields",
                                        new JsonObject()
                                                .put("title", "澜桥科技广场聚集")
                                                .put("place", "总部一层大厅")
                                                .put("headCountInitial", 40)
                                                .put("coreDemand", "退还服务费")
                                                .put("moodInitial", "tense")))
                .incident();
    }

    private static MasterKey key() {
        try {
            return MasterKey.in(Files.createTempDirectory("sextant-keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command by somebody with these roles; it must be accepted. */
    Verdict.Done command(String incident, List<String> roles, JsonObject command) {
        Actor actor = new Actor("someone", Label.of("zh", "某人", "en", "Someone"), Set.copyOf(roles), Duration.ZERO);
        command.put("commandId", UUID.randomUUID().toString());
        Verdict verdict = await(incident.isEmpty() ? desk.open(actor, command) : desk.submit(incident, actor, command));
        if (verdict instanceof Verdict.Done done) {
            return done;
        }
        throw new AssertionError(verdict.toString());
    }

    long log(String incident, String text) {
        return command(
                        incident,
                        EVERY_ROLE,
                        new JsonObject()
                                .put("type", "postRecord")
                                .put("record", "logEntry")
                                .put("fields", new JsonObject().put("text", text)))
                .seq();
    }

    /** Signs in without the password's cost and gives the cookie. */
    String cookie(String account, List<String> roles) {
        return "sextant="
                + await(sessions.start(
                        new Account(account, Label.of("zh", account, "en", account), roles, null, false, ""),
                        "",
                        true));
    }

    record Reply(int status, JsonObject json) {}

    Reply get(String cookie, String path) {
        return await(Future.future(promise -> vertx.runOnContext(go -> client.request(
                        HttpMethod.GET, port(), "127.0.0.1", path)
                .compose(request -> request.putHeader("Cookie", cookie).send())
                .compose(response -> response.body()
                        .map(body -> new Reply(
                                response.statusCode(), body.length() == 0 ? new JsonObject() : body.toJsonObject())))
                .onComplete(promise))));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("nothing happened for ten seconds", late);
        }
    }

    @Override
    public void close() {
        await(live.farewell()
                .compose(said -> door.shutDown(1))
                .compose(shut -> live.stop())
                .onSuccess(stopped -> link.close())
                .compose(closed -> vertx.close()));
        metrics.close();
    }

    /** These stories hand commands to the desk; how a request becomes one is http's story. */
    private static final class NoSubmissions implements Submissions {
        @Override
        public Future<Outcome> submit(String incident, Actor actor, JsonObject body) {
            return Future.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public Future<Outcome> reveal(String incident, Actor actor, JsonObject body) {
            return submit(incident, actor, body);
        }

        @Override
        public Future<Outcome> guestSeen(String incident, Actor actor, String guest, String group, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Future<Outcome> opening(String incident, Actor actor, String record) {
            return Future.failedFuture(new UnsupportedOperationException());
        }

        @Override
        public Future<Outcome> open(Actor actor, JsonObject body) {
            return Future.failedFuture(new UnsupportedOperationException());
        }
    }
}
