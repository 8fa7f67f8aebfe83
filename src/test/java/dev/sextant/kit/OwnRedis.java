package dev.sextant.kit;

import static org.awaitility.Awaitility.await;

import dev.sextant.journal.RedisInTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Redis as an organisation runs its own: servers and sentinels with settings of the test, in a folder that goes away with them. */
public final class OwnRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    public static final String PASSWORD = "secret-of-the-house";

    private final Path folder = Product.emptyFolder();
    private final Path program = RedisInTest.program(folder);
    private final Map<String, Process> running = new LinkedHashMap<>();

    /** The folder, for certificates and the like. */
    public Path folder() {
        return folder;
    }

    /** Starts a server that asks for the password and acknowledges only what is on the disk. Ready when this returns. */
    public void server(String name, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "bind 127.0.0.1",
                "requirepass " + PASSWORD,
                "masterauth " + PASSWORD,
                "appendonly yes",
                "appendfsync always",
                "appenddirname " + name,
                "dbfilename " + name + ".rdb",
                "maxmemory-policy noeviction",
                "save \"\""));
        settings.addAll(List.of(more));
        run(name, settings, "Ready to accept connections");
    }

    /** Starts a sentinel that watches a master and decides alone. Ready when it watches. */
    public void sentinel(String name, int port, int master) {
        run(
                name,
                List.of(
                        "port " + port,
                        "bind 127.0.0.1",
                        "requirepass " + PASSWORD,
                        "sentinel sentinel-pass " + PASSWORD,
                        "sentinel monitor house 127.0.0.1 " + master + " 1",
                        "sentinel auth-pass house " + PASSWORD,
                        "sentinel down-after-milliseconds house 500",
                        "sentinel failover-timeout house 3000"),
                "+monitor master house",
                "--sentinel");
    }

    private void run(String name, List<String> settings, String ready, String... flags) {
        try {
            Path file = folder.resolve(name + ".conf");
            if (!Files.exists(file)) {
                Files.writeString(file, "dir " + folder + "\n" + String.join("\n", settings) + "\n");
            }
            List<String> command = new ArrayList<>(List.of(program.toString(), file.toString()));
            command.addAll(List.of(flags));
            Path log = folder.resolve(name + ".log");
            Files.deleteIfExists(log);
            running.put(
                    name,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start());
            await(name + " saying " + ready)
                    .atMost(PATIENCE)
                    .until(() -> Files.readString(log).contains(ready));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    public void kill(String name) {
        Process process = running.remove(name);
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        process.destroyForcibly().onExit().join();
    }

    /** Says something to a server and gives the first line of its answer. */
    public static String say(int port, String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("AUTH " + PASSWORD + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String welcome = in.readLine();
            return "+OK".equals(welcome) ? String.valueOf(in.readLine()) : String.valueOf(welcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says something and gives all of an answer in bulk, as {@code INFO} gives it. */
    public static String info(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("AUTH " + PASSWORD + "\r\nINFO replication\r\nQUIT\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::kill);
        Product.delete(folder);
    }
}
