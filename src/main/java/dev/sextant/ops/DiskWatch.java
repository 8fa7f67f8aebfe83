package dev.sextant.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk has room for what is to be kept. A Redis that must write each entry at once ends when its disk is full;
 * so nothing new is taken well before that, while there still is room to write down what was taken.
 */
public final class DiskWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long MIB = 1024L * 1024;

    /** Looks how many bytes are free. */
    interface Disk {
        long free() throws IOException;
    }

    private final Disk disk;
    private final long needed;
    private volatile long free = Long.MAX_VALUE;
    private volatile boolean full;

    /** @param neededMiB below this nothing new is taken; 0: the disk is not watched */
    public DiskWatch(Path folder, int neededMiB) {
        this(() -> Files.getFileStore(folder).getUsableSpace(), neededMiB);
    }

    DiskWatch(Disk disk, int neededMiB) {
        this.disk = disk;
        this.needed = neededMiB * MIB;
    }

    /** Looks again; may block for a moment. The log tells when it gets too little, and when there is enough again. */
    public void look() {
        try {
            free = disk.free();
        } catch (IOException e) {
            LOG.warn("event=disk-unknown why=\"{}\"", e.toString());
            return;
        }
        boolean before = full;
        // A little more than it takes to be full, so that it does not come and go.
        full = free < (before ? needed + needed / 8 : needed);
        if (full && !before) {
            LOG.error(
                    "event=disk-nearly-full free=\"{}\" needed=\"{}\": commands are refused",
                    shown(free),
                    shown(needed));
        } else if (before && !full) {
            LOG.info("event=disk-has-room free=\"{}\"", shown(free));
        }
    }

    /** Whether something new may be kept. */
    public boolean hasRoom() {
        return !full;
    }

    /** What keeps the node from being ready; null when there is enough. */
    public @Nullable String trouble() {
        return full ? "only " + shown(free) + " are free on the disk, " + shown(needed) + " are needed" : null;
    }

    /** What somebody should look at before it is a trouble: less than twice what is needed. */
    public @Nullable String note() {
        return !full && free / 2 < needed ? "only " + shown(free) + " are free on the disk" : null;
    }

    /** Bytes that were free when it last looked. */
    public long free() {
        return free;
    }

    private static String shown(long bytes) {
        return bytes < 10 * 1024 * MIB
                ? bytes / MIB + " MiB"
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (1024.0 * MIB));
    }
}
