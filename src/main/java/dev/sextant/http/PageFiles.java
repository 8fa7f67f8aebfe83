package dev.sextant.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileProps;
import io.vertx.core.file.FileSystemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files of a folder, read and packed once and then handed out from memory: a board is some hundred and forty of them, and
 * each is a request. Whether one has changed is looked up each time it is asked for. Used on the thread of its server alone.
 */
final class PageFiles {
    /** Several times as many as there are. */
    private static final int MOST = 2_000;

    /** No names that begin with a dot, and nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+");

    private final Vertx vertx;
    private final String folder;
    private final Kind kind;
    private final Map<String, Kept> kept = new HashMap<>();

    /** Whose they are. */
    enum Kind {
        /** Ours: handed out without their comments. */
        OURS,
        /** Others', as they are. */
        THEIRS,
        /** Others', and their path has the version: what was read once is not looked up again. */
        THEIRS_FOR_GOOD
    }

    /** As it was when it was read. */
    private record Kept(long modified, long size, Future<PageFile> file) {
        boolean isStill(FileProps now) {
            return modified == now.lastModifiedTime() && size == now.size();
        }
    }

    /** @param folder searched on disk, then in the program */
    PageFiles(Vertx vertx, String folder, Kind kind) {
        this.vertx = vertx;
        this.folder = folder;
        this.kind = kind;
    }

    /** @param path in the folder, from its slash on; fails with {@link ProblemCode#notFound} when there is no such file */
    Future<PageFile> file(String path) {
        if (!NAME.matcher(path).matches()) {
            return Future.failedFuture(HttpProblem.of(ProblemCode.notFound));
        }
        Kept known = kept.get(path);
        if (known != null && kind == Kind.THEIRS_FOR_GOOD) {
            return known.file();
        }
        return vertx.fileSystem().props(folder + path).compose(now -> asItIs(path, now), PageFiles::missing);
    }

    private Future<PageFile> asItIs(String path, FileProps now) {
        if (!now.isRegularFile()) {
            return Future.failedFuture(HttpProblem.of(ProblemCode.notFound));
        }
        Kept known = kept.get(path);
        return known != null && known.isStill(now) ? known.file() : read(path, now);
    }

    private Future<PageFile> read(String path, FileProps now) {
        Future<PageFile> file = vertx.fileSystem()
                .readFile(folder + path)
                .compose(content -> vertx.executeBlocking(() -> PageFile.of(path, asHandedOut(path, content))))
                .recover(PageFiles::missing);
        Kept next = new Kept(now.lastModifiedTime(), now.size(), file);
        if (kept.size() < MOST || kept.containsKey(path)) {
            kept.put(path, next); // before it is there: whoever asks meanwhile waits for the same
        }
        return file.onFailure(gone -> kept.remove(path, next));
    }

    private byte[] asHandedOut(String path, Buffer content) {
        boolean commented = kind == Kind.OURS && (path.endsWith(".js") || path.endsWith(".css"));
        return commented
                ? Comments.leftOut(content.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : content.getBytes();
    }

    private static <T> Future<T> missing(Throwable failure) {
        return Future.failedFuture(
                failure instanceof FileSystemException ? HttpProblem.of(ProblemCode.notFound) : failure);
    }

    /** A file at the top, or one of the program; not kept. */
    static Future<Buffer> read(Vertx vertx, String path) {
        return vertx.fileSystem().readFile(path).recover(PageFiles::missing);
    }
}
