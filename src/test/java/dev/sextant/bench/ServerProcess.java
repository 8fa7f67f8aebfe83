package dev.sextant.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A server in a JVM of its own, and what the system says that it costs. */
final class ServerProcess implements AutoCloseable {
    private static final long TICKS_PER_SECOND = 100;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    /** Counted before this JVM confines itself. */
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Process process;
    private final BufferedReader output;

    private ServerProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** With the options that the README recommends for a node of a thousand screens. */
    static ServerProcess java(Map<String, String> environment, String... mainAndArguments) {
        return start(List.of(), environment, mainAndArguments);
    }

    /**
     * The same on one processor, and this JVM with its readers on the others: what a delivery costs does then not hang on
     * where the system moves the server, nor on the readers beside it. By {@code taskset} of util-linux; where there is
     * none, or one processor only, everything runs where it likes.
     */
    static ServerProcess javaOnOneProcessor(String... mainAndArguments) {
        if (PROCESSORS < 2 || !Files.isExecutable(TASKSET)) {
            return start(List.of(), Map.of(), mainAndArguments);
        }
        String self = String.valueOf(ProcessHandle.current().pid());
        run(List.of(TASKSET.toString(), "-a", "-c", "-p", "0-" + (PROCESSORS - 2), self));
        return start(List.of(TASKSET.toString(), "-c", String.valueOf(PROCESSORS - 1)), Map.of(), mainAndArguments);
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("it failed: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerProcess start(
            List<String> before, Map<String, String> environment, String... mainAndArguments) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it a line of input and waits until it ends. */
    void tell(String line) throws IOException, InterruptedException {
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(line + "\n");
        }
        String said = output.lines().reduce("", (all, each) -> all + each + "\n");
        if (process.waitFor() != 0) {
            throw new IllegalStateException("it ended with " + process.exitValue() + ": " + said);
        }
    }

    /** Reads its output until a line that is wanted; goes on reading aside, so that it never waits for us. */
    String line(Predicate<String> wanted) throws IOException {
        String line = output.readLine();
        while (line != null && !wanted.test(line)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the server ended before it was ready");
        }
        Thread reading = new Thread(this::readOn, "output");
        reading.setDaemon(true);
        reading.start();
        return line;
    }

    private void readOn() {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            System.err.println("The server's output ended: " + closed.getMessage());
        }
    }

    /** Processor time used so far by this JVM, without its Redis. */
    double cpuSeconds() {
        return cpuSeconds(process.pid());
    }

    /** The same of its children: the embedded Redis. */
    double childrenCpuSeconds() {
        return process.descendants()
                .mapToDouble(child -> cpuSeconds(child.pid()))
                .sum();
    }

    private static double cpuSeconds(long pid) {
        String[] fields = read(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        return (double) (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Memory that the system counts for it. */
    long residentKb() {
        return read(Path.of("/proc/" + process.pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
