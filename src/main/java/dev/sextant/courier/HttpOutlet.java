package dev.sextant.courier;

import dev.sextant.ops.Channel;
import dev.sextant.plan.Publication.Delivery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A receiver that is written to over HTTP. Redirects are not followed: only the configured address is ever called. */
final class HttpOutlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(HttpOutlet.class);
    /** More of an answer is not read. */
    private static final int MOST_BYTES = 16 * 1024;

    private final HttpClient client;
    private final Channel channel;
    private final Form form;
    private final Pace pace;
    private final InstantSource clock;

    HttpOutlet(HttpClient client, Channel channel, Pace pace, InstantSource clock) {
        this.client = client;
        this.channel = channel;
        this.form = Form.of(channel.kind());
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public List<String> shown(Letter letter) {
        return form.bodies(letter).stream().map(form::shown).toList();
    }

    /** Its parts one after the other; the first that fails ends it, and the next try begins anew. */
    @Override
    public Future<Reply> carry(Letter letter) {
        Future<Reply> all = Future.succeededFuture(new Reply.Taken(""));
        for (JsonObject body : form.bodies(letter)) {
            all = all.compose(before -> before instanceof Reply.Taken
                    ? post(letter, body).otherwise(HttpOutlet::trouble)
                    : Future.succeededFuture(before));
        }
        return all;
    }

    private Future<Reply> post(Letter letter, JsonObject body) {
        Form.Request request = form.request(channel, letter, body, clock.instant());
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(request.url())
                .setMethod(HttpMethod.POST)
                .setFollowRedirects(false);
        request.headers().forEach(options::putHeader);
        channel.proxy()
                .ifPresent(proxy -> options.setProxyOptions(new ProxyOptions()
                        .setType(ProxyType.HTTP)
                        .setHost(proxy.getHost())
                        .setPort(proxy.getPort())));
        return client.request(options)
                .compose(asked -> asked.send(request.body())
                        .compose(answer -> read(asked, answer).map(text -> form.judge(answer.statusCode(), text)))
                        .timeout(pace.call().toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(slow -> hangUp(asked)))
                .timeout(pace.call().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<String> read(HttpClientRequest asked, HttpClientResponse answer) {
        Promise<String> read = Promise.promise();
        Buffer all = Buffer.buffer();
        answer.handler(part -> {
            all.appendBuffer(part);
            if (all.length() > MOST_BYTES && read.tryComplete(all.toString())) {
                hangUp(asked);
            }
        });
        answer.endHandler(end -> read.tryComplete(all.toString()));
        answer.exceptionHandler(read::tryFail);
        return read.future();
    }

    private static void hangUp(HttpClientRequest asked) {
        asked.reset().onFailure(gone -> LOG.debug("event=already-closed why=\"{}\"", gone.getMessage()));
    }

    /** In words that hold no address. */
    private static Reply trouble(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new Reply.Trouble(Delivery.SILENT, "no answer in time", true);
        }
        String why = failure instanceof UnknownHostException
                ? "the host name is not known"
                : failure instanceof ConnectException
                        ? "the connection was refused"
                        : failure instanceof SSLException
                                ? "its certificate is not trusted, or it speaks no TLS"
                                : "the connection broke: " + failure.getClass().getSimpleName();
        return new Reply.Trouble(Delivery.UNREACHABLE, why, true);
    }
}
