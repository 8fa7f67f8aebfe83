package dev.sextant.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The browser's files. A page is read anew each time, asks the browser to come back each time ({@code no-cache}), and its
 * policy allows the one inline script that it has: the import map, by its hash. Files of libraries carry the version in
 * their path and are kept by the browser for good.
 */
final class Pages {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script\\s+type=\"importmap\"\\s*>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern HTML = Pattern.compile("<html\\b");
    private static final String REVALIDATE = "no-cache";
    private static final String KEEP = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "webmanifest", "application/manifest+json; charset=utf-8",
            "svg", "image/svg+xml",
            "yaml", "application/yaml; charset=utf-8");

    private final Vertx vertx;
    private final String root;
    private final boolean demo;

    /** @param root the folder of the files; searched on disk, then in the program */
    Pages(Vertx vertx, String root, boolean demo) {
        this.vertx = vertx;
        this.root = root;
        this.demo = demo;
    }

    /** A page by the name of its file; the demo's pages are marked, so that style and scripts can say so. */
    RouteTable.Handling page(String file) {
        return visit -> read(root + "/" + file).map(bytes -> {
            String html = bytes.toString(StandardCharsets.UTF_8);
            String marked = demo ? HTML.matcher(html).replaceFirst("<html data-mode=\"demo\"") : html;
            return new Answer(
                    200,
                    Buffer.buffer(marked),
                    Map.of(
                            "Content-Type",
                            "text/html; charset=utf-8",
                            "Cache-Control",
                            REVALIDATE,
                            "Content-Security-Policy",
                            Guards.policy(importMapHashes(marked))));
        });
    }

    /** A single file at the top: the service worker, the manifest, the icon. */
    RouteTable.Handling file(String file) {
        return single(root + "/" + file, file);
    }

    /** A file that is part of the program: the descriptions of the API. */
    RouteTable.Handling own(String path) {
        return single(path, path);
    }

    /** The folders of files: our own, asked for again each time, and those of the libraries. */
    void folders(Router router) {
        for (String folder : new String[] {"app", "style", "vendor", "icons"}) {
            router.route("/" + folder + "/*")
                    .handler(ctx -> {
                        ctx.response().putHeader("Cache-Control", REVALIDATE);
                        ctx.next();
                    })
                    .handler(files(root + "/" + folder).setFilesReadOnly(false));
        }
        router.route("/webjars/*")
                .handler(ctx -> {
                    ctx.response().putHeader("Cache-Control", KEEP);
                    ctx.next();
                })
                .handler(files("META-INF/resources/webjars"));
    }

    private RouteTable.Handling single(String path, String name) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return visit -> read(path)
                .map(bytes -> new Answer(200, bytes, Map.of("Content-Type", type, "Cache-Control", REVALIDATE)));
    }

    private Future<Buffer> read(String path) {
        return vertx.fileSystem()
                .readFile(path)
                .recover(failure -> Future.failedFuture(
                        failure instanceof FileSystemException ? HttpProblem.of(ProblemCode.notFound) : failure));
    }

    private static StaticHandler files(String folder) {
        return StaticHandler.create(folder)
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setEnableRangeSupport(false)
                .setDefaultContentEncoding("UTF-8");
    }

    private static String importMapHashes(String html) {
        StringBuilder hashes = new StringBuilder();
        Matcher maps = IMPORT_MAP.matcher(html);
        while (maps.find()) {
            hashes.append(" 'sha256-").append(sha256(maps.group(1))).append("'");
        }
        return hashes.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
