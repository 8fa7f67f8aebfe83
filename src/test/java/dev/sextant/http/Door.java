package dev.sextant.http;

import dev.sextant.files.FileShelf;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.incident.Permission;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.SmallRedis;
import dev.sextant.kit.TestClock;
import dev.sextant.notify.Reminders;
import dev.sextant.openid.Provider;
import dev.sextant.ops.Health;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import dev.sextant.people.Account;
import dev.sextant.people.Accounts;
import dev.sextant.people.Passwords;
import dev.sextant.people.People;
import dev.sextant.people.Session;
import dev.sextant.people.SessionLimits;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Act;
import dev.sextant.plan.Label;
import dev.sextant.plan.Who;
import dev.sextant.press.Newsstand;
import dev.sextant.vault.MasterKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A running front door with nothing real behind it: a desk that takes everything down, views that are sentences. */
final class Door implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final TestClock clock = new TestClock(Instant.parse("2026-04-18T01:04:00Z"));
    final SmallRedis redis = new SmallRedis(clock);
    final Health health = new Health();
    final List<JsonObject> submitted = new CopyOnWriteArrayList<>();
    final List<Actor> senders = new CopyOnWriteArrayList<>();
    final Vertx vertx = Vertx.vertx();
    final Newsstand newsstand = new Newsstand(ShippedPlan.plan());
    final People people;
    final Sessions sessions;
    final Accounts accounts;
    final FrontDoor door;
    private final Metrics metrics = new Metrics();
    private final HttpClient client = vertx.createHttpClient();
    final Path files;
    final Map<String, Attachment> declared = new ConcurrentHashMap<>();
    volatile boolean room = true;
    volatile Outcome outcome =
            new Outcome.Done(new JsonObject().put("epoch", "e1").put("seq", 7), false);

    /** What came back. */
    record Reply(int status, Map<String, String> headers, List<String> cookies, String text, Buffer content) {
        byte[] bytes() {
            return content.getBytes();
        }

        JsonObject json() {
            return new JsonObject(text);
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    static Door open() {
        return open("", false);
    }

    static Door open(String settings, boolean demo) {
        return new Door(settings, demo);
    }

    private Door(String yaml, boolean demo) {
        files = emptyFolder();
        Settings settings = new SettingsReader()
                .file("test.yaml", yaml)
                .flag("test", "port", 0)
                .flag("test", "web", "src/test/resources/web")
                .settings();
        people = People.over(
                vertx,
                redis,
                clock,
                new SessionLimits(
                        Duration.ofMinutes(settings.sessions().idleMinutes()),
                        Duration.ofMinutes(settings.sessions().absoluteMinutes()),
                        Map.of(
                                "administrator",
                                new SessionLimits.Span(Duration.ofMinutes(30), Duration.ofMinutes(480)))),
                new Passwords(vertx),
                ShippedPlan.plan(),
                key(files),
                settings.signIn(),
                Set.copyOf(settings.signIn().secondFactorRoles()),
                settings.signIn()
                        .openId()
                        .map(openId -> new Provider(vertx, openId, clock))
                        .orElse(null));
        sessions = people.sessions();
        accounts = people.accounts();
        door = new FrontDoor(new FrontDoor.Behind(
                settings,
                people,
                ShippedPlan.plan(),
                new TakesEverything(),
                new Sentences(),
                new FileShelf(vertx, files, () -> room, clock),
                newsstand,
                new Reminders(vertx, people.subscriptions(), null, "", List.of(), clock),
                Door::live,
                health,
                metrics,
                ServerClock.of(clock),
                failure -> failure instanceof SmallRedis.Away,
                demo));
        await(people.passwords()
                .keep(PASSWORD)
                .compose(secret -> accounts.add(new Account(
                        "leader",
                        Label.of("zh", "陈组长", "en", "Chen"),
                        List.of("teamLeader", "groupHead@onSite"),
                        null,
                        false,
                        secret))));
        await(vertx.deployVerticle(door));
    }

    Reply get(String path, String... headers) {
        return ask(HttpMethod.GET, path, null, headers);
    }

    Reply post(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(0, List.of("Content-Type", "application/json"));
        }
        return ask(HttpMethod.POST, path, Buffer.buffer(body), all.toArray(String[]::new));
    }

    Reply ask(HttpMethod method, String path, @Nullable Buffer body, String... headers) {
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(door.port())
                .setMethod(method)
                .setURI(path);
        for (int i = 0; i < headers.length; i += 2) {
            options.putHeader(headers[i], headers[i + 1]);
        }
        // On a thread of Vert.x: on the test's own the body could pass by before anybody listens for it.
        return await(Future.future(promise -> vertx.runOnContext(now -> client.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(Door::reply)
                .onComplete(promise))));
    }

    private static Future<Reply> reply(HttpClientResponse response) {
        return response.body().map(text -> {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            return new Reply(response.statusCode(), headers, List.copyOf(response.cookies()), text.toString(), text);
        });
    }

    /** Signs in and gives the header that carries the session. */
    String[] signedIn() {
        Reply reply = signIn("leader", PASSWORD);
        return new String[] {"Cookie", reply.cookies().get(0).split(";", 2)[0]};
    }

    Reply signIn(String account, String password, String... headers) {
        return post(
                "/api/session",
                new JsonObject()
                        .put("account", account)
                        .put("password", password)
                        .encode(),
                headers);
    }

    private static MasterKey key(Path folder) {
        try {
            return MasterKey.in(folder.resolve("keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("sextant-files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        await(client.close().compose(closed -> vertx.close()));
        metrics.close();
    }

    private static Router live(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/who").handler(ctx -> {
            Session session = ctx.get(Sessions.IN_CONTEXT);
            ctx.json(new JsonObject().put("account", session.actor().id()).put("session", session.id()));
        });
        return router;
    }

    private final class TakesEverything implements Submissions {
        @Override
        public Future<Outcome> submit(String incident, Actor actor, JsonObject body) {
            if (incident.equals("away")) {
                return Future.failedFuture(SmallRedis.failure());
            }
            submitted.add(body);
            senders.add(actor);
            return Future.succeededFuture(outcome);
        }

        @Override
        public Future<Outcome> reveal(String incident, Actor actor, JsonObject body) {
            return submit(incident, actor, body);
        }

        @Override
        public Future<Outcome> guestSeen(String incident, Actor actor, String guest, String group, String reason) {
            return submit(incident, actor, new JsonObject().put("guest", guest).put("reason", reason));
        }

        @Override
        public Future<Outcome> opening(String incident, Actor actor, String record) {
            return submit(incident, actor, new JsonObject().put("opened", record));
        }

        @Override
        public Future<Outcome> open(Actor actor, JsonObject body) {
            submitted.add(body);
            return Future.succeededFuture(new Outcome.Done(new JsonObject().put("incident", "INC-1"), true));
        }
    }

    private final class Sentences implements Views {
        @Override
        public Future<Buffer> incidents(Function<String, Actor> who) {
            return json("incidents");
        }

        @Override
        public Future<Boolean> permits(@Nullable String incident, Act act, @Nullable String group, Actor actor) {
            return Future.succeededFuture(
                    group == null
                            ? Permission.allows(ShippedPlan.plan(), act, actor)
                            : Permission.allows(
                                    ShippedPlan.plan().acts().getOrDefault(act.id(), Who.NOBODY), actor, group));
        }

        @Override
        public Future<Void> admits(String incident, Actor actor) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Buffer> past(String incident, String view, Instant when, Actor actor) {
            return json(view + " at " + when);
        }

        @Override
        public Future<Buffer> view(String incident, String view, @Nullable Since since, Actor actor) {
            if (!incident.equals("INC-1")) {
                return Future.failedFuture(HttpProblem.unknownIncident());
            }
            return view.equals("approvals")
                    ? Future.failedFuture(HttpProblem.notPermitted())
                    : json(view + (since == null ? "" : " since " + since.epoch() + "/" + since.seq()));
        }

        @Override
        public Future<Buffer> record(String incident, String record, Actor actor) {
            return record.equals("HC-01") ? json(record) : Future.failedFuture(HttpProblem.unknownRecord());
        }

        @Override
        public Future<Buffer> steps(String incident, String group, Actor actor) {
            return json("steps of " + group);
        }

        @Override
        public Future<Buffer> beginnings(String incident, String type, Actor actor) {
            return json("beginnings of " + type);
        }

        @Override
        public Future<List<String>> holds(String incident, String type, String field, Actor actor) {
            return Future.succeededFuture(List.of("deputyLeader"));
        }

        @Override
        public Future<Buffer> looked(String incident, String type, Map<String, Object> values, Actor actor) {
            return json("looked at " + values.keySet());
        }

        @Override
        public Future<Buffer> search(String incident, List<String> words, Actor actor) {
            return json("found " + words);
        }

        @Override
        public Future<Attachment> attachment(String incident, String record, Actor actor) {
            Attachment known = incident.equals("INC-1") ? declared.get(record) : null;
            return known == null ? Future.failedFuture(HttpProblem.unknownRecord()) : Future.succeededFuture(known);
        }

        @Override
        public Future<Buffer> channels(String incident, String record, Actor actor) {
            return Future.failedFuture(HttpProblem.unknownRecord());
        }

        @Override
        public Future<Buffer> dossier(String incident, String record, Actor actor) {
            return Future.failedFuture(HttpProblem.unknownRecord());
        }

        @Override
        public Future<Buffer> logBefore(String incident, long seq, Actor actor) {
            return json("log before " + seq);
        }

        @Override
        public Future<Buffer> plan(@Nullable String incident, Actor actor) {
            return json("plan of " + incident);
        }

        private Future<Buffer> json(String text) {
            return Future.succeededFuture(new JsonObject().put("is", text).toBuffer());
        }
    }
}
