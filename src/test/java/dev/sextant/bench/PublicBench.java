package dev.sextant.bench;

import dev.sextant.kit.Product;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the public page under many readers: the scripted incident up to its withdrawn statement, then requests at a steady
 * rate from readers who have nothing yet, and from readers who ask whether they have the latest. Reader and server share this
 * process, so the processor time told is that of both.
 *
 * <p>{@code mvn -q -Pbench -Dbench=PublicBench -Dargs="1000 20"}: requests a second, seconds.
 */
public final class PublicBench {
    private static final int WARM_SECONDS = 5;
    private static final int CONNECTIONS = 64;
    private static final String PAGE = "/public/lanbridge";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private PublicBench(URI server) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost(server.getHost()).setDefaultPort(server.getPort()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    public static void main(String[] args) throws TimeoutException {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        say(
                "%s, %d processors, Java %s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        try (Product product = Product.started()) {
            product.play("12:10");
            var bench = new PublicBench(URI.create(product.url()));
            String tag = product.stranger().get(PAGE).header("ETag").orElseThrow();
            bench.measure("whole page, packed", rate, seconds, "Accept-Encoding", "gzip");
            bench.measure("readers who have it", rate, seconds, "If-None-Match", tag);
            bench.vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    private void measure(String what, int rate, int seconds, String header, String value) throws TimeoutException {
        run(rate, WARM_SECONDS, header, value);
        bytes.set(0);
        failed.set(0);
        double cpu = cpuSeconds();
        double redis = redisSeconds();
        Figures took = run(rate, seconds, header, value);
        say(
                "%s, %d/s for %d s: %s; %d failed; %d bytes each; %.0f %% of one core for server and readers, Redis %.0f %%",
                what,
                rate,
                seconds,
                took.told(),
                failed.get(),
                bytes.get() / ((long) rate * seconds),
                100 * (cpuSeconds() - cpu) / seconds,
                100 * (redisSeconds() - redis) / seconds);
    }

    private Figures run(int rate, int seconds, String header, String value) throws TimeoutException {
        Figures took = new Figures();
        List<Future<?>> asked = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            Until.nanos(due);
            asked.add(ask(header, value).onSuccess(size -> {
                took.add(System.nanoTime() - due);
                bytes.addAndGet(size);
            }));
        }
        Future.join(asked).otherwiseEmpty().await(60, TimeUnit.SECONDS);
        return took;
    }

    private Future<Integer> ask(String header, String value) {
        return Future.<Integer>future(promise -> vertx.runOnContext(go -> client.request(HttpMethod.GET, PAGE)
                        .compose(request -> request.putHeader(header, value).send())
                        .compose(answer -> answer.statusCode() == 200 || answer.statusCode() == 304
                                ? answer.body().map(body -> body.length())
                                : Future.failedFuture("status " + answer.statusCode()))
                        .onComplete(promise)))
                .onFailure(why -> failed.incrementAndGet());
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Of the embedded Redis, this process's only child. */
    private static double redisSeconds() {
        return ProcessHandle.current()
                        .descendants()
                        .flatMap(child -> child.info().totalCpuDuration().stream())
                        .mapToLong(time -> time.toMillis())
                        .sum()
                / 1e3;
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
