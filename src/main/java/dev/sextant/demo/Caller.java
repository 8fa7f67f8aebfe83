package dev.sextant.demo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Speaks with the product as its people do: signs each of them in once, and sends what they send. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int UNAUTHORIZED = 401;
    private static final String PROVE = "confirmIdentity";

    private final HttpClient client;
    private final int port;
    private final String password;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** What came back. */
    record Reply(int status, JsonObject body) {
        boolean ok() {
            return status < 300;
        }

        /** Whether the same request may succeed later. */
        boolean later() {
            return status == 429 || status >= 500;
        }
    }

    Caller(HttpClient client, int port, String password) {
        this.client = client;
        this.port = port;
        this.password = password;
    }

    /** Signs somebody in ahead of what is sent. */
    Future<?> signIn(String account) {
        return cookie(account);
    }

    Future<Reply> get(String account, String path) {
        return asPerson(account, HttpMethod.GET, path, null);
    }

    /** Sends something, and proves who it comes from where the plan wants that. */
    Future<Reply> post(String account, String path, JsonObject body) {
        return asPerson(account, HttpMethod.POST, path, body)
                .compose(reply -> PROVE.equals(reply.body().getString("code"))
                        ? asPerson(
                                        account,
                                        HttpMethod.POST,
                                        "/api/session/confirm",
                                        new JsonObject().put("password", password))
                                .compose(proved -> asPerson(account, HttpMethod.POST, path, body))
                        : Future.succeededFuture(reply));
    }

    /** Hands in the content of a file. */
    Future<Reply> put(String account, String path, Buffer content) {
        return cookie(account)
                .compose(cookie -> request(HttpMethod.PUT, path, cookie))
                .compose(request -> request.putHeader("Content-Type", "application/octet-stream")
                        .send(content))
                .compose(Caller::reply)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Reply> asPerson(String account, HttpMethod method, String path, @Nullable JsonObject body) {
        return cookie(account)
                .compose(cookie -> send(method, path, body, cookie))
                .compose(reply -> {
                    if (reply.status() != UNAUTHORIZED) {
                        return Future.succeededFuture(reply);
                    }
                    cookies.remove(account);
                    return cookie(account).compose(cookie -> send(method, path, body, cookie));
                });
    }

    private Future<String> cookie(String account) {
        String known = cookies.get(account);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        JsonObject who = new JsonObject().put("account", account).put("password", password);
        return request(HttpMethod.POST, "/api/session", null)
                .compose(request ->
                        request.putHeader("Content-Type", "application/json").send(who.toBuffer()))
                .compose(response -> response.body().compose(read -> {
                    if (response.statusCode() != 200 || response.cookies().isEmpty()) {
                        return Future.failedFuture(account + " could not sign in: " + response.statusCode());
                    }
                    String cookie = response.cookies().get(0).split(";", 2)[0];
                    cookies.put(account, cookie);
                    return Future.succeededFuture(cookie);
                }))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Reply> send(HttpMethod method, String path, @Nullable JsonObject body, String cookie) {
        return request(method, path, cookie)
                .compose(request -> body == null
                        ? request.send()
                        : request.putHeader("Content-Type", "application/json").send(body.toBuffer()))
                .compose(Caller::reply)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<HttpClientRequest> request(HttpMethod method, String path, @Nullable String cookie) {
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(method)
                .setURI(path)
                .putHeader("X-Language", "en");
        if (cookie != null) {
            options.putHeader("Cookie", cookie);
        }
        return client.request(options);
    }

    private static Future<Reply> reply(HttpClientResponse response) {
        return response.body()
                .map(body -> new Reply(response.statusCode(), body.length() == 0 ? new JsonObject() : json(body)));
    }

    private static JsonObject json(Buffer body) {
        return body.toJsonObject();
    }
}
