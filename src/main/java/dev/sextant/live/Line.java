package dev.sextant.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one screen. A frame is the same bytes for every socket and goes into the connection below its WebSocket
 * encoder: no frame object, no header and no copy for each of a thousand screens, which is most of what a delivery costs
 * beside the kernel's send. It is the only place that reaches below Vert.x. Where a connection is not as
 * expected, its socket is written to in the ordinary way.
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final SockJSSocket socket;
    private final @Nullable ChannelHandlerContext encoder;

    Line(SockJSSocket socket) {
        this.socket = socket;
        this.encoder = encoder(socket);
    }

    private static @Nullable ChannelHandlerContext encoder(SockJSSocket socket) {
        return socket.routingContext().request().connection() instanceof HttpServerConnection connection
                ? connection.channelHandlerContext().channel().pipeline().context(WebSocketFrameEncoder.class)
                : null;
    }

    /** More waits for this screen than it may keep waiting. */
    boolean isFull() {
        return encoder == null ? socket.writeQueueFull() : !encoder.channel().isWritable();
    }

    /** A socket that is gone is said to be so by the bridge; what it was to be told is dropped. */
    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel, which is what we hear of
    void write(SharedFrame frame) {
        if (encoder == null) {
            socket.write(frame.message()).onFailure(gone -> LOG.trace("A socket went while it was written to", gone));
        } else if (encoder.channel().isActive()) {
            encoder.writeAndFlush(frame.share());
        }
    }

    void close(CloseCode why) {
        why.close(socket);
    }
}
