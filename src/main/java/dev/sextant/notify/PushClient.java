package dev.sextant.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Hands sealed messages to push services. Redirects are not followed, answers are not read, nothing is waited for long. */
final class PushClient {
    private static final long WITHIN_MS = 10_000;
    private static final int CONNECT_MS = 5_000;
    private static final int SOCKETS_OF_A_SERVICE = 4;
    private static final int WAITING = 4000;
    /** What is older is no use to anybody. */
    private static final String LIVES_SECONDS = "600";

    private final Vertx vertx;
    private final HttpClient client;
    private final VapidKeys keys;
    private final String contact;
    private final InstantSource clock;

    /** What became of a message: taken, the browser is gone for good, or it did not work this time. */
    enum Outcome {
        TAKEN,
        GONE,
        TROUBLE
    }

    PushClient(Vertx vertx, VapidKeys keys, String contact, InstantSource clock) {
        this.vertx = vertx;
        this.keys = keys;
        this.contact = contact;
        this.clock = clock;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MS),
                new PoolOptions().setHttp1MaxSize(SOCKETS_OF_A_SERVICE).setMaxWaitQueueSize(WAITING));
    }

    Future<Outcome> send(Endpoint to, String browser, String auth, Buffer text) {
        return address(to)
                .compose(address -> post(to, address, sealed(browser, auth, text)))
                .timeout(WITHIN_MS, TimeUnit.MILLISECONDS);
    }

    /** The very address that was looked at is called: a name that changes its mind meanwhile leads nowhere else. */
    private Future<SocketAddress> address(Endpoint to) {
        return vertx.executeBlocking(() -> {
            InetAddress[] found = InetAddress.getAllByName(to.uri().getHost());
            boolean fits = to.named() || Arrays.stream(found).allMatch(Endpoint::isPublic);
            if (!fits) {
                throw new GeneralSecurityException(to.uri().getHost() + " is in no public network");
            }
            return SocketAddress.inetSocketAddress(to.port(), found[0].getHostAddress());
        });
    }

    private Future<Outcome> post(Endpoint to, SocketAddress address, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setServer(address)
                .setHost(to.uri().getHost())
                .setPort(to.port())
                .setSsl(to.secure())
                .setMethod(HttpMethod.POST)
                .setURI(to.path())
                .setFollowRedirects(false)
                .putHeader("TTL", LIVES_SECONDS)
                .putHeader("Urgency", "high")
                .putHeader("Content-Encoding", "aes128gcm")
                .putHeader("Content-Type", "application/octet-stream")
                .putHeader("Authorization", signed(to));
        return client.request(options).compose(asked -> asked.send(body).map(answer -> outcome(answer.statusCode())));
    }

    private static Outcome outcome(int status) {
        return status == 404 || status == 410
                ? Outcome.GONE
                : status >= 200 && status < 300 ? Outcome.TAKEN : Outcome.TROUBLE;
    }

    private String signed(Endpoint to) {
        try {
            return keys.authorization(to.origin(), contact, clock.instant());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The key cannot sign", broken);
        }
    }

    private static Buffer sealed(String browser, String auth, Buffer text) {
        try {
            return Buffer.buffer(Sealed.of(text.getBytes(), Curve.bytes(browser), Curve.bytes(auth)));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalArgumentException("The browser gave no key", broken);
        }
    }
}
