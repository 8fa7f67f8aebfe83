package dev.sextant.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A screen as the server sees it: one socket, and every frame that came through it. */
final class Watcher {
    final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private Watcher(WebSocket socket) {
        this.socket = socket;
        socket.binaryMessageHandler(buffer -> frames.add(buffer.toJsonObject()));
        socket.textMessageHandler(text -> frames.add(new JsonObject(text)));
        socket.fetch(Long.MAX_VALUE);
    }

    static Watcher connect(Node node, String cookie) {
        return new Watcher(open(node, cookie, "http://127.0.0.1:" + node.port()));
    }

    /** The bare socket, not read yet. */
    static WebSocket open(Node node, String cookie, String origin) {
        return Node.await(opening(node, cookie, origin));
    }

    static Future<WebSocket> opening(Node node, String cookie, String origin) {
        return node.sockets
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(node.port())
                        .setURI("/live/websocket")
                        .addHeader("Cookie", cookie)
                        .addHeader("Origin", origin))
                .onSuccess(WebSocket::pause);
    }

    Watcher register(String address) {
        Node.await(socket.writeTextMessage(register(new JsonObject(), address).encode()));
        return this;
    }

    static JsonObject register(JsonObject message, String address) {
        return message.put("type", "register").put("address", address);
    }

    void say(String text) {
        Node.await(socket.writeTextMessage(text));
    }

    /** Waits for a frame. */
    JsonObject hears(Predicate<JsonObject> wanted) {
        await().atMost(8, SECONDS).until(() -> frames.stream().anyMatch(wanted));
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** The body of the first frame of this address. */
    JsonObject head(String address) {
        return hears(frame -> address.equals(frame.getString("address"))).getJsonObject("body");
    }

    /** Waits for a change up to this seq. */
    JsonObject change(long seq) {
        await().atMost(8, SECONDS).until(() -> changes().stream().anyMatch(change -> change.getLong("seq") >= seq));
        return changes().stream()
                .filter(change -> change.getLong("seq") >= seq)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until it knows that the view stands at this seq, told by a change or, after many at once, by a bare head. */
    boolean knowsOf(String address, long seq) {
        return hears(frame -> address.equals(frame.getString("address"))
                        && frame.getJsonObject("body").getLong("head") >= seq)
                != null;
    }

    List<JsonObject> changes() {
        return frames.stream()
                .filter(frame -> "rec".equals(frame.getString("type")))
                .map(frame -> frame.getJsonObject("body"))
                .filter(body -> body.containsKey("changes"))
                .flatMap(body -> {
                    JsonArray changes = body.getJsonArray("changes");
                    return java.util.stream.IntStream.range(0, changes.size()).mapToObj(changes::getJsonObject);
                })
                .toList();
    }

    /** Waits until the socket is closed and says why. */
    int closeCode() {
        await().atMost(10, SECONDS).until(() -> socket.closeStatusCode() != null);
        return socket.closeStatusCode();
    }

    boolean closed() {
        return socket.isClosed();
    }
}
