package dev.sextant;

import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.Journal;
import dev.sextant.journal.PlanShelf;
import dev.sextant.journal.RedisLink;
import dev.sextant.ops.Settings;
import dev.sextant.vault.PersonKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a command needs that works on the journal without a running node. Its Redis is started for it, and stopped. */
final class Tool implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 10;
    private static final int CLOSING_SECONDS = 5;
    /** Nobody else waits for a command of the command line; on a busy machine the first answer may take its time. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final @Nullable EmbeddedRedis embedded;
    private final Vertx vertx = Vertx.vertx();
    private final RedisLink link;
    private final Settings settings;

    /** @throws dev.sextant.journal.EmbeddedRedisFailed among others when a node is running on that data folder */
    Tool(Settings settings) {
        this.settings = settings;
        embedded = settings.embeddedRedis() ? EmbeddedRedis.start(settings.data()) : null;
        link = RedisLink.open(vertx, embedded == null ? settings.redis() : embedded.url(), ANSWER_WITHIN);
    }

    Vertx vertx() {
        return vertx;
    }

    RedisLink link() {
        return link;
    }

    Journal journal() {
        return new Journal(link);
    }

    PersonKeys personKeys() {
        return PersonKeys.in(settings.keys(), Ground.masterKey(settings));
    }

    PlanShelf shelf() {
        return new PlanShelf(link);
    }

    /** The version of the plan that an incident was opened with; empty when its journal tells of no opening. */
    String planVersion(Journal journal, String incident) {
        return await(journal.read(incident, 0, 1)).stream()
                .findFirst()
                .map(opening -> JsonLines.planVersion(opening.body()))
                .orElse("");
    }

    /** What this becomes. Waits; only for the command line. */
    <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new Sextant.Unusable("Nothing happened for " + PATIENCE_MINUTES + " minutes; gave up.");
        }
    }

    @Override
    public void close() {
        try {
            vertx.close().await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            // The program ends now in any case.
            System.err.println("Some connections did not close in time.");
        } finally {
            if (embedded != null) {
                embedded.stop();
            }
        }
    }
}
