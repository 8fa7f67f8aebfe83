package dev.sextant.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a screen waits for and what the server pays: posts by HTTP, durable, to every screen; a storm of returning
 * screens; and the delivery alone, beside the stock event-bus bridge of Vert.x in the same run. Servers run in JVMs of
 * their own, all over loopback.
 *
 * <p>{@code mvn -q -Pbench -Dargs="1000 20"}: screens, posts a second; {@code "1000 20 delivery"} the last part alone.
 */
public final class LiveBench {
    private static final int SECONDS = 15;
    private static final int WARM_SECONDS = 8;
    private static final int MISSED = 200;
    private static final int WARM_MESSAGES = 1_500;
    private static final int SINGLES = 800;
    private static final int BURST = 50;
    private static final int BURSTS = 10;
    /** A round of warming, and how many there may be until the JVM's compiler has next to nothing left to do: it is a tenth of the processor time before. */
    private static final int WARM_BURSTS = 40;

    private static final int WARM_ROUNDS = 12;
    private static final double COMPILED = 0.02;

    private static final int MESSAGE_BYTES = 700;
    private final int screens;
    private final int rate;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient controls = vertx.createHttpClient();

    private LiveBench(int screens, int rate) {
        this.screens = screens;
        this.rate = rate;
    }

    public static void main(String[] args) throws Exception {
        LiveBench bench = new LiveBench(
                args.length > 0 ? Integer.parseInt(args[0]) : 1_000, args.length > 1 ? Integer.parseInt(args[1]) : 20);
        say(
                "%s, %d processors, Java %s, %d screens, %d posts/s%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                bench.screens,
                bench.rate);
        try {
            if (args.length < 3 || !args[2].equals("delivery")) {
                bench.product();
            }
            bench.bareSend();
            bench.delivery("stock event-bus bridge", "stock");
            bench.delivery("Sextant's bridge", "ours");
        } finally {
            bench.vertx.close().await(60, TimeUnit.SECONDS);
        }
    }

    private void product() throws IOException, InterruptedException, TimeoutException {
        try (Product product = new Product(vertx)) {
            say("ready %.1f s after the start of the process", product.readySeconds);
            String incident = product.openIncident();
            String wall = "incident." + incident + ".wall";
            posts(product, incident, null, 20, WARM_SECONDS);
            posts(product, incident, null, 50, SECONDS).say("durable post at 50/s, nobody watching");
            Crowd crowd = new Crowd(vertx);
            long before = product.server.residentKb();
            crowd.come(screens, product.port, product.cookie(), wall);
            posts(product, incident, crowd, rate, WARM_SECONDS);
            double cpu = product.server.cpuSeconds();
            double redis = product.server.childrenCpuSeconds();
            long delivered = crowd.deliveries.sum();
            posts(product, incident, crowd, rate, SECONDS)
                    .say("post -> screen, " + rate + "/s, " + screens + " screens");
            cpu = product.server.cpuSeconds() - cpu;
            say(
                    "  %.0f deliveries/s; server %.0f %% of one core, Redis %.0f %%; %.1f CPU s per million deliveries",
                    (crowd.deliveries.sum() - delivered) / (double) SECONDS,
                    100 * cpu / SECONDS,
                    100 * (product.server.childrenCpuSeconds() - redis) / SECONDS,
                    cpu / (crowd.deliveries.sum() - delivered) * 1e6);
            say(
                    "  memory %d MB with %d screens, %d MB before they came",
                    product.server.residentKb() / 1024, screens, before / 1024);
            posts(product, incident, null, 50, SECONDS).say("durable post at 50/s, screens watching");
            storm(product, incident, crowd);
        }
    }

    /** How long posts took until they were durable, and until the last screen knew. */
    private record Posted(Figures durable, Figures shown, Figures last) {
        void say(String what) {
            LiveBench.say("%s: acknowledged %s", what, durable.told());
            if (shown.size() > 0) {
                LiveBench.say("  on a screen %s; on the last screen %s", shown.told(), last.told());
            }
        }
    }

    private Posted posts(Product product, String incident, @Nullable Crowd crowd, int perSecond, int seconds)
            throws TimeoutException {
        Map<Long, Long> sent = new ConcurrentHashMap<>();
        Figures durable = new Figures();
        List<Future<?>> posting = new ArrayList<>();
        if (crowd != null) {
            crowd.screens.forEach(Crowd.Arrivals::forget);
        }
        long start = System.nanoTime();
        for (int i = 0; i < perSecond * seconds; i++) {
            Until.nanos(start + i * 1_000_000_000L / perSecond);
            long began = System.nanoTime();
            posting.add(product.post(incident, i).onSuccess(seq -> {
                durable.add(System.nanoTime() - began);
                sent.put(seq, began);
            }));
        }
        Future.all(posting).await(120, TimeUnit.SECONDS);
        Figures shown = new Figures();
        Figures last = new Figures();
        if (crowd != null) {
            long newest =
                    sent.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            Until.so(60, () -> crowd.screens.stream().allMatch(screen -> screen.knew(newest) > 0));
            sent.forEach((seq, began) -> {
                long latest = 0;
                for (Crowd.Arrivals screen : crowd.screens) {
                    long took = screen.knew(seq) - began;
                    shown.add(took);
                    latest = Math.max(latest, took);
                }
                last.add(latest);
            });
        }
        return new Posted(durable, shown, last);
    }

