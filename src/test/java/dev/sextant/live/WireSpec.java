package dev.sextant.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The connection of a screen")
final class WireSpec {
    private static final int TINY = 4_096;
    private static final int LENGTH = 20_000;

    private EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
    private final CompletableFuture<Wire> wired = new CompletableFuture<>();

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest(name = "Linux''s own transport: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("that reads late is given every frame, whole and in order, what waited and what did not")
    void late(boolean own) throws Exception {
        try (Socket screen = connected(own)) {
            Channel channel = accepted.get(10, SECONDS);
            int sent = writtenUntilFull(channel);
            assertThat(channel.isWritable()).isFalse();
            assertThat(readNumbers(screen, sent)).isEqualTo(sent);
            onLoop(channel, () -> write(sent));
            assertThat(readNumber(screen)).isEqualTo(sent);
        }
    }

    @Test
    @DisplayName("that is gone is written to no more, and closes as it would by itself")
    void gone() throws Exception {
        Socket screen = connected(true);
        Channel channel = accepted.get(10, SECONDS);
        screen.setSoLinger(true, 0);
        screen.close();
        for (int number = 0; channel.isOpen() && number < 10_000; number++) {
            int next = number;
            onLoop(channel, () -> write(next));
        }
        assertThat(channel.closeFuture().await(10, SECONDS)).isTrue();
        onLoop(channel, () -> write(0));
    }

    private Socket connected(boolean own) throws IOException {
        loops.shutdownGracefully(0, 1, SECONDS).syncUninterruptibly();
        loops = new MultiThreadIoEventLoopGroup(1, own ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(own ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childOption(ChannelOption.SO_SNDBUF, TINY)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new WebSocket13FrameEncoder(false));
                        wired.complete(Objects.requireNonNull(Wire.below(channel)));
                        accepted.complete(channel);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        Socket screen = new Socket();
        screen.setReceiveBufferSize(TINY);
        screen.setSoTimeout(10_000);
        screen.connect(server.localAddress() instanceof InetSocketAddress address ? address : null, 10_000);
        return screen;
    }

    /** How many frames it takes to fill what the system keeps and what Netty may. */
    private int writtenUntilFull(Channel channel) throws Exception {
        int[] written = {0};
        onLoop(channel, () -> {
            while (channel.isWritable()) {
                write(written[0]++);
            }
        });
        return written[0];
    }

    private void write(int number) {
        byte[] message = ByteBuffer.allocate(LENGTH).putInt(number).array();
        try (SharedFrame frame = new SharedFrame(Buffer.buffer(message))) {
            wired.join().write(frame);
        }
    }

    private static void onLoop(Channel channel, Runnable task) throws Exception {
        channel.eventLoop().submit(task).get(10, SECONDS);
    }

    /** Reads so many frames and finds them numbered from 0 on. */
    private static int readNumbers(Socket screen, int count) throws IOException {
        int read = 0;
        while (read < count && readNumber(screen) == read) {
            read++;
        }
        return read;
    }

    /** Reads a frame of the length that all have, header and all, and says its number. */
    private static int readNumber(Socket screen) throws IOException {
        DataInputStream in = new DataInputStream(screen.getInputStream());
        assertThat(in.readUnsignedShort()).isEqualTo(0x827E);
        assertThat(in.readUnsignedShort()).isEqualTo(LENGTH);
        int number = in.readInt();
        in.readFully(new byte[LENGTH - Integer.BYTES]);
        return number;
    }
}
