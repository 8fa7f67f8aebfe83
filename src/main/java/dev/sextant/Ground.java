package dev.sextant;

import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.Journal;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.journal.PlanShelf;
import dev.sextant.journal.RedisLink;
import dev.sextant.journal.StoreCheck;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.Settings;
import dev.sextant.people.Accounts;
import dev.sextant.plan.Plan;
import dev.sextant.vault.MasterKey;
import dev.sextant.vault.PersonKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node stands on: Redis, the journal, the plan. Laid before anybody can come in. */
final class Ground {
    private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
    private static final int PATIENCE_SECONDS = 60;
    private static final int SAY_AGAIN_SECONDS = 30;
    private static final int CLOSING_SECONDS = 2;
    private static final long FAREWELL_SECONDS = 1;
    private static final long AGAIN_MS = 500;

    final Settings settings;
    final Metrics metrics;
    final Vertx vertx;
    final RedisLink link;
    final Journal journal;
    final Accounts accounts;
    final Plans plans;
    final MasterKey masterKey;
    final PersonKeys personKeys;

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
        this.masterKey = masterKey(settings);
        this.personKeys = PersonKeys.in(settings.keys(), masterKey);
        this.link = RedisLink.open(vertx, embedded == null ? settings.redis() : embedded.url());
        if (embedded == null) {
            insist(() -> StoreCheck.of(link)).forEach(wrong -> LOG.warn("event=store-unsafe what=\"{}\"", wrong));
        }
        this.journal = new Journal(link, nanos -> metrics.appended(Duration.ofNanos(nanos)));
        this.accounts = new Accounts(link::send);
        this.plans = insist(() -> Plans.open(new PlanShelf(link), plan, texts));
    }

    /**
     * Lays it. What takes long is done at the same time: starting Redis, reading the plan, warming up Vert.x.
     *
     * @param ending takes away again what was laid
     */
    static Ground lay(Settings settings, Ending ending) {
        CompletableFuture<@Nullable EmbeddedRedis> redis =
                CompletableFuture.supplyAsync(() -> embedded(settings, ending), Ground::aside);
        CompletableFuture<Map<String, String>> texts =
                CompletableFuture.supplyAsync(() -> Shipped.texts(settings.plan()), Ground::aside);
        CompletableFuture<Plan> plan = texts.thenApply(files -> CheckPlanCommand.load(files));
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.measured(Vertx.builder(), options()).build();
        try {
            EmbeddedRedis started = redis.join();
            Ground ground = new Ground(settings, metrics, vertx, started, plan.join(), texts.join());
            ending.add(ground::clear);
            return ground;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private static @Nullable EmbeddedRedis embedded(Settings settings, Ending ending) {
        if (!settings.embeddedRedis()) {
            return null;
        }
        EmbeddedRedis redis = EmbeddedRedis.start(settings.data());
        ending.add(redis::stop);
        return redis;
    }

    static MasterKey masterKey(Settings settings) {
        try {
            return MasterKey.in(settings.keys());
        } catch (IOException broken) {
            throw new Sextant.Unusable(
                    "个人信息的密钥用不了：" + broken.getMessage() + "。它在 " + settings.keys()
                            + "（config/sextant.yaml 的 privacy.keys）。",
                    "The key for personal data cannot be used: " + broken.getMessage() + ". It lies in "
                            + settings.keys() + " (privacy.keys in config/sextant.yaml).");
        }
    }

    /** A thread of its own: the common pool has but one on two cores. */
    private static void aside(Runnable task) {
        Thread thread = new Thread(task, "sextant-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks the store until it answers; for the start, when Redis may be slower than the node. */
    <T> T insist(Supplier<Future<T>> ask) {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        Instant sayAgain = Instant.MIN;
        while (true) {
            try {
                return await(ask.get());
            } catch (JournalUnavailable away) {
                if (!away.waitingHelps() || Instant.now().isAfter(end)) {
                    throw away;
                }
                if (Instant.now().isAfter(sayAgain)) {
                    sayAgain = Instant.now().plusSeconds(SAY_AGAIN_SECONDS);
                    LOG.warn(
                            "event=waiting-for-redis at={} why=\"{}\": trying on until it answers, at most {} s; nobody can come"
                                    + " in before",
                            link,
                            away.getMessage(),
                            PATIENCE_SECONDS);
                }
                await(vertx.timer(AGAIN_MS, TimeUnit.MILLISECONDS));
            }
        }
    }

    /** What this becomes. Waits; only while the node starts or stops. */
    static <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Sextant.Unusable("Nothing happened for " + PATIENCE_SECONDS + " seconds; gave up.");
        }
    }

    /** Nothing stands on it any more. Redis is stopped after this, by whoever ends the process. */
    private void clear() {
        link.close();
        try {
            // Whoever still waits for the store hears that it is over while their threads are there.
            link.closed().await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            LOG.debug("The store's connections did not end in time");
        }
        try {
            vertx.close().await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            LOG.warn("Some connections did not close in time");
        }
        metrics.close();
    }

    private static VertxOptions options() {
        // Files of the program are unpacked once; those of a folder are read as they are.
        FileSystemOptions files = new FileSystemOptions().setFileCachingEnabled(true);
        return new VertxOptions().setFileSystemOptions(files).setPreferNativeTransport(true);
    }
}
