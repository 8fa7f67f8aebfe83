package dev.sextant.courier;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Somebody who is written to over HTTP: takes everything down and answers as it is told. */
public final class Receiver implements AutoCloseable {
    /** A request that came. */
    public record Got(String uri, Map<String, String> headers, String body) {
        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    /** How it answers; status 0 is not at all. */
    public record Says(int status, String body) {}

    public final List<Got> got = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Says says;

    public Receiver(Vertx vertx, int status, String body) throws Exception {
        says = new Says(status, body);
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new LinkedHashMap<String, String>();
            request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            got.add(new Got(request.uri(), headers, body.toString()));
            if (says.status() > 0) {
                request.response()
                        .setStatusCode(says.status())
                        .end(says.body())
                        .onFailure(gone -> got.add(new Got("gone", Map.of(), "")));
            }
        });
    }

    /** From now on it answers so. */
    public void says(int status, String body) {
        says = new Says(status, body);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    @Override
    public void close() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
    }
}
