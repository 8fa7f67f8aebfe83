package dev.sextant.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of redis-server. What it says goes to our log, and the last lines are kept for when it ends. */
final class RedisProcess {
    private static final Logger LOG = LoggerFactory.getLogger("dev.sextant.journal.redis");
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Pattern TROUBLE = Pattern.compile("rror|an't|ailed|orrupt|runcat|No space|not permitted");
    /** A setting of the machine that Redis asks for at every start, also of a command that runs a second. */
    private static final String OVERCOMMIT = "Memory overcommit";

    private static final int LINES_KEPT = 12;
    private static final long POLL_MS = 5;

    private final Process process;
    private final Thread listener;
    private final long startedNanos = System.nanoTime();
    private final Deque<String> lastLines = new ArrayDeque<>(); // guarded by itself

    private RedisProcess(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen, "sextant-redis-log");
        this.listener.setDaemon(true);
    }

    static RedisProcess start(Path folder, Path program) {
        // Whatever it writes is for the owner only. Each of the two gives its place to the next: one process, one id.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh"));
        // In a session of its own: Ctrl-C goes to us, who stop it last, and not to it at the same time.
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(program.toString());
        command.add(folder.resolve("redis.conf").toString());
        try {
            RedisProcess started = new RedisProcess(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start());
            started.listener.start();
            return started;
        } catch (IOException e) {
            throw new EmbeddedRedisFailed("redis-server could not be started: " + e.getMessage(), e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String said = withoutPrefix(line);
                synchronized (lastLines) {
                    lastLines.addLast(said);
                    if (lastLines.size() > LINES_KEPT) {
                        lastLines.removeFirst();
                    }
                }
                report(said);
            }
        } catch (IOException e) {
            LOG.debug("redis-server stopped speaking: {}", e.getMessage());
        }
    }

    /** Redis marks its greetings like its alarms, so the words decide. */
    private static void report(String said) {
        if (said.contains(OVERCOMMIT)) {
            LOG.debug("{}", said);
        } else if (TROUBLE.matcher(said).find()) {
            LOG.warn("{}", said);
        } else if (said.startsWith("WARNING")) {
            LOG.info("{}", said);
        } else {
            LOG.debug("{}", said);
        }
    }

    /** {@code 4711:M 22 Nov 2026 08:00:00.000 * Ready to accept connections} without all up to the mark of level. */
    private static String withoutPrefix(String line) {
        return line.replaceFirst("^\\d+:[A-Z] .{24,30}? [.*#-] ", "").strip();
    }

    /** Waits until it takes commands; what it said until then is no news any more. When it ends or stays silent instead, it is ended and its last words thrown. */
    void await(RedisKeeper keeper, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (!keeper.answers()) {
                if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                    throw new EmbeddedRedisFailed(
                            "redis-server ended with " + process.exitValue() + ". " + lastWords(), null);
                }
                if (System.nanoTime() > until) {
                    end(Duration.ZERO);
                    throw new EmbeddedRedisFailed(
                            "redis-server did not get ready within " + patience.toSeconds() + " s. " + lastWords(),
                            null);
                }
            }
            synchronized (lastLines) {
                lastLines.clear();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisFailed("The start of redis-server was interrupted", e);
        }
    }

    /** What it said last; complete once it has ended. */
    String lastWords() {
        try {
            if (!process.isAlive()) {
                listener.join(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastLines) {
            return lastLines.isEmpty() ? "It said nothing." : "It said: " + String.join(" | ", lastLines);
        }
    }

    /** Gives it the time to end by itself, then makes it. */
    void end(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn(
                    "redis-server did not end within {} s and is killed; nothing acknowledged is lost",
                    patience.toSeconds());
            process.destroyForcibly().waitFor();
        }
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    Duration ranFor() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    int exit() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }
}
