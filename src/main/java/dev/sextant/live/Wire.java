package dev.sextant.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket's connection below its encoder: no frame object, no header and no copy for each of a thousand screens. Where
 * nothing encrypts and nothing waits to be sent, the bytes go to the system at once, and Netty's queue is asked only for
 * what the system does not take. Its channel's event loop alone may call it.
 */
final class Wire {
    private final ChannelHandlerContext below;
    /** The channel whose socket may be written to past its queue; null: it encrypts, or it is not one of the system's own. */
    private final @Nullable UnixChannel plain;

    Wire(ChannelHandlerContext below) {
        this.below = below;
        this.plain =
                below.channel() instanceof UnixChannel unix && below.pipeline().get(SslHandler.class) == null
                        ? unix
                        : null;
    }

    /**
     * From the last place on the way out at which a message is still a WebSocket's: its encoder or, nearer to the wire,
     * the watch over idle connections. That would note the time of every write and be told of its end, and needs neither:
     * a page pings every 5 s ({@code bridge.js}), and one that does not is to be let go.
     *
     * @return null: this connection has no such encoder
     */
    static @Nullable Wire below(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext encoder = pipeline.context(WebSocketFrameEncoder.class);
        ChannelHandlerContext idle = pipeline.context(IdleStateHandler.class);
        return encoder == null ? null : new Wire(idle == null ? encoder : idle);
    }

    /** More waits for this screen than it may keep waiting. */
    boolean isFull() {
        return !below.channel().isWritable();
    }

    /** To a connection that is gone nothing is written. */
    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel, which is what we hear of
    void write(SharedFrame frame) {
        if (!below.channel().isActive()) {
            return;
        }
        int sent = plain == null ? 0 : sentAtOnce(plain, frame);
        if (sent < frame.length()) {
            ByteBuf rest = frame.share();
            rest.skipBytes(sent);
            below.writeAndFlush(rest);
        }
    }

    /** How many bytes the system took; none when others go first. */
    private static int sentAtOnce(UnixChannel channel, SharedFrame frame) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting == null || waiting.totalPendingWriteBytes() > 0) {
            return 0;
        }
        try {
            return frame.writeTo(channel.fd());
        } catch (IOException broken) {
            return 0; // Netty meets the same when it writes, and closes the channel in order
        }
    }
}
