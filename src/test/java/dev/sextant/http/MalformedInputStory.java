package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.NodeInTest;
import dev.sextant.demo.Scenario;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.SettingsReader;
import dev.sextant.people.Names;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The running product with its Redis, over sockets: 72,000 requests made from the table of all ways in, 8,000 parts of files, 18,000
 * messages to the live side, 2,000 connections that send bare bytes.
 */
@DisplayName("A hundred thousand malformed inputs of seed 20261122")
class MalformedInputStory {
    private static final long SEED = 20_261_122;
    private static final int REQUESTS = 72_000;
    private static final int FRAMES = 18_000;
    private static final int PARTS = 8_000;
    private static final int BARE = 2_000;
    private static final int FRAMES_A_SOCKET = 250;
    private static final long HEAP_GROWS_AT_MOST = 64L * 1024 * 1024;
    private static final AuthorisationTable TABLE = new AuthorisationTable();

    private static final Path DATA = Product.emptyFolder();
    private static final NodeInTest NODE = NodeInTest.start(
            new SettingsReader()
                    .file("test.yaml", "limits: {requestsPerMinute: 1000000, socketsPerSession: 100}")
                    .flag("port", "port", 0)
                    .flag("data", "data", DATA)
                    .settings(),
            ServerClock.system());
    private static final String BASE = "http://127.0.0.1:" + NODE.port();

    private static Client leader;
    private static Client administrator;
    private static String incident = "";
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Malformed malformed = new Malformed(random, incident, List.copyOf(TABLE.rows("routes")), commands());

    @BeforeAll
    static void somethingIsThere() {
        NODE.letIn(
                List.of(
                        new Scenario.Person("leader", Names.same("leader"), List.of("teamLeader", "groupHead@onSite")),
                        new Scenario.Person("admin", Names.same("admin"), List.of("administrator"))),
                "tulip anchor bread");
        leader = Client.ofTheDemo(BASE, "leader");
        administrator = Client.ofTheDemo(BASE, "admin");
        incident = leader.beginsIncident();
        leader.posts(incident, "zone", new JsonObject().put("name", "正门").put("zoneType", "gate"));
    }

    /** What the table of who may do what sends: understood, and refused for what it says. */
    private static List<JsonObject> commands() {
        return TABLE.rows("commands").stream()
                .map(type -> {
                    JsonObject command = new JsonObject()
                            .put(
                                    "commandId",
                                    UUID.nameUUIDFromBytes(type.getBytes(StandardCharsets.UTF_8))
                                            .toString());
                    TABLE.body(type)
                            .forEach((name, value) -> command.put(
                                    String.valueOf(name),
                                    value instanceof Map<?, ?> ? new JsonObject().put("name", "x") : value));
                    return command.put("type", type);
                })
                .toList();
    }

    @AfterAll
    static void stop() {
        NODE.stop();
        Product.delete(DATA);
    }

    @Test
    @DisplayName("get no answer of 500 or above, leave every socket that asks alive, and the heap as it was")
    void never() {
        Barrage barrage = new Barrage(NODE.vertx(), NODE.port());
        List<String> files = files();
        barrage.send(REQUESTS / 10, () -> barrage.ask(request()));
        long before = heap();
        barrage.send(REQUESTS - REQUESTS / 10, () -> barrage.ask(request()));
        barrage.send(PARTS, () -> barrage.ask(part(files.get(random.nextInt(files.size())))));
        barrage.send(
                BARE,
                () -> random.nextBoolean()
                        ? barrage.bare(malformed.bareRequest("127.0.0.1:" + NODE.port()), Buffer.buffer())
                        : barrage.bare(handshake(), malformed.bareFrame()));
        for (int sent = 0; sent < FRAMES; sent += FRAMES_A_SOCKET) {
            frames();
        }

        assertThat(barrage.broken).as("answers: " + barrage.answers).isEmpty();
        assertThat(barrage.counted()).isEqualTo(REQUESTS + PARTS + BARE);
        assertThat(barrage.reached).as("ways in that read what was sent").hasSizeGreaterThan(90);
        assertThat(barrage.answers.getOrDefault(422, 0))
                .as("refused by the desk: " + barrage.answers)
                .isGreaterThan(300);
        assertThat(barrage.answers.getOrDefault(0, 0))
                .as("hung up on: " + barrage.answers)
                .isLessThan(BARE);
        assertThat(heap() - before).as("bytes more on the heap").isLessThan(HEAP_GROWS_AT_MOST);
        assertThat(Client.stranger(BASE).get("/health/ready").status()).isEqualTo(200);
        leader.posts(incident, "zone", new JsonObject().put("name", "东门").put("zoneType", "gate"));
    }

