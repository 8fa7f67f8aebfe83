package dev.sextant;

import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.Journal;
import dev.sextant.journal.RedisLink;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.Settings;
import dev.sextant.people.Accounts;
import dev.sextant.plan.Plan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node stands on: Redis, the journal, the plan. Laid before anybody can come in. */
final class Ground {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
    private static final int PATIENCE_SECONDS = 60;
    private static final int CLOSING_SECONDS = 2;

    final Settings settings;
    final Metrics metrics;
    final Vertx vertx;
    final RedisLink link;
    final Journal journal;
    final Accounts accounts;
    final Plan plan;
    final PlanShelf plans;
    private final @Nullable EmbeddedRedis embedded;

    private Ground(
            Settings settings,
            Metrics metrics,
            Vertx vertx,
            @Nullable EmbeddedRedis embedded,
            Plan plan,
            Map<String, String> texts) {
        this.settings = settings;
        this.metrics = metrics;
        this.vertx = vertx;
        this.embedded = embedded;
        this.plan = plan;
        this.link = RedisLink.open(vertx, embedded == null ? settings.redis() : embedded.url());
        this.journal = new Journal(link, nanos -> metrics.appended(Duration.ofNanos(nanos)));
        this.accounts = new Accounts(link::send);
        this.plans = new PlanShelf(link::send, plan, texts);
    }

    /** Lays it. What takes long is done at the same time: starting Redis, reading the plan, warming up Vert.x. */
    static Ground lay(Settings settings) {
        CompletableFuture<@Nullable EmbeddedRedis> redis = CompletableFuture.supplyAsync(
                () -> settings.embeddedRedis() ? EmbeddedRedis.start(settings.data()) : null);
        CompletableFuture<Map<String, String>> texts =
                CompletableFuture.supplyAsync(() -> Shipped.texts(settings.plan()));
        CompletableFuture<Plan> plan = texts.thenApply(files -> CheckPlanCommand.load(files));
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.measured(Vertx.builder(), options()).build();
        try {
            plan.join();
            Ground ground = new Ground(settings, metrics, vertx, redis.join(), plan.join(), texts.join());
            ground.await(ground.plans.open());
            return ground;
        } catch (CompletionException failed) {
            EmbeddedRedis started = redis.exceptionally(alsoFailed -> null).join();
            if (started != null) {
                started.stop();
            }
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /** What this becomes. Waits; only while the node starts or stops. */
    <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Sextant.Unusable("Nothing happened for " + PATIENCE_SECONDS + " seconds; gave up.");
        }
    }

    /** Takes it away again; nothing may stand on it any more. */
    void clear() {
        link.close();
        try {
            vertx.close().await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            LOG.warn("Some connections did not close in time");
        }
        if (embedded != null) {
            embedded.stop();
        }
        metrics.close();
    }

    private static VertxOptions options() {
        // Files of the program are unpacked once; those of a folder are read as they are.
        FileSystemOptions files = new FileSystemOptions().setFileCachingEnabled(true);
        return new VertxOptions().setFileSystemOptions(files).setPreferNativeTransport(true);
    }
}
