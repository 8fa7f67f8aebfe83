package dev.sextant.http;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sends at a server what it is handed, some at once, and counts what comes back. All of it runs on one event loop. */
final class Barrage {
    private static final int AT_ONCE = 32;
    private static final long WAITS_FOR_MORE_MS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What the server under ours says to a version of HTTP that it does not speak, before any handler of ours: the standard wants it. */
    private static final int OTHER_VERSION = 501;

    private static final Pattern OURS = Pattern.compile("(?s)[^\\r\\n]* HTTP/1\\.[01]\\r?\\n.*");
    /** It hung up, knew nobody, or no such address or method. */
    private static final Set<Integer> NOT_READ = Set.of(0, 401, 404, 405);

    /** How many answers of which status; 0: it hung up, or waited for more. */
    final Map<Integer, Integer> answers = new TreeMap<>();
    /** What was answered with 500 or above. */
    final List<String> broken = new ArrayList<>();
    /** The ways in that read what was sent, rather than not to know the sender or the address. */
    final TreeSet<String> reached = new TreeSet<>();

    private final Vertx vertx;
    private final int port;
    private final HttpClient http;
    private final NetClient lines;

    Barrage(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(AT_ONCE));
        this.lines = vertx.createNetClient();
    }

    /** Sends so many, each drawn when it is its turn, and waits for the last. */
    void send(int times, Supplier<Future<?>> one) {
        Turns turns = new Turns(times);
        vertx.runOnContext(go -> {
            for (int i = 0; i < AT_ONCE; i++) {
                turns.next(one);
            }
        });
        await().atMost(PATIENCE).until(turns.ended.future()::isComplete);
    }

    private static final class Turns {
        private final Promise<Void> ended = Promise.promise();
        private int left;
        private int waited;

        Turns(int times) {
            this.left = times;
            this.waited = times;
        }

        void next(Supplier<Future<?>> one) {
            if (left-- > 0) {
                one.get().onComplete(end -> {
                    if (--waited == 0) {
                        ended.complete();
                    }
                    next(one);
                });
            }
        }
    }

    Future<?> ask(Malformed.Request asked) {
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(asked.method())
                .setURI(asked.uri());
        for (int i = 0; i < asked.headers().size(); i += 2) {
            options.putHeader(asked.headers().get(i), asked.headers().get(i + 1));
        }
        return http.request(options)
                .compose(request -> asked.body().length() == 0 ? request.send() : request.send(asked.body()))
                .compose(answer -> answer.end().map(answer.statusCode()))
                .otherwise(0) // it hung up on what was no request
                .onSuccess(status -> {
                    count(status, asked.method() + " " + asked.uri() + " " + asked.body());
                    if (!NOT_READ.contains(status)) {
                        reached.add(asked.way());
                    }
                });
    }

    /** Bare bytes, on a connection of its own; the second part once a WebSocket stands. Ends with the answer, when the server hangs up, or when it waits for more. */
    Future<?> bare(Buffer first, Buffer second) {
        String text = first.toString(StandardCharsets.ISO_8859_1);
        return lines.connect(port, "127.0.0.1").compose(line -> {
            Promise<Integer> told = Promise.promise();
            Buffer heard = Buffer.buffer();
            line.handler(bytes -> {
                heard.appendBuffer(bytes);
                int status = heard.length() < 12 ? 0 : Integer.parseInt(heard.getString(9, 12));
                if (status == 101 && second.length() > 0 && heard.length() == bytes.length()) {
                    line.write(second);
                } else if (status > 0) {
                    told.tryComplete(status);
                }
            });
            line.closeHandler(closed -> told.tryComplete(0));
            return line.write(first)
                    .compose(written -> told.future()
                            .timeout(WAITS_FOR_MORE_MS, TimeUnit.MILLISECONDS)
                            .otherwise(0))
                    .onSuccess(status ->
                            count(status == OTHER_VERSION && !OURS.matcher(text).matches() ? 0 : status, text))
                    .eventually(line::close);
        });
    }

    private void count(int status, String what) {
        answers.merge(status, 1, Integer::sum);
        if (status >= 500) {
            broken.add(status + " to " + what);
        }
    }

    int counted() {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
