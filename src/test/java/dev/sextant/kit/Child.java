package dev.sextant.kit;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product's command line in a process of its own, which can be killed. */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("(http://\\S+:\\d+)\\s+\\(ready");

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private Child(Process process) {
        this.process = process;
        Thread reader = new Thread(this::listen, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code sextant <arguments>}. */
    public static Child started(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.sextant.Sextant"));
        command.addAll(List.of(arguments));
        try {
            return new Child(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody uses now, for a server that must come back on the same one. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException closed) {
            said.add("(the output ended: " + closed.getMessage() + ")");
        }
    }

    /** Waits until it says where it is, and gives that address. */
    public String address() {
        return saying(ADDRESS).group(1);
    }

    /** Waits until it says something like this. */
    public Matcher saying(Pattern pattern) {
        var found = new ArrayList<Matcher>();
        await("saying " + pattern + "\n" + said).atMost(PATIENCE).until(() -> {
            said.stream().map(pattern::matcher).filter(Matcher::find).forEach(found::add);
            if (found.isEmpty() && !process.isAlive()) {
                throw new IllegalStateException("ended with " + process.exitValue() + "\n" + said());
            }
            return !found.isEmpty();
        });
        return found.get(0);
    }

    /** Everything that it has said so far. */
    public String said() {
        return String.join("\n", said);
    }

    /** kill -9: nothing of it goes on, nothing is cleared away. */
    public void kill() {
        process.destroyForcibly();
        ends(PATIENCE);
    }

    /** SIGTERM, as Ctrl-C: it may stop in its own way. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end and gives the exit code. */
    public int ends(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("still runs after " + within + "\n" + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            ends(PATIENCE);
        }
    }
}
