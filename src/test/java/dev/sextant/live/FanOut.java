package dev.sextant.live;

import dev.sextant.kit.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A server for the benchmark that delivers made-up changes of 600 bytes, by our bridge or by the stock one, as often as a
 * control port is told: {@code GET /<a second>/<messages>}.
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
        String epoch = node.get(node.cookie("bench", Node.EVERY_ROLE), "/api/incidents/" + incident + "/views/wall")
                .json()
                .getString("epoch");
        int control = control(node.vertx, number -> {
            Change change = new Change(number - 1, number, Buffer.buffer(change(number)));
            node.vertx
                    .eventBus()
                    .publish(
                            NewsCodec.ADDRESS,
                            new News.Changed(epoch, List.of(new News.One(address, change))),
                            NewsCodec.options());
        });
        ready(node.port(), control, node.cookie("bench", Node.EVERY_ROLE), address);
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
        int control = control(
                vertx,
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

    private static int control(Vertx vertx, LongConsumer publish) throws Exception {
        long[] number = {1_000};
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    String[] path = request.path().split("/");
                    long perSecond = Long.parseLong(path[1]);
                    long messages = Long.parseLong(path[2]);
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
}
