package dev.sextant.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayName("The embedded Redis")
final class EmbeddedRedisStory {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Instant NOW = Instant.parse("2026-04-18T01:04:00Z");

    @TempDir
    private Path temp;

    private final List<EmbeddedRedis> started = new ArrayList<>();

    private EmbeddedRedis start(Path folder) {
        EmbeddedRedis redis = EmbeddedRedis.start(folder);
        started.add(redis);
        return redis;
    }

    @AfterEach
    void stopAll() {
        started.forEach(EmbeddedRedis::stop);
    }

    @Test
    @DisplayName("is ready well within a second and is gone when stopped")
    void startAndStop() {
        start(temp.resolve("first")).stop(); // the classes are loaded now
        long began = System.nanoTime();
        EmbeddedRedis redis = start(temp.resolve("data"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        long pid = redis.pid();
        assertThat(ProcessHandle.of(pid)).isPresent();
        redis.stop();
        redis.stop();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    @DisplayName("keeps what was written over a stop and a start")
    void keeps() throws Exception {
        EmbeddedRedis first = start(temp);
        Position stored = write(first, 0);
        first.stop();
        EmbeddedRedis second = start(temp);

        assertThat(write(second, 1)).isEqualTo(new Position(stored.epoch(), 2));
        second.stop();
    }

    @Test
    @DisplayName("leaves nothing in its folder that others may read, and no password in its settings")
    void closedToOthers() throws Exception {
        EmbeddedRedis redis = start(temp.resolve("data"));
        write(redis, 0);
        try (Stream<Path> files = Files.walk(temp.resolve("data"))) {
            for (Path file : files.toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isSubsetOf(OWNER);
            }
        }
        String password = redis.url().replaceAll(".*:([0-9a-f]{64})@.*", "$1");
        assertThat(password).hasSize(64);
        for (String name : List.of("redis.conf", "users.acl", "keeper")) {
            assertThat(Files.readString(temp.resolve("data/redis").resolve(name)))
                    .doesNotContain(password);
        }
        redis.stop();
        Path store = temp.resolve("data/redis/appendonlydir");
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxr-xr-x"));
        start(temp.resolve("data")).stop();
        assertThat(Files.getPosixFilePermissions(store))
                .as("a folder that an earlier version left open")
                .isEqualTo(OWNER);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses its application what changes, copies or empties the server:")
    @ValueSource(
            strings = {
                "CONFIG GET dir",
                "DEBUG SLEEP 0",
                "MODULE LIST",
                "REPLICAOF 127.0.0.1 1",
                "FLUSHALL",
                "SHUTDOWN",
                "ACL LIST",
                "SAVE",
                "MONITOR",
                "KEYS *"
            })
    void forbidden(String text) throws Exception {
        EmbeddedRedis redis = start(temp);
        Vertx vertx = Vertx.vertx();
        RedisLink link = RedisLink.open(vertx, redis.url());
        String[] words = text.split(" ", -1);
        Request request = Request.cmd(Command.create(words[0]));
        for (int i = 1; i < words.length; i++) {
            request.arg(words[i]);
        }

        assertThatThrownBy(() -> link.send(request).await(5, SECONDS))
                .hasMessageMatching("(?s).*(NOPERM|DEBUG command not allowed).*");
        link.close();
        vertx.close().await(5, SECONDS);
        redis.stop();
    }

    @Test
    @DisplayName("refuses a folder that is in use and says by whom")
    void inUse() {
        EmbeddedRedis redis = start(temp);

        assertThatThrownBy(() -> start(temp))
                .isInstanceOf(EmbeddedRedisFailed.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid());
        assertThat(ProcessHandle.of(redis.pid())).isPresent();
        redis.stop();
        start(temp).stop();
    }

    @ParameterizedTest(name = "frozen: {0}")
    @DisplayName("of a process that was killed is ended at the next start, never two, and nothing is lost")
    @ValueSource(booleans = {false, true})
    void orphan(boolean frozen) throws Exception {
        Process holder = holder(temp);
        long orphan = Long.parseLong(said(holder));
        assertThatThrownBy(() -> start(temp)).hasMessageContaining("in use by process " + holder.pid());
        holder.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isPresent();
        if (frozen) {
            new ProcessBuilder("/bin/kill", "-STOP", Long.toString(orphan))
                    .start()
                    .waitFor();
        }
        EmbeddedRedis next = start(temp);

        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(write(next, 1).seq()).isEqualTo(2);
        next.stop();
    }

    @Test
    @DisplayName("that dies is started again on the same port")
    void supervised() throws Exception {
        EmbeddedRedis redis = start(temp);
        String url = redis.url();
        write(redis, 0);
        long first = redis.pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(5)).until(() -> redis.pid() != first);
        assertThat(redis.url()).isEqualTo(url);
        assertThat(write(redis, 1).seq()).isEqualTo(2);
        redis.stop();
    }

    @Test
    @DisplayName("that cannot start says why in its own words, and leaves the folder free")
    void cannotStart() throws Exception {
        start(temp).stop();
        try (Stream<Path> files = Files.list(temp.resolve("redis/appendonlydir"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".manifest")).toList()) {
                Files.writeString(file, "nonsense\n");
            }
        }
        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> start(temp))
                    .isInstanceOf(EmbeddedRedisFailed.class)
                    .hasMessageContaining("Invalid AOF manifest");
        }
    }

    @Test
    @DisplayName("has one program for each platform, and is replaced when it was changed")
    void program() throws Exception {
        assertThat(RedisBinary.of("Linux", "aarch64")).isEqualTo(RedisBinary.LINUX_ARM64);
        assertThat(RedisBinary.of("Mac OS X", "x86_64")).isEqualTo(RedisBinary.DARWIN_AMD64);
        assertThatThrownBy(() -> RedisBinary.of("Windows 11", "amd64"))
                .hasMessageContaining("--redis redis://host:port");
        for (RedisBinary binary : RedisBinary.values()) {
            Path program = binary.unpack(temp);
            byte[] good = Files.readAllBytes(program);
            Files.write(program, new byte[] {1, 2, 3});
            assertThat(Files.readAllBytes(binary.unpack(temp))).isEqualTo(good);
        }
    }

    private static Position write(EmbeddedRedis redis, long head) throws Exception {
        Vertx vertx = Vertx.vertx();
        RedisLink link = RedisLink.open(vertx, redis.url());
        CommandKey key = new CommandKey("c" + head, "body");
        Appended stored = new Journal(link)
                .append("a", head, key, "{}", List.of("{}"), NOW)
                .await(5, SECONDS);
        link.close();
        vertx.close().await(5, SECONDS);
        return ((Appended.Stored) stored).head();
    }

    /** Another JVM that holds the folder, has written one entry and waits to be killed. */
    private static Process holder(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String said(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.matches("[0-9]+")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    /** The other JVM's program. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedRedis redis = EmbeddedRedis.start(Path.of(arguments[0]));
            write(redis, 0);
            System.out.println(redis.pid());
            Thread.currentThread().join();
        }
    }
}
