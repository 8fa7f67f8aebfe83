package dev.sextant.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.timeout.IdleStateHandler;
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
    private final @Nullable ChannelHandlerContext below;

    Line(SockJSSocket socket) {
        this.socket = socket;
        this.below = belowEncoder(socket);
    }

    /**
     * The last place on the way out at which a message is still a WebSocket's: its encoder or, nearer to the wire, the
     * watch over idle connections. That would note the time of every write and be told of its end, and needs neither: a
     * page pings every 5 s ({@code bridge.js}), and one that does not is to be let go.
     */
    private static @Nullable ChannelHandlerContext belowEncoder(SockJSSocket socket) {
        if (!(socket.routingContext().request().connection() instanceof HttpServerConnection connection)) {
            return null;
        }
        ChannelPipeline pipeline = connection.channelHandlerContext().channel().pipeline();
        ChannelHandlerContext encoder = pipeline.context(WebSocketFrameEncoder.class);
        ChannelHandlerContext idle = pipeline.context(IdleStateHandler.class);
        return encoder == null || idle == null ? encoder : idle;
    }

    /** More waits for this screen than it may keep waiting. */
    boolean isFull() {
        return below == null ? socket.writeQueueFull() : !below.channel().isWritable();
    }

    /** A socket that is gone is said to be so by the bridge; what it was to be told is dropped. */
    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel, which is what we hear of
    void write(SharedFrame frame) {
        if (below == null) {
            socket.write(frame.message()).onFailure(gone -> LOG.trace("A socket went while it was written to", gone));
        } else if (below.channel().isActive()) {
            below.writeAndFlush(frame.share());
        }
    }

    void close(CloseCode why) {
        why.close(socket);
    }
}
