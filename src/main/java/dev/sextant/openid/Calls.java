package dev.sextant.openid;

import dev.sextant.openid.OpenIdTrouble.Why;
import dev.sextant.ops.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to the provider: they end in time, follow no redirect, and read no more than what such an answer may need. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int CONNECT_MS = 3_000;
    private static final int WITHIN_MS = 5_000;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int AT_ONCE = 8;
    private static final int WAITING = 200;

    private final HttpClient client;

    /** What came back, whatever the status. */
    record Reply(int status, Buffer body) {
        boolean good() {
            return status == 200;
        }

        /** @throws OpenIdTrouble when it is no JSON object */
        JsonObject json(String of) {
            try {
                return body.toJsonObject();
            } catch (DecodeException | ClassCastException garbage) {
                throw new OpenIdTrouble(Why.UNFIT, of + " is no JSON object");
            }
        }
    }

    Calls(Vertx vertx, Settings.OpenId settings) {
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout(CONNECT_MS);
        settings.ca().ifPresent(ca -> options.setTrustOptions(new PemTrustOptions().addCertPath(ca.toString())));
        this.client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(AT_ONCE).setMaxWaitQueueSize(WAITING));
    }

    Future<Reply> get(String address) {
        return call(address, HttpMethod.GET, Map.of(), Buffer::buffer);
    }

    Future<Reply> post(String address, Map<String, String> headers, Buffer body) {
        return call(address, HttpMethod.POST, headers, () -> body);
    }

    private Future<Reply> call(String address, HttpMethod method, Map<String, String> headers, Supplier<Buffer> body) {
        RequestOptions options =
                new RequestOptions().setAbsoluteURI(address).setMethod(method).setFollowRedirects(false);
        options.putHeader("Accept", "application/json");
        headers.forEach(options::putHeader);
        return client.request(options)
                .compose(asked -> asked.send(body.get())
                        .compose(answer -> read(asked, answer))
                        .timeout(WITHIN_MS, TimeUnit.MILLISECONDS)
                        .onFailure(slow -> hangUp(asked)))
                .timeout(WITHIN_MS, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof OpenIdTrouble ? failure : new OpenIdTrouble(Why.AWAY, said(failure))));
    }

    private static Future<Reply> read(HttpClientRequest asked, HttpClientResponse answer) {
        Promise<Reply> read = Promise.promise();
        Buffer all = Buffer.buffer();
        answer.handler(part -> {
            all.appendBuffer(part);
            if (all.length() > MOST_BYTES
                    && read.tryFail(new OpenIdTrouble(Why.UNFIT, "an answer of the provider is too long"))) {
                hangUp(asked);
            }
        });
        answer.endHandler(end -> read.tryComplete(new Reply(answer.statusCode(), all)));
        answer.exceptionHandler(read::tryFail);
        return read.future();
    }

    private static void hangUp(HttpClientRequest asked) {
        asked.reset().onFailure(gone -> LOG.debug("event=already-closed why=\"{}\"", gone.getMessage()));
    }

    private static String said(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer in time"
                : "cannot be reached: " + failure.getClass().getSimpleName();
    }
}
