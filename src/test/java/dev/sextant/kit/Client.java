package dev.sextant.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person who is signed in and speaks with the product through its HTTP API. */
public final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final String base;
    private final String cookie;
    private final String language;
    private final JsonObject proof;

    private Client(String base, String cookie, String language, JsonObject proof) {
        this.base = base;
        this.cookie = cookie;
        this.language = language;
        this.proof = proof;
    }

    /** What came back; {@code body} is empty when it was not JSON. */
    public record Reply(int status, JsonObject body, String text, HttpResponse<String> response) {
        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The problem's code, or an empty text. */
        public String code() {
            return body.getString("code", "");
        }
    }

    /** Somebody who never signed in. */
    public static Client stranger(String base) {
        return new Client(base, "", "en", new JsonObject());
    }

    /** Signs in with a password. */
    public static Client signedIn(String base, String account, String password) {
        var who = new JsonObject().put("account", account).put("password", password);
        var reply = stranger(base).post("/api/session", who);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return new Client(base, cookieOf(reply), "en", new JsonObject().put("password", password));
    }

    /** Signs in as one of the demo's people with one tap. */
    public static Client ofTheDemo(String base, String account) {
        var reply = stranger(base).get("/demo/" + account);
        assertThat(reply.status()).as(reply.text()).isEqualTo(303);
        return new Client(base, cookieOf(reply), "en", new JsonObject());
    }

    /** Whoever was let in by this answer. */
    public static Client letInBy(String base, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
        return new Client(base, cookieOf(reply), "en", new JsonObject());
    }

    /** The header that carries the session, for a socket; empty when there is none. */
    public String cookie() {
        return cookie;
    }

    private static String cookieOf(Reply reply) {
        return reply.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    /** The same person, who reads another language. */
    public Client reading(String other) {
        return new Client(base, cookie, other, proof);
    }

    /** The same person at a server that was started again on another port: the session lives on in the store. */
    public Client at(String otherBase) {
        return new Client(otherBase, cookie, language, proof);
    }

    public Reply get(String path) {
        return send(request(path).GET().build());
    }

    /** A file as it is sent; must be there. */
    public byte[] bytes(String path) {
        try {
            var answer = HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException lost) {
            throw new AssertionError(path, lost);
        }
    }

    public Reply deletes(String path) {
        return send(request(path).DELETE().build());
    }

    public Reply post(String path, JsonObject body) {
        return post(path, body.encode(), "application/json");
    }

    public Reply post(String path, String body, @Nullable String contentType) {
        var request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        return send(request.build());
    }

    /** Hands in a part of a file. */
    public Reply puts(String path, byte[] part) {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(part))
                .build());
    }

    /** Opens an incident, 24 tense people at a service desk, and gives its id. */
    public String opensIncident() {
        return opensIncident(new JsonObject()
                .put("title", "云栖里门锁故障投诉")
                .put("place", "客户服务中心")
                .put("headCountInitial", 24)
                .put("coreDemand", "恢复门锁使用")
                .put("moodInitial", "tense"));
    }

    /** Another crowd elsewhere: opens its incident and gives its id. */
    public String opensIncidentOfTheWater() {
        return opensIncident(new JsonObject()
                .put("title", "滨江苑停水两天业主聚集")
                .put("place", "滨江苑物业前台")
                .put("headCountInitial", 26)
                .put("coreDemand", "恢复供水并说明原因")
                .put("moodInitial", "agitated"));
    }

    private String opensIncident(JsonObject fields) {
        var open = new JsonObject().put("type", "openIncident").put("fields", fields);
        var opened =
                post("/api/incidents", open.put("commandId", UUID.randomUUID().toString()));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.body().getString("incident");
    }

    /** {@link #opensIncident()}, acknowledged and with the plan activated at yellow: the groups can work. */
    public String beginsIncident() {
        var incident = opensIncident();
        command(incident, new JsonObject().put("type", "acknowledgeIntake"));
        var activate = new JsonObject().put("type", "activatePlan").put("level", "yellow");
        command(incident, activate.put("commandPost", "二楼会议室"));
        return incident;
    }

    /** Sends a command that must be accepted, under a new id when it has none. */
    public JsonObject command(String incident, JsonObject command) {
        var reply = tries(incident, command);
        assertThat(reply.status()).as(command + " -> " + reply.text()).isEqualTo(200);
        return reply.body();
    }

    /** Posts a record that must be accepted and gives its id. */
    public String posts(String incident, String type, JsonObject fields) {
        return command(
                        incident,
                        new JsonObject()
                                .put("type", "postRecord")
                                .put("record", type)
                                .put("fields", fields))
                .getJsonArray("records")
                .getString(0);
    }

    /** Sends a command whatever becomes of it; who is asked to prove who they are does, and sends it again. */
    public Reply tries(String incident, JsonObject command) {
        var sent = command.containsKey("commandId")
                ? command
                : command.copy().put("commandId", UUID.randomUUID().toString());
        var path = "/api/incidents/" + incident + "/commands";
        var reply = post(path, sent);
        if (!reply.code().equals("confirmIdentity")) {
            return reply;
        }
        assertThat(post("/api/session/confirm", proof).status()).isEqualTo(204);
        return post(path, sent);
    }

    public JsonObject view(String incident, String view) {
        var path = "/api/incidents/" + incident + "/views/" + view;
        return await("the view " + view)
                .until(() -> get(path), reply -> reply.status() == 200)
                .body()
                .getJsonObject("view");
    }

    /** A record as a card, with its history: {@code {card, history}}. Who just posted it may be ahead of the readers, which follow the journal. */
    public JsonObject record(String incident, String id) {
        var path = "/api/incidents/" + incident + "/records/" + id;
        return await("the record " + id)
                .until(() -> get(path), reply -> reply.status() == 200)
                .body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("X-Language", language);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static Reply send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").matches("application/(problem\\+)?json.*");
            return new Reply(
                    response.statusCode(),
                    json && !response.body().isEmpty() ? new JsonObject(response.body()) : new JsonObject(),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new Unreached(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server did not answer: what became of the request is unknown. */
    public static final class Unreached extends RuntimeException {
        Unreached(IOException why) {
            super(why);
        }
    }
}
