package dev.sextant.live;

import dev.sextant.kit.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A server for the benchmark that delivers made-up changes of 600 bytes, by our bridge or by the stock one, as often as a
 * control port is told: {@code GET /<a second>/<messages>}. {@code GET /next/<messages>} keeps the server at work with one
 * frame a message: a screen of its own, first in the row, has the next message published as soon as it has the last, while
 * the round of all others is still being written; nothing waits for the readers, and nothing is there to be joined.
 * {@code GET /compiling} says how many milliseconds the JVM's compiler has worked.
 */
public final class FanOut {
    private static final String STOCK = "incident.INC-1.wall";
    private static final String FILLING = "x".repeat(500);

    private FanOut() {}

    /** @param args {@code ours} or {@code stock} */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("ours")) {
            ours();
        } else {
            stock();
        }
    }

    private static void ours() throws Exception {
        Node node = new Node(RedisServer.shared(), "limits: {socketsPerSession: 100000, socketsPerAddress: 100000}");
        String incident = node.open();
        String address = "incident." + incident + ".wall";
        String cookie = node.cookie("bench", Node.EVERY_ROLE);
        String epoch = node.get(cookie, "/api/incidents/" + incident + "/views/wall")
                .json()
                .getString("epoch");
        Pacer pacer = new Pacer(node.vertx, node.port(), cookie, address);
        int control = control(node.vertx, pacer, number -> {
            Change change = new Change(number - 1, number, Buffer.buffer(change(number)));
            node.vertx
                    .eventBus()
                    .publish(
                            NewsCodec.ADDRESS,
                            new News.Changed(epoch, List.of(new News.One(address, change))),
                            NewsCodec.options());
        });
        ready(node.port(), control, cookie, address);
    }

    private static void stock() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        Router router = Router.router(vertx);
        SockJSBridgeOptions rules =
                new SockJSBridgeOptions().addOutboundPermitted(new PermittedOptions().setAddress(STOCK));
        router.route("/live/*").subRouter(SockJSHandler.create(vertx).bridge(rules, event -> {
            if (event.type() == io.vertx.ext.bridge.BridgeEventType.REGISTERED) {
                event.socket().write(Buffer.buffer("{}")).onFailure(gone -> {});
            }
            event.complete(true);
        }));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
        Pacer pacer = new Pacer(vertx, server.actualPort(), "none=1", STOCK);
        int control = control(
                vertx,
                pacer,
                number -> vertx.eventBus()
                        .publish(
                                STOCK,
                                new JsonObject()
                                        .put("epoch", "e")
                                        .put("head", number)
                                        .put(
                                                "changes",
                                                new io.vertx.core.json.JsonArray()
                                                        .add(new JsonObject(change(number))))));
        ready(server.actualPort(), control, "none=1", STOCK);
    }

    /** The order of the first two names is what the benchmark looks for. */
    private static String change(long number) {
        return "{\"after\":" + (number - 1) + ",\"seq\":" + number
                + ",\"at\":\"2026-04-18T01:04:00.000Z\",\"patch\":{\"log\":\"" + FILLING + "\"}}";
    }

    private static int control(Vertx vertx, Pacer pacer, LongConsumer publish) throws Exception {
        long[] number = {1_000};
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    String[] path = request.path().split("/");
                    if (path[1].equals("compiling")) {
                        long spent = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
                        request.response().end(String.valueOf(spent)).onFailure(gone -> {});
                        return;
                    }
                    long messages = Long.parseLong(path[2]);
                    if (path[1].equals("next")) {
                        pacer.each(messages, () -> publish.accept(++number[0]))
                                .onComplete(
                                        done -> request.response().end("done").onFailure(gone -> {}));
                        return;
                    }
                    long perSecond = Long.parseLong(path[1]);
                    long first = number[0];
                    long began = System.nanoTime();
                    vertx.setPeriodic(1, timer -> {
                        long due = Math.min(messages, 1 + (System.nanoTime() - began) * perSecond / 1_000_000_000L);
                        while (number[0] - first < due) {
                            publish.accept(++number[0]);
                        }
                        if (due == messages) {
                            vertx.cancelTimer(timer);
                            request.response().end("done").onFailure(gone -> {});
                        }
                    });
                })
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static void ready(int port, int control, String cookie, String address) {
        System.out.println("ready " + port + " " + control + " " + cookie + " " + address);
    }

    /** The screen that has the next message published when it has the last. */
    private static final class Pacer {
        private final Vertx vertx;
        private final WebSocketConnectOptions where;
        private final String address;

        Pacer(Vertx vertx, int port, String cookie, String address) {
            this.vertx = vertx;
            this.address = address;
            this.where = new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI("/live/websocket")
                    .addHeader("Cookie", cookie);
        }

        /** Publishes so many times, first at the answer to its registration. */
        Future<Void> each(long messages, Runnable publish) {
            Promise<Void> done = Promise.promise();
            vertx.createWebSocketClient()
                    .connect(where)
                    .compose(socket -> {
                        long[] left = {messages};
                        socket.binaryMessageHandler(frame -> {
                            if (left[0] > 0) {
                                left[0]--;
                                publish.run();
                            } else if (done.tryComplete()) {
                                socket.close().onFailure(gone -> {});
                            }
                        });
                        return socket.writeTextMessage("{\"type\":\"register\",\"address\":\"" + address + "\"}");
                    })
                    .onFailure(done::tryFail);
            return done.future();
        }
    }
}
