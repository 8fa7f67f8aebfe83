package dev.sextant.live;

import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one screen. A frame is the same bytes for every socket and goes to the {@link Wire}, below Vert.x; where a
 * connection is not as expected, its socket is written to in the ordinary way.
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final SockJSSocket socket;
    private final @Nullable Wire wire;

    Line(SockJSSocket socket) {
        this.socket = socket;
        this.wire = socket.routingContext().request().connection() instanceof HttpServerConnection connection
                ? Wire.below(connection.channelHandlerContext().channel())
                : null;
    }

    /** More waits for this screen than it may keep waiting. */
    boolean isFull() {
        return wire == null ? socket.writeQueueFull() : wire.isFull();
    }

    /** A socket that is gone is said to be so by the bridge; what it was to be told is dropped. */
    void write(SharedFrame frame) {
        if (wire == null) {
            socket.write(frame.message()).onFailure(gone -> LOG.trace("A socket went while it was written to", gone));
        } else {
            wire.write(frame);
        }
    }

    void close(CloseCode why) {
        why.close(socket);
    }
}
