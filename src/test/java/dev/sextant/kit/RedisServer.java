package dev.sextant.kit;

import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.RedisLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real Redis for a test: the embedded one, in a temporary folder that goes away with it. Ready in some tens of
 * milliseconds.
 */
public final class RedisServer implements AutoCloseable {
    private final Path data;
    private final EmbeddedRedis redis;

    private RedisServer(Path data) {
        this.data = data;
        this.redis = EmbeddedRedis.start(data);
    }

    /** One of its own, which the test may kill and freeze; to be closed. */
    public static RedisServer fresh() {
        try {
            return new RedisServer(Files.createTempDirectory("sextant-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that all tests of this JVM share; not to be closed or disturbed. Use incident ids of your own. */
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final RedisServer SERVER = fresh();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** The data folder. */
    public Path data() {
        return data;
    }

    public String url() {
        return redis.url();
    }

    public RedisLink link(Vertx vertx) {
        return RedisLink.open(vertx, url());
    }

    public RedisLink link(Vertx vertx, Duration deadline) {
        return RedisLink.open(vertx, url(), deadline);
    }

    public long pid() {
        return redis.pid();
    }

    /** kill -9. It is started again by its supervisor. */
    public void kill() {
        signal("KILL");
    }

    /** It stops answering without going away. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder(List.of("/bin/kill", "-" + name, Long.toString(pid())))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        redis.stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
