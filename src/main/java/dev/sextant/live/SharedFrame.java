package dev.sextant.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.unix.FileDescriptor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/**
 * One WebSocket message as it goes over the wire (RFC 6455 §5.2, unmasked, binary), encoded once, in memory that the
 * system's send takes as it is. Every socket is given the same bytes; they are let go when the last one has sent them.
 */
final class SharedFrame implements AutoCloseable {
    /** Longer messages go in several frames: what many clients and proxies take at most. */
    private static final int LONGEST_FRAME = 65_535;

    private static final int LONGEST_SHORT_LENGTH = 125;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LONGEST_HEADER = 4;
    private static final int BINARY = 0x02;
    private static final int CONTINUATION = 0x00;
    private static final int LAST = 0x80;

    private final Buffer message;
    private final ByteBuf bytes;

    SharedFrame(Buffer message) {
        this.message = message;
        byte[] all = message.getBytes();
        int frames = Math.max(1, (all.length + LONGEST_FRAME - 1) / LONGEST_FRAME);
        this.bytes = ByteBufAllocator.DEFAULT.directBuffer(all.length + frames * LONGEST_HEADER);
        for (int frame = 0; frame < frames; frame++) {
            int from = frame * LONGEST_FRAME;
            int length = Math.min(LONGEST_FRAME, all.length - from);
            header((frame == 0 ? BINARY : CONTINUATION) | (frame == frames - 1 ? LAST : 0), length);
            bytes.writeBytes(all, from, length);
        }
    }

    private void header(int kind, int length) {
        bytes.writeByte(kind);
        if (length <= LONGEST_SHORT_LENGTH) {
            bytes.writeByte(length);
        } else {
            bytes.writeByte(LENGTH_IN_TWO_BYTES).writeShort(length);
        }
    }

    /** The message without its header, for a connection that makes its own. */
    Buffer message() {
        return message;
    }

    /** The same bytes once more; who takes them lets them go. */
    ByteBuf share() {
        return bytes.retainedDuplicate();
    }

    int length() {
        return bytes.readableBytes();
    }

    /**
     * Gives the bytes to a socket of the system.
     *
     * @return how many it took; fewer than all, or none, when its buffer is full or Java hides where the
     *     bytes are
     * @throws IOException the other side is gone
     */
    int writeTo(FileDescriptor socket) throws IOException {
        return bytes.hasMemoryAddress()
                ? Math.max(0, socket.writeAddress(bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex()))
                : 0;
    }

    @Override
    public void close() {
        bytes.release();
    }
}
