package dev.sextant.files;

import dev.sextant.files.FileRefused.Why;
import dev.sextant.incident.Attachment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where contents are kept. Futures fail with {@link FileRefused}. Nothing blocks the caller: the disk has four threads,
 * looking at whole contents one, so that at most one of them is in memory.
 */
public final class FileShelf {
    private static final Logger LOG = LoggerFactory.getLogger(FileShelf.class);
    private static final int DISK_THREADS = 4;
    private static final int MOST_WAITING = 256;
    private static final int PATIENCE_SECONDS = 20;
    private static final int LOOKING_SECONDS = 60;
    private static final Duration PARTS_KEPT = Duration.ofDays(1);

    private final Path root;
    private final BooleanSupplier hasRoom;
    private final InstantSource clock;
    private final WorkerExecutor disk;
    private final WorkerExecutor looking;
    private final Map<String, Future<?>> turns = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param root the folder of all contents; made when something is kept
     * @param hasRoom whether something new can be kept
     * @param clock the machine's time, by which parts grow old
     */
    public FileShelf(Vertx vertx, Path root, BooleanSupplier hasRoom, InstantSource clock) {
        this.root = root;
        this.hasRoom = hasRoom;
        this.clock = clock;
        this.disk = vertx.createSharedWorkerExecutor("sextant-files", DISK_THREADS, PATIENCE_SECONDS, TimeUnit.SECONDS);
        this.looking = vertx.createSharedWorkerExecutor("sextant-pictures", 1, LOOKING_SECONDS, TimeUnit.SECONDS);
    }

    /** How much of it is here. */
    public Future<Held> held(Attachment declared) {
        return on(disk, () -> new Folder(root, declared).held());
    }

    /**
     * Takes the next part, and with the last one looks at the whole. A part that is here already, because its answer got
     * lost, is not taken twice: {@link Why#OUT_OF_STEP} says where to go on. An empty last part only looks.
     */
    public Future<Held> take(Attachment declared, long from, Buffer part) {
        if (!hasRoom.getAsBoolean()) {
            return Future.failedFuture(new FileRefused(Why.NO_ROOM));
        }
        byte[] bytes = part.getBytes();
        return inTurn(
                declared.incident() + "/" + declared.sha256(),
                () -> on(disk, () -> new Folder(root, declared).write(from, bytes))
                        .compose(held -> held.have() < held.size() || held.complete()
                                ? Future.succeededFuture(held)
                                : on(looking, () -> new Folder(root, declared).finish())));
    }

    /** The whole content. */
    public Future<Kept> open(Attachment declared) {
        return on(disk, () -> new Folder(root, declared).kept());
    }

    /** A small picture of it. */
    public Future<Kept> small(Attachment declared) {
        return on(disk, () -> new Folder(root, declared).small());
    }

    /** The bytes of something that is kept. */
    public Future<Buffer> read(Kept kept) {
        return on(disk, () -> Buffer.buffer(Files.readAllBytes(kept.file())));
    }

    /** Throws away parts that nobody went on with for a day. */
    public Future<Integer> sweep() {
        return on(
                disk,
                () -> Files.isDirectory(root)
                        ? Folder.sweep(root, clock.instant().minus(PARTS_KEPT))
                        : 0);
    }

    /** Parts of one content come one after the other, also when a phone sends one again while the first is still under way. */
    private <T> Future<T> inTurn(String key, Supplier<Future<T>> work) {
        Future<T> mine;
        synchronized (turns) {
            Future<?> before = turns.getOrDefault(key, Future.succeededFuture());
            mine = before.otherwiseEmpty().compose(done -> work.get());
            turns.put(key, mine);
        }
        Future<T> turn = mine;
        return mine.onComplete(done -> {
            synchronized (turns) {
                turns.remove(key, turn);
            }
        });
    }

    private <T> Future<T> on(WorkerExecutor threads, Callable<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new FileRefused(Why.BUSY));
        }
        int seconds = threads == looking ? LOOKING_SECONDS : PATIENCE_SECONDS;
        return threads.executeBlocking(work, false)
                .onComplete(done -> waiting.decrementAndGet())
                .timeout(seconds, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(refusal(failure)));
    }

    private Throwable refusal(Throwable failure) {
        if (failure instanceof IOException || failure instanceof TimeoutException) {
            LOG.error("event=files-unreachable folder=\"{}\" why=\"{}\"", root, failure.toString());
            boolean full = String.valueOf(failure.getMessage()).contains("No space left");
            return new FileRefused(full ? Why.NO_ROOM : Why.BUSY);
        }
        return failure;
    }
}