    @Test
    @DisplayName("break a server that takes no care: what is counted here can be seen")
    void control() {
        HttpServer careless = Door.await(NODE.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body()
                        .map(Buffer::toJsonObject)
                        .onSuccess(read -> request.response().end())
                        .onFailure(
                                unread -> request.response().setStatusCode(500).end()))
                .listen(0, "127.0.0.1"));
        Barrage barrage = new Barrage(NODE.vertx(), careless.actualPort());
        barrage.send(500, () -> barrage.ask(request()));
        assertThat(barrage.broken).hasSizeGreaterThan(100);
        Door.await(careless.close());
    }

    private Malformed.Request request() {
        return malformed.request(random.nextInt(6) == 0 ? administrator.cookie() : leader.cookie());
    }

    private Malformed.Request part(String file) {
        return new Malformed.Request(
                "part",
                HttpMethod.PUT,
                "/api/incidents/" + incident + "/files/" + file + "?from=" + malformed.offset(),
                List.of("Cookie", leader.cookie(), "Content-Type", "application/octet-stream"),
                malformed.bytes());
    }

    private static Buffer handshake() {
        return Buffer.buffer("GET /live/websocket HTTP/1.1\r\nHost: 127.0.0.1:" + NODE.port() + "\r\nOrigin: " + BASE
                + "\r\nCookie: " + leader.cookie()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    /** Records that declare files, of every kind; nothing that is sent is what they declare. */
    private static List<String> files() {
        JsonObject seen =
                new JsonObject().put("text", "看").put("category", "observation").put("group", "onSite");
        String about = leader.posts(incident, "logEntry", seen);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            files.add(leader.posts(
                    incident,
                    "attachment",
                    new JsonObject()
                            .put("about", about)
                            .put("group", "onSite")
                            .put("fileName", "照片" + i)
                            .put("mime", List.of("image", "pdf", "audio").get(i % 3))
                            .put("file", HexFormat.of().toHexDigits(i).repeat(8))
                            .put("sizeBytes", 40L + i)
                            .put("piiLevel", "p1")));
        }
        return files;
    }

    /** On a socket of somebody who may listen; then one that is right: it is answered, so all before it was taken. */
    private void frames() {
        WebSocket socket = Door.await(NODE.vertx()
                .createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(NODE.port())
                        .setURI("/live/websocket")
                        .addHeader("Cookie", leader.cookie())
                        .addHeader("Origin", BASE)));
        Promise<Void> alive = Promise.promise();
        String log = "incident." + incident + ".log";
        socket.handler(frame -> {
            if (frame.toString().contains(log)) {
                alive.tryComplete();
            }
        });
        socket.closeHandler(closed -> alive.tryFail("closed with " + socket.closeStatusCode()));
        List<Future<?>> said = new ArrayList<>();
        for (int i = 0; i < FRAMES_A_SOCKET; i++) {
            Buffer frame = malformed.frame();
            said.add(
                    random.nextInt(4) == 0
                            ? socket.writeBinaryMessage(frame)
                            : socket.writeTextMessage(frame.toString(StandardCharsets.UTF_8)));
        }
        JsonObject right = new JsonObject().put("type", "register").put("address", log);
        Door.await(Future.all(said)
                .compose(all -> socket.writeTextMessage(right.encode()))
                .compose(all -> alive.future()));
        Door.await(socket.close());
    }

    private static long heap() {
        System.gc();
        Runtime now = Runtime.getRuntime();
        return now.totalMemory() - now.freeMemory();
    }
}
