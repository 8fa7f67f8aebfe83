package dev.sextant.bench;

import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Incident;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.plan.Plan;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Measures the pure rooms: reading the shipped plan in a fresh process and in a warm one; deciding a command, with every
 * constraint and the level suggestion, at an incident of many records; and replaying a long journal.
 *
 * <p>{@code mvn -q -Pbench -Dbench=CoreBench -Dargs="10000 100000"}: records, events; a third word, such as {@code
 * decide} or {@code plan,replay}, measures only that.
 */
public final class CoreBench {
    private static final int PROCESSES = 7;
    private static final int LOADS = 40;
    private static final int DECISIONS = 4_000;
    private static final int REPLAYS = 4;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CoreBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("load")) {
            say("%d", nanosToLoad());
            return;
        }
        int records = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Set<String> parts = args.length > 2 ? Set.of(args[2].split(",")) : Set.of("plan", "decide", "replay");
        say(
                "%s, %d processors, Java %s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        if (parts.contains("plan")) loading();
        if (parts.contains("decide")) deciding(Grown.to(ShippedPlan.plan(), records, 0));
        if (parts.contains("replay")) replaying(Grown.to(ShippedPlan.plan(), records, events));
    }

    private static void loading() throws IOException, InterruptedException {
        Figures cold = new Figures();
        for (int i = 0; i < PROCESSES; i++) cold.add(coldNanos());
        say("plan loaded and checked in a fresh process: %s", cold.told());
        Figures warm = new Figures();
        for (int i = 0; i < LOADS * 2; i++) {
            long took = nanosToLoad();
            if (i >= LOADS) warm.add(took);
        }
        say("plan loaded and checked in a warm process: %s", warm.told());
    }

    private static long nanosToLoad() {
        Map<String, String> texts = ShippedPlan.texts();
        long began = System.nanoTime();
        Plan plan = ShippedPlan.load(texts);
        long took = System.nanoTime() - began;
        if (plan.records().isEmpty()) throw new IllegalStateException("an empty plan");
        return took;
    }

    private static long coldNanos() throws IOException, InterruptedException {
        String command = System.getProperty("java.home") + "/bin/java";
        Process process = new ProcessBuilder(
                        command, "-cp", System.getProperty("java.class.path"), CoreBench.class.getName(), "load")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) throw new IOException(told);
        return Long.parseLong(told.strip());
    }

    /** What happens next in the grown incident, decided again and again on the same state. */
    private static void deciding(Grown grown) {
        Incident now = grown.incident();
        say("an incident of %d records, %d events", now.records().size(), now.seq());
        Figures all = new Figures();
        Map<String, Figures> byType = new LinkedHashMap<>();
        for (int i = 0; i < DECISIONS * 2; i++) {
            Grown.Step step = grown.next();
            Command command = step.command();
            long began = THREADS.getCurrentThreadCpuTime();
            Decision decision = Deciding.decide(now, command, step.by(), step.at());
            long took = THREADS.getCurrentThreadCpuTime() - began;
            if (i < DECISIONS || !(decision instanceof Decision.Accepted)) continue;
            all.add(took);
            byType.computeIfAbsent(step.what(), what -> new Figures()).add(took);
        }
        say("a command decided and accepted, processor time: %s", all.told());
        String slowest = byType.entrySet().stream()
                .sorted((a, b) -> Double.compare(
                        b.getValue().percentileMs(50), a.getValue().percentileMs(50)))
                .limit(5)
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s %.2f ms",
                        each.getKey(),
                        each.getValue().percentileMs(50)))
                .collect(Collectors.joining(", "));
        say("  slowest kinds, p50: %s", slowest);
    }

    private static void replaying(Grown grown) {
        List<Grown.Happened> happened = grown.happened();
        List<String> written = happened.stream()
                .map(each -> EventJson.write(each.event(), each.stamp().by(), Seal.NONE))
                .toList();
        double[] folds = new double[REPLAYS];
        double[] reads = new double[REPLAYS];
        for (int i = 0; i < REPLAYS; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            Incident folded = Incident.none(ShippedPlan.plan(), Grown.ID);
            for (Grown.Happened each : happened) folded = folded.after(each.event(), each.stamp());
            folds[i] = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
            if (!folded.equals(grown.incident())) throw new IllegalStateException("replay made another incident");
            began = THREADS.getCurrentThreadCpuTime();
            Incident read = Incident.none(ShippedPlan.plan(), Grown.ID);
            for (int event = 0; event < written.size(); event++) {
                EventJson.Written one = EventJson.read(written.get(event), Seal.NONE);
                read = read.after(one.event(), happened.get(event).stamp());
            }
            reads[i] = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
        }
        say(
                "%d events of %d records replayed, seconds of processor time, %d times:",
                happened.size(), grown.incident().records().size(), REPLAYS);
        say("  folded %s", Arrays.toString(folds));
        say("  read from JSON and folded %s", Arrays.toString(reads));
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
