package dev.sextant.kit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to the product that can lose what comes back: requests arrive, their answers never do, and the connection is cut. */
public final class Link implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final NetServer server;
    private final int to;
    private final AtomicInteger swallowed = new AtomicInteger();
    private volatile boolean swallows;

    /** @param to the port of the product on this machine */
    public Link(int to) {
        this.to = to;
        try {
            server = vertx.createNetServer()
                    .connectHandler(this::connected)
                    .listen(0, "127.0.0.1")
                    .await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** From now on answers are lost, also of connections that are open; false: all pass again. */
    public void swallowsAnswers(boolean swallows) {
        this.swallows = swallows;
    }

    /** How many answers were lost. */
    public int swallowed() {
        return swallowed.get();
    }

    private void connected(NetSocket near) {
        near.pause();
        client.connect(to, "127.0.0.1")
                .onSuccess(far -> {
                    near.handler(far::write);
                    far.handler(answer -> back(answer, near, far));
                    near.closeHandler(closed -> far.close());
                    far.closeHandler(closed -> near.close());
                    near.exceptionHandler(failure -> far.close());
                    far.exceptionHandler(failure -> near.close());
                    near.resume();
                })
                .onFailure(failure -> near.close());
    }

    private void back(Buffer answer, NetSocket near, NetSocket far) {
        if (!swallows) {
            near.write(answer);
            return;
        }
        swallowed.incrementAndGet();
        near.close();
        far.close();
    }

    @Override
    public void close() {
        try {
            vertx.close().await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
