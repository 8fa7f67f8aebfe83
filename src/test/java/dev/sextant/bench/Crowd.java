package dev.sextant.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Many screens of one address: each notes when which change arrived. Reads no more of a frame than that. */
final class Crowd implements AutoCloseable {
    private static final byte[] MARK = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 100;
    private static final long PING_MS = 5_000;

    final List<Arrivals> screens = new ArrayList<>();
    final AtomicInteger heads = new AtomicInteger();
    final LongAdder deliveries = new LongAdder();
    final LongAdder frames = new LongAdder();
    private final Vertx vertx;
    private final WebSocketClient client;
    private final List<WebSocket> sockets = new ArrayList<>();

    /** What arrived at one screen, in order: seq and nanosecond. */
    static final class Arrivals {
        private long[] seqs = new long[256];
        private long[] nanos = new long[256];
        private int size;

        synchronized void add(long seq, long at) {
            if (size == seqs.length) {
                seqs = Arrays.copyOf(seqs, size * 2);
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            seqs[size] = seq;
            nanos[size++] = at;
        }

        synchronized void forget() {
            size = 0;
        }

        /** When this screen knew of event {@code seq}; -1 when it never did. */
        synchronized long knew(long seq) {
            for (int i = 0; i < size; i++) {
                if (seqs[i] >= seq) {
                    return nanos[i];
                }
            }
            return -1;
        }
    }

    Crowd(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(20_000)
                .setMaxFrameSize(4 * 1024 * 1024)
                .setMaxMessageSize(16 * 1024 * 1024));
    }

    /** Opens so many screens more and waits until each was told something of its address. */
    void come(int many, int port, String cookie, String address) throws TimeoutException {
        int before = heads.get();
        for (int from = 0; from < many; from += AT_ONCE) {
            List<Future<?>> opening = new ArrayList<>();
            for (int i = from; i < Math.min(many, from + AT_ONCE); i++) {
                opening.add(open(port, cookie, address));
            }
            Future.all(opening).await(120, TimeUnit.SECONDS);
        }
        Until.so(120, () -> heads.get() >= before + many);
    }

    private Future<?> open(int port, String cookie, String address) {
        Arrivals arrivals = new Arrivals();
        synchronized (screens) {
            screens.add(arrivals);
        }
        WebSocketConnectOptions where = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/live/websocket")
                .addHeader("Cookie", cookie);
        return client.connect(where).compose(socket -> {
            synchronized (sockets) {
                sockets.add(socket);
            }
            boolean[] met = {false};
            socket.binaryMessageHandler(frame -> {
                if (!met[0]) {
                    met[0] = true;
                    heads.incrementAndGet();
                }
                note(frame, arrivals);
            });
            vertx.setPeriodic(PING_MS, tick -> {
                if (!socket.isClosed()) {
                    socket.writeTextMessage("{\"type\":\"ping\"}").onFailure(gone -> {});
                }
            });
            return socket.writeTextMessage("{\"type\":\"register\",\"address\":\"" + address + "\"}");
        });
    }

    /** A change begins with its after and seq; nothing else in a frame has these two side by side. */
    private void note(Buffer frame, Arrivals arrivals) {
        long now = System.nanoTime();
        byte[] bytes = frame.getBytes();
        frames.increment();
        for (int i = 0; i + 8 < bytes.length; i++) {
            if (bytes[i] == '{'
                    && bytes[i + 1] == '"'
                    && bytes[i + 2] == 'a'
                    && bytes[i + 3] == 'f'
                    && bytes[i + 4] == 't') {
                int at = i + 9;
                while (bytes[at] != ',') {
                    at++;
                }
                if (Arrays.equals(bytes, at + 1, at + 1 + MARK.length, MARK, 0, MARK.length)) {
                    long seq = 0;
                    for (at += 1 + MARK.length; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                        seq = seq * 10 + bytes[at] - '0';
                    }
                    arrivals.add(seq, now);
                    deliveries.increment();
                }
                i = at;
            }
        }
    }

    @Override
    public void close() throws TimeoutException {
        List<Future<?>> closing = new ArrayList<>();
        sockets.forEach(socket -> closing.add(socket.close().otherwiseEmpty()));
        Future.all(closing).await(120, TimeUnit.SECONDS);
        sockets.clear();
    }
}
