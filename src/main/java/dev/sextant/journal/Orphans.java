package dev.sextant.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends redis-servers that an earlier process of ours left on a data folder when it was killed. Only to be used by the
 * holder of the folder's lock.
 */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    /** Port and keeper's password of the server that runs on the folder; readable by the owner only. */
    static final String KEEPER_FILE = "keeper";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Orphans() {}

    static void end(Path folder, Path program) throws IOException {
        List<ProcessHandle> left = running(program);
        if (left.isEmpty()) {
            return;
        }
        Optional<RedisKeeper> keeper = keeper(folder.resolve(KEEPER_FILE));
        boolean asked = keeper.isPresent() && keeper.get().shutDown();
        for (ProcessHandle orphan : left) {
            LOG.warn("A redis-server left behind by a killed process is ended first: process {}", orphan.pid());
            if (!asked || !endsWithin(orphan)) {
                orphan.destroy();
            }
            if (!endsWithin(orphan)) {
                orphan.destroyForcibly();
            }
            if (!endsWithin(orphan)) {
                throw new EmbeddedRedisFailed(
                        "A redis-server left behind (process " + orphan.pid() + ") cannot be ended. End it by hand",
                        null);
            }
        }
    }

    /** All processes whose program is the one in this very data folder. */
    private static List<ProcessHandle> running(Path program) throws IOException {
        if (!Files.exists(program)) {
            return List.of();
        }
        String path = program.toRealPath().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().map(path::equals).orElse(false))
                .toList();
    }

    private static Optional<RedisKeeper> keeper(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(file).strip().split(" ", -1);
        return parts.length == 2 && parts[0].matches("[0-9]{1,5}")
                ? Optional.of(new RedisKeeper(Integer.parseInt(parts[0]), parts[1]))
                : Optional.empty();
    }

    private static boolean endsWithin(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new EmbeddedRedisFailed("Waiting for process " + process.pid() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisFailed("Interrupted while waiting for process " + process.pid(), e);
        }
    }
}
