package dev.sextant.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
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
        return visit -> PageFiles.read(vertx, root + "/" + file).map(bytes -> {
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
    void folders(Router router, Edge edge) {
        folder(router, edge, "/app", root + "/app", PageFiles.Kind.OURS);
        folder(router, edge, "/style", root + "/style", PageFiles.Kind.OURS);
        folder(router, edge, "/icons", root + "/icons", PageFiles.Kind.OURS);
        folder(router, edge, "/vendor", root + "/vendor", PageFiles.Kind.THEIRS);
        folder(router, edge, "/webjars", "META-INF/resources/webjars", PageFiles.Kind.THEIRS_FOR_GOOD);
    }

    private void folder(Router router, Edge edge, String at, String folder, PageFiles.Kind kind) {
        PageFiles files = new PageFiles(vertx, folder, kind);
        String keep = kind == PageFiles.Kind.THEIRS_FOR_GOOD ? KEEP : REVALIDATE;
        router.route(at + "/*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(ctx -> edge.answer(
                        ctx,
                        visit -> files.file(ctx.normalizedPath().substring(at.length()))
                                .map(file -> file.answer(visit.request(), keep))));
    }

    private RouteTable.Handling single(String path, String name) {
        return visit -> PageFiles.read(vertx, path)
                .map(bytes -> new Answer(
                        200, bytes, Map.of("Content-Type", PageFile.typeOf(name), "Cache-Control", REVALIDATE)));
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
