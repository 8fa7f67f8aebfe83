package dev.sextant.live;

import dev.sextant.ops.Metrics;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One address of one HTTP instance: its sockets, and what they are told. A frame is put together once and the same bytes
 * go to every socket.
 *
 * <p>An idle channel writes at once. While it writes to a thousand sockets, what arrives waits in the event loop and joins
 * the next frame, so that a busy channel writes fewer, larger frames and never falls behind. Nobody sets how many.
 */
final class Channel {
    /** More than this is not sent but asked for: the whole view is shorter. */
    private static final int LARGEST_FRAME = 256 * 1024;

    private final String address;
    private final Frames frames;
    private final Context context;
    private final Metrics metrics;
    private final Set<Line> lines = new LinkedHashSet<>();
    private final List<Buffer> pending = new ArrayList<>();
    private int pendingBytes;
    private boolean roundComing;
    private @Nullable Head head;

    Channel(String address, Frames frames, Context context, Metrics metrics) {
        this.address = address;
        this.frames = frames;
        this.context = context;
        this.metrics = metrics;
    }

    /** @return whether it was not there before */
    boolean join(Line line) {
        return lines.add(line);
    }

    boolean leave(Line line) {
        return lines.remove(line);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Where the view stands as far as it is known here; null until somebody asked. */
    @Nullable Head head() {
        return head;
    }

    /** The answer to that question. What was told meanwhile is newer. */
    void standsAt(Head now) {
        Head known = head;
        if (known == null || !known.epoch().equals(now.epoch()) || known.seq() < now.seq()) {
            head = now;
        }
    }

    /** A change to be told. */
    void hear(String epoch, Change change) {
        head = new Head(epoch, change.seq());
        pending.add(change.json());
        pendingBytes += change.json().length();
        if (!roundComing) {
            roundComing = true;
            context.runOnContext(go -> tell());
        }
    }

    /** Says to one socket where the view stands. */
    void tellHead(Line line) {
        if (head != null) {
            try (SharedFrame frame = new SharedFrame(frames.head(address, head))) {
                line.write(frame);
            }
        }
    }

    /** Says to all where the view stands: nothing new, and we are there. */
    void beat() {
        if (head != null) {
            writeToAll(frames.head(address, head));
        }
    }

    private void tell() {
        roundComing = false;
        Head now = head;
        if (now == null || pending.isEmpty()) {
            return;
        }
        Buffer frame = pendingBytes > LARGEST_FRAME ? frames.head(address, now) : frames.changes(address, now, pending);
        pending.clear();
        pendingBytes = 0;
        writeToAll(frame);
    }

    private void writeToAll(Buffer message) {
        List<Line> slow = List.of();
        try (SharedFrame frame = new SharedFrame(message)) {
            for (Line line : lines) {
                if (line.isFull()) {
                    slow = slow.isEmpty() ? new ArrayList<>() : slow;
                    slow.add(line);
                } else {
                    line.write(frame);
                }
            }
        }
        for (Line line : slow) {
            lines.remove(line);
            metrics.slowSocketClosed();
            line.close(CloseCode.SLOW);
        }
    }
}
