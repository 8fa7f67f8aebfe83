package dev.sextant.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The watch over the disk")
class DiskWatchTest {
    private static final long MIB = 1024L * 1024;

    private long free = 2000 * MIB;
    private boolean broken;
    private final DiskWatch watch = new DiskWatch(this::look, 512);

    private long look() throws IOException {
        if (broken) {
            throw new IOException("no such device");
        }
        return free;
    }

    private void free(long mib) {
        free = mib * MIB;
        watch.look();
    }

    @Test
    @DisplayName("remarks that it gets less, then says that it is too little, and that there is room again")
    void course() {
        watch.look();
        assertThat(watch.trouble()).isNull();
        assertThat(watch.note()).isNull();
        free(1000);
        assertThat(watch.hasRoom()).isTrue();
        assertThat(watch.note()).isEqualTo("only 1000 MiB are free on the disk");
        free(511);
        assertThat(watch.hasRoom()).isFalse();
        assertThat(watch.trouble()).isEqualTo("only 511 MiB are free on the disk, 512 MiB are needed");
        assertThat(watch.note()).isNull();
        free(520);
        assertThat(watch.hasRoom()).as("not at the first megabyte more").isFalse();
        free(600);
        assertThat(watch.hasRoom()).isTrue();
        assertThat(watch.free()).isEqualTo(600 * MIB);
    }

    @Test
    @DisplayName("keeps to what it saw last when it cannot look")
    void cannotLook() {
        free(100);
        broken = true;
        watch.look();
        assertThat(watch.hasRoom()).isFalse();
    }

    @Test
    @DisplayName("can be switched off")
    void off() {
        DiskWatch none = new DiskWatch(() -> 0, 0);
        none.look();
        assertThat(none.hasRoom()).isTrue();
        assertThat(none.note()).isNull();
    }

    @Test
    @DisplayName("sees the disk that a folder lies on")
    void real() {
        DiskWatch here = new DiskWatch(Path.of("."), 1);
        here.look();
        assertThat(here.free()).isBetween(1L, Long.MAX_VALUE - 1);
    }
}
