package dev.sextant.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The product as people start it: {@code serve}, with its embedded Redis, and somebody signed in. */
final class Product implements AutoCloseable {
    private static final String MAIN = "dev.sextant.Sextant";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SEXTANT_LIMITS_REQUESTS_PER_MINUTE", "600000",
            "SEXTANT_LIMITS_SOCKETS_PER_SESSION", "100000",
            "SEXTANT_LIMITS_SOCKETS_PER_ADDRESS", "100000");

    final ServerProcess server;
    final int port;
    final double readySeconds;
    private final Vertx vertx;
    private final Path data;
    private final HttpClient client;
    private final String cookie;

    Product(Vertx vertx) throws IOException, InterruptedException, TimeoutException {
        this.vertx = vertx;
        data = Files.createTempDirectory("sextant-bench");
        port = freePort();
        ServerProcess.java(Map.of(), addUser()).tell(PASSWORD);
        long began = System.nanoTime();
        server = ServerProcess.java(
                ENVIRONMENT, MAIN, "serve", "--port", Integer.toString(port), "--data", data.toString());
        server.line(line -> line.contains("ready in"));
        readySeconds = (System.nanoTime() - began) / 1e9;
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(64));
        JsonObject who = new JsonObject().put("account", "bench").put("password", PASSWORD);
        cookie = client.request(HttpMethod.POST, "/api/session")
                .compose(request ->
                        request.putHeader("Content-Type", "application/json").send(who.toBuffer()))
                .map(answer -> answer.cookies().get(0).split(";", 2)[0])
                .await(60, TimeUnit.SECONDS);
    }

    private String[] addUser() {
        return new String[] {
            MAIN,
            "user",
            "--data",
            data.toString(),
            "add",
            "bench",
            "--name",
            "Bench",
            "--role",
            "teamLeader",
            "--role",
            "dutyOfficer",
            "--role",
            "groupHead@onSite",
            "--password-stdin"
        };
    }

    String cookie() {
        return cookie;
    }

    String openIncident() throws TimeoutException {
        JsonObject fields = new JsonObject()
                .put("title", "Benchmark of the live side")
                .put("place", "Head office, ground floor")
                .put("headCountInitial", 40)
                .put("coreDemand", "Refund of the service fee")
                .put("moodInitial", "tense");
        return write(
                        "/api/incidents",
                        new JsonObject().put("type", "openIncident").put("fields", fields))
                .await(10, TimeUnit.SECONDS)
                .getString("incident");
    }

    /** Posts a log entry of some 300 bytes; gives its seq when it is durable. */
    Future<Long> post(String incident, int number) {
        JsonObject fields = new JsonObject()
                .put(
                        "text",
                        "Entry " + number + ": about forty people in the lobby, calm, two new banners. "
                                + "The second reception room is open, water and chairs are there. ".repeat(3));
        return write(
                        "/api/incidents/" + incident + "/commands",
                        new JsonObject()
                                .put("type", "postRecord")
                                .put("record", "logEntry")
                                .put("fields", fields))
                .map(answer -> answer.getLong("seq"));
    }

    /** What came since, or the whole view; the answer's bytes. */
    Future<Buffer> view(String incident, String since) {
        return onContext(() -> client.request(HttpMethod.GET, "/api/incidents/" + incident + "/views/wall" + since)
                .compose(request -> request.putHeader("Cookie", cookie).send())
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body()
                        : Future.failedFuture("status " + answer.statusCode())));
    }

    private Future<JsonObject> write(String path, JsonObject command) {
        command.put("commandId", UUID.randomUUID().toString());
        return onContext(() -> client.request(HttpMethod.POST, path)
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Cookie", cookie)
                        .send(command.toBuffer()))
                .compose(answer -> answer.body().map(body -> {
                    if (answer.statusCode() >= 300) {
                        throw new IllegalStateException(answer.statusCode() + " " + body);
                    }
                    return body.toJsonObject();
                })));
    }

    /** On a thread of Vert.x: on the caller's own, an answer's body could pass by before anybody listens for it. */
    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        return Future.future(promise -> vertx.runOnContext(go -> work.get().onComplete(promise)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
