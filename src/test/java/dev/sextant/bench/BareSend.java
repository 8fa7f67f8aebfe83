package dev.sextant.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the system takes for one send to each of many sockets with no server around it, on loopback, readers awake: the
 * floor under every figure of one frame a message.
 */
final class BareSend implements AutoCloseable {
    private final List<SocketChannel> senders = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final AtomicLong arrived = new AtomicLong();

    BareSend(int sockets) throws IOException {
        try (ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), sockets)) {
            for (int i = 0; i < sockets; i++) {
                SocketChannel reader = SocketChannel.open(server.getLocalAddress());
                reader.configureBlocking(false).register(selector, SelectionKey.OP_READ);
                senders.add(server.accept().setOption(StandardSocketOptions.TCP_NODELAY, true));
            }
        }
        Thread reading = new Thread(this::read, "bare readers");
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        ByteBuffer into = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        arrived.addAndGet(((SocketChannel) key.channel()).read(into.clear()));
                    } catch (IOException gone) {
                        key.cancel();
                    }
                });
            }
        } catch (ClosedSelectorException measured) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends so many messages of so many bytes to all, and again so often after all were read; gives µs of the sending thread for each. */
    double microseconds(int bytes, int messages, int times) throws IOException, TimeoutException {
        ByteBuffer message = ByteBuffer.allocateDirect(bytes);
        long cpu = 0;
        for (int i = 0; i < times; i++) {
            long wanted = arrived.get() + (long) bytes * messages * senders.size();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int each = 0; each < messages; each++) {
                for (SocketChannel sender : senders) {
                    sender.write(message.clear());
                }
            }
            cpu += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            Until.so(60, () -> arrived.get() >= wanted);
        }
        return cpu / 1e3 / ((double) messages * times * senders.size());
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
        for (SocketChannel sender : senders) {
            sender.close();
        }
    }
}
