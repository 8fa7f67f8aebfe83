package dev.sextant.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The master key")
class MasterKeyTest {
    @TempDir
    Path data;

    private Path folder() {
        return data.resolve("keys");
    }

    @Test
    @DisplayName("is made at the first start, in a folder that only its owner opens, and is the same at the next")
    void isKept() throws Exception {
        String sealed = MasterKey.in(folder()).seal("138 0571 2266", "guest:1");

        assertThat(sealed).doesNotContain("0571");
        assertThat(MasterKey.in(folder()).openText(sealed, "guest:1")).isEqualTo("138 0571 2266");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    @DisplayName("never seals the same text twice in the same way")
    void isFresh() throws Exception {
        MasterKey key = MasterKey.in(folder());

        assertThat(key.seal("王秀兰", "a")).isNotEqualTo(key.seal("王秀兰", "a"));
    }

    @Test
    @DisplayName("opens nothing that was moved to another place, changed, cut off or sealed by another one")
    void isStrict() throws Exception {
        MasterKey key = MasterKey.in(folder());
        String sealed = key.seal("王秀兰", "INC-1|RE-01|name");
        int last = sealed.length() - 1;

        assertThatThrownBy(() -> key.open(sealed, "INC-1|RE-02|name")).isInstanceOf(NotOpened.class);
        for (int at = 0; at < last; at++) {
            String changed =
                    sealed.substring(0, at) + (sealed.charAt(at) == 'A' ? 'B' : 'A') + sealed.substring(at + 1);
            assertThatThrownBy(() -> key.open(changed, "INC-1|RE-01|name")).isInstanceOf(NotOpened.class);
        }
        assertThatThrownBy(() -> key.open(sealed.substring(0, 20), "INC-1|RE-01|name"))
                .isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> key.open("", "INC-1|RE-01|name")).isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> MasterKey.in(data.resolve("other")).open(sealed, "INC-1|RE-01|name"))
                .isInstanceOf(NotOpened.class)
                .hasMessageContaining("not in the key folder");
    }

    @Test
    @DisplayName("can be changed: what was sealed before still opens, what is sealed now needs the new one")
    void canBeRotated() throws Exception {
        MasterKey before = MasterKey.in(folder());
        String old = before.seal("old", "a");
        String print = before.print("old");

        MasterKey after = MasterKey.rotate(folder());

        assertThat(after.current()).isNotEqualTo(before.current());
        assertThat(after.openText(old, "a")).isEqualTo("old");
        assertThat(after.print("old")).isEqualTo(print);
        assertThatThrownBy(() -> before.open(after.seal("new", "a"), "a")).isInstanceOf(NotOpened.class);
        assertThat(MasterKey.in(folder()).current()).isEqualTo(after.current());
    }

    @Test
    @DisplayName("is one and the same for nodes that start at the same moment over one folder")
    void isOne() throws Exception {
        Callable<String> start = () -> MasterKey.in(folder()).current();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var started =
                    threads.invokeAll(Stream.generate(() -> start).limit(8).toList());
            var first = started.get(0).get();
            for (var one : started) {
                assertThat(one.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("is never made anew over a file that cannot be read: everything sealed would be lost")
    void isNotLost() throws Exception {
        MasterKey.in(folder());
        Files.writeString(folder().resolve("master.json"), "{\"keys\": [", UTF_8);

        assertThatThrownBy(() -> MasterKey.in(folder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("master.json holds no key");
    }
}