    /** All screens go, miss some posts, and come back at once. */
    private void storm(Product product, String incident, Crowd crowd) throws TimeoutException {
        String epoch = "";
        long seq = 0;
        for (int round = 1; round <= 3; round++) {
            JsonObject now =
                    product.view(incident, "").await(60, TimeUnit.SECONDS).toJsonObject();
            epoch = now.getString("epoch");
            seq = now.getLong("seq");
            crowd.close();
            for (int i = 0; i < MISSED; i++) {
                product.post(incident, i).await(60, TimeUnit.SECONDS);
            }
            String since = "?since=" + epoch + "." + seq;
            long began = System.nanoTime();
            List<Future<?>> asked = new ArrayList<>();
            crowd.come(screens, product.port, product.cookie(), "incident." + incident + ".wall");
            long connected = System.nanoTime();
            for (int i = 0; i < screens; i++) {
                asked.add(product.view(incident, since));
            }
            Future.all(asked).await(120, TimeUnit.SECONDS);
            say(
                    "%d screens back after %d missed posts, round %d: %.2f s (%.2f s of it sockets and registration)",
                    screens, MISSED, round, (System.nanoTime() - began) / 1e9, (connected - began) / 1e9);
        }
    }

    private void bareSend() throws IOException, TimeoutException {
        try (BareSend bare = new BareSend(screens)) {
            bare.microseconds(MESSAGE_BYTES, BURST, BURSTS);
            say(
                    "no server, one send a message: %.2f CPU µs each, the floor",
                    bare.microseconds(MESSAGE_BYTES, BURST, BURSTS));
        }
    }

    /** On one processor for the server, as the figures of its peers were taken. */
    private void delivery(String name, String kind) throws IOException, TimeoutException {
        try (ServerProcess server = ServerProcess.javaOnOneProcessor("dev.sextant.live.FanOut", kind)) {
            String[] ready = server.line(line -> line.startsWith("ready ")).split(" ");
            Crowd crowd = new Crowd(vertx);
            long before = server.residentKb();
            int port = Integer.parseInt(ready[1]);
            crowd.come(screens, port, ready[3], ready[4]);
            long memory = (server.residentKb() - before) / screens;
            say("%s: %d kB a socket", name, memory);
            int control = Integer.parseInt(ready[2]);
            publish(crowd, control, 50, WARM_MESSAGES);
            warm(server, crowd, control);
            measure(server, crowd, "  one frame a message, 20 messages/s", 1, () -> publish(crowd, control, 20, 300));
            measure(
                    server,
                    crowd,
                    "  one frame a message, the next when the last has arrived",
                    SINGLES,
                    () -> publish(crowd, control, 1_000_000, 1));
            measure(
                    server,
                    crowd,
                    "  one frame a message, one after the other without waiting for readers",
                    4 * BURSTS,
                    () -> publish(crowd, control, "next", BURST));
            measure(
                    server,
                    crowd,
                    "  saturated, bursts of " + BURST,
                    BURSTS,
                    () -> publish(crowd, control, 1_000_000, BURST));
            crowd.close();
        }
    }

    private void warm(ServerProcess server, Crowd crowd, int control) throws TimeoutException {
        for (int round = 0; round < WARM_ROUNDS; round++) {
            double cpu = server.cpuSeconds();
            double compiling = compiling(control);
            for (int i = 0; i < WARM_BURSTS; i++) {
                publish(crowd, control, "next", BURST);
            }
            if (compiling(control) - compiling < COMPILED * (server.cpuSeconds() - cpu)) {
                return;
            }
        }
    }

    /** Seconds that the compiler of the server's JVM has worked so far. */
    private double compiling(int control) throws TimeoutException {
        return Long.parseLong(controls.request(HttpMethod.GET, control, "127.0.0.1", "/compiling")
                        .compose(request -> request.send())
                        .compose(answer -> answer.body())
                        .await(10, TimeUnit.SECONDS)
                        .toString())
                / 1_000.0;
    }

    private interface Publishing {
        void go() throws TimeoutException;
    }

    private static void measure(ServerProcess server, Crowd crowd, String what, int times, Publishing publishing)
            throws TimeoutException {
        double cpu = server.cpuSeconds();
        long delivered = crowd.deliveries.sum();
        long frames = crowd.frames.sum();
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            publishing.go();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        cpu = server.cpuSeconds() - cpu;
        long deliveries = crowd.deliveries.sum() - delivered;
        say(
                "%s: %.0f deliveries/s, %.2f CPU µs a delivery, %.1f messages a frame",
                what,
                deliveries / seconds,
                cpu / deliveries * 1e6,
                deliveries / (double) (crowd.frames.sum() - frames));
    }

    /** Has the server publish messages of 600 bytes and waits until every screen has them all. */
    private void publish(Crowd crowd, int control, int perSecond, int messages) throws TimeoutException {
        publish(crowd, control, String.valueOf(perSecond), messages);
    }

    private void publish(Crowd crowd, int control, String pace, int messages) throws TimeoutException {
        long wanted = crowd.deliveries.sum() + (long) messages * screens;
        controls.request(HttpMethod.GET, control, "127.0.0.1", "/" + pace + "/" + messages)
                .compose(request -> request.send())
                .compose(answer -> answer.body())
                .await(120, TimeUnit.SECONDS);
        Until.so(180, () -> crowd.deliveries.sum() >= wanted);
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
