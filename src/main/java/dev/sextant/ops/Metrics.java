package dev.sextant.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** What is measured: six figures of our own, those of Vert.x, and those of the JVM, in the format of Prometheus. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<String, AtomicInteger> sockets = new ConcurrentHashMap<>();
    private final Timer decide;
    private final Timer append;
    private final Counter slowClosed;
    private volatile LongSupplier lag = () -> 0;

    public Metrics() {
        decide = timer("desk_decide", "From a command at the desk to its decision");
        append = timer("journal_append", "One durable append, from the call to its acknowledgement");
        slowClosed = Counter.builder("live_slow_closed")
                .description("Sockets closed because their reader was too slow")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Makes a Vert.x whose own figures go here too. Paths and addresses are left out: they would be without number. */
    public VertxBuilder measured(VertxBuilder builder, VertxOptions options) {
        MicrometerMetricsOptions wanted = new MicrometerMetricsOptions().setEnabled(true);
        return builder.with(options.setMetricsOptions(wanted)).withMetrics(new MicrometerMetricsFactory(registry));
    }

    public void decided(Duration took) {
        decide.record(took);
    }

    public void appended(Duration took) {
        append.record(took);
    }

    /** How many events the live pictures are behind the journal. */
    public void lag(LongSupplier events) {
        lag = events;
        Gauge.builder("live_lag_seq", events, LongSupplier::getAsLong)
                .description("Tip of the journal less what was pushed, in events")
                .strongReference(true)
                .register(registry);
    }

    /** Bytes free where the store writes. */
    public void diskFree(LongSupplier bytes) {
        Gauge.builder("disk_free", bytes, LongSupplier::getAsLong)
                .description("Free on the disk of the data folder")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    /** How many events the live pictures are behind the journal now. */
    public long lagNow() {
        return lag.getAsLong();
    }

    /** Open sockets of a kind of screen: wall, board, field, approvals, log. */
    public void socketOpened(String screen) {
        sockets(screen).incrementAndGet();
    }

    public void socketClosed(String screen) {
        sockets(screen).decrementAndGet();
    }

    /** A try to get a text out: over which channel, and {@code sent} or the word for what went wrong. */
    public void delivered(String channel, String result) {
        Counter.builder("channel_deliveries")
                .description("Tries to get a released text out, by channel and result")
                .tags(Tags.of("channel", channel, "result", result))
                .register(registry)
                .increment();
    }

    public void slowSocketClosed() {
        slowClosed.increment();
    }

    /** All figures as text, as Prometheus reads them. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    private AtomicInteger sockets(String screen) {
        return sockets.computeIfAbsent(screen, name -> {
            AtomicInteger open = new AtomicInteger();
            Gauge.builder("live_sockets", open, AtomicInteger::get)
                    .description("Open sockets by kind of screen")
                    .tags(Tags.of("screen", name))
                    .register(registry);
            return open;
        });
    }
}
