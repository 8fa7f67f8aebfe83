package dev.sextant;

import dev.sextant.demo.Player;
import dev.sextant.demo.Scenario;
import dev.sextant.demo.ScenarioFile;
import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.Journal;
import dev.sextant.journal.OwnerOnly;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import dev.sextant.people.Account;
import dev.sextant.plan.Columns;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs a node with the demo's people and plays a scripted incident into it. Ctrl-C stops everything;"
                        + " started again it goes on from what is stored.")
final class DemoCommand implements Callable<Integer> {
    private static final DateTimeFormatter ASIDE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; 0.0.0.0 is everywhere.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "0 lets the system choose one.")
    private @Nullable String port;

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            defaultValue = "60",
            description = "How many times as fast as real (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--fresh", description = "Start over; what was stored is put aside, not deleted.")
    private boolean fresh;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            defaultValue = "config/scenarios/cloud-lock.yaml",
            description = "Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (!(speed >= 1 && speed <= 100_000)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--speed must be between 1 and 100000");
        }
        Settings settings = settings();
        if (fresh) {
            putAside(settings);
        }
        Ending ending = Ending.ofTheProcess();
        run(Ground.lay(settings, ending), ending, began);
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    /** The demo keeps its things apart from those of a node that serves. */
    private Settings settings() {
        SettingsReader reader = flags.reader().flag("--host", "host", host).flag("--port", "port", port);
        Path data = SettingsFlags.settings(reader).data().resolve("demo");
        return reader.flag("demo", "data", data).settings();
    }

    private void putAside(Settings settings) throws IOException {
        if (!settings.embeddedRedis()) {
            throw new Sextant.Unusable("--fresh is for the embedded Redis; empty your own yourself.");
        }
        Path data = settings.data();
        if (Files.exists(data)) {
            // Starting it proves that no other node uses the folder.
            EmbeddedRedis.start(data).stop();
            Path aside = data.resolveSibling("demo-" + ASIDE.format(LocalDateTime.now(ZoneId.systemDefault())));
            Files.move(data, aside);
            spec.commandLine().getOut().println("What was there is now in " + aside);
        }
    }

    private void run(Ground ground, Ending ending, long began) throws IOException {
        Scenario scenario = ScenarioFile.read(
                file.toString(), Shipped.text(file), ground.plans.current().zone());
        Path notes = OwnerOnly.folder(ground.settings.data().resolve("scenario"));
        boolean over = Player.finished(scenario, notes);
        Instant from = latest(ground, scenario.begins());
        ServerClock clock = ServerClock.playing(from, over ? 1 : speed);
        if (!over) {
            // It stands until the player lets it go: a start of a second is twenty minutes of the story at the highest
            // speed.
            clock.run(speed, from);
        }
        Node node = Node.start(ground, clock, true, ending);
        String password = password();
        ground.insist(() -> letIn(ground, node, scenario, password));
        Player player = new Player(
                ground.vertx,
                scenario,
                clock,
                speed,
                node.port(),
                password,
                notes,
                contents(scenario)::get,
                row -> tell(ground, row));
        ending.add(() -> Ground.await(player.stop().otherwiseEmpty()));
        greet(scenario, node, password, over, began);
        say(Shipped.onDisk(ground.settings));
        if (!over) {
            player.play().onSuccess(this::ended).onFailure(failure -> say("The scenario stopped: " + failure));
        }
    }

    /** The files that rows hand in, by name: they lie beside the scenario. */
    private Map<String, Buffer> contents(Scenario scenario) {
        Map<String, Buffer> contents = new HashMap<>();
        for (Scenario.Row row : scenario.rows()) {
            String name = row.content();
            if (name != null) {
                contents.put(name, Buffer.buffer(Shipped.content(file.resolveSibling(name))));
            }
        }
        return contents;
    }

    /** The clock goes on after the last thing that happened, so that nothing happens twice or before its time. */
    private static Instant latest(Ground ground, Instant begins) {
        Journal journal = ground.journal;
        Instant latest = begins;
        for (String incident : ground.insist(journal::incidents)) {
            long last = ground.insist(() -> journal.head(incident)).seq();
            Instant at = ground.insist(() -> journal.read(incident, last - 1, 1))
                    .get(0)
                    .at();
            latest = at.isAfter(latest) ? at : latest;
        }
        return latest;
    }

    /** A new password at each start, the same for all people of the demo: made once, it is quick. */
    private static String password() {
        SecureRandom random = new SecureRandom();
        return String.format(Locale.ROOT, "demo-%04d-%04d", random.nextInt(10_000), random.nextInt(10_000));
    }

    private static Future<CompositeFuture> letIn(Ground ground, Node node, Scenario scenario, String password) {
        return node.people().passwords().keep(password).compose(secret -> {
            List<Future<?>> put = new ArrayList<>();
            for (Scenario.Person person : scenario.people()) {
                put.add(ground.accounts.put(
                        new Account(person.account(), person.name(), person.roles(), null, false, secret)));
            }
            return Future.all(put);
        });
    }

    private void greet(Scenario scenario, Node node, String password, boolean over, long began) {
        say(String.format(
                "%n六分仪 Sextant · demo   %s   (ready in %.1f s)%n", node.address(), (System.nanoTime() - began) / 1e9));
        link(node, "大屏", "wall", "wall", "/wall");
        link(node, "组长", "team leader", "leader", "/");
        link(node, "现场员", "field worker", "onSiteA", "/field");
        link(node, "新闻发言人", "spokesperson", "spokesperson", "/approvals");
        say(String.format(
                "%nEach link has a host of its own, so that one browser can be several people. Or sign in at %s as%n%s%nwith the password %s%n",
                node.address(),
                scenario.people().stream().map(Scenario.Person::account).collect(Collectors.joining(", ")),
                password));
        say(
                over
                        ? "The scenario was played to its end; --fresh plays it again. Ctrl-C stops everything."
                        : String.format(
                                "%s plays %s times as fast as real. Ctrl-C stops everything.%n",
                                scenario.name().in("en"),
                                speed == Math.rint(speed) ? (Object) (long) speed : (Object) speed));
    }

    private void link(Node node, String zh, String en, String account, String page) {
        String host = account.toLowerCase(Locale.ROOT) + ".localhost";
        String address = node.address().matches(".*//(localhost|127\\.0\\.0\\.1):.*")
                ? node.address().replaceFirst("//[^:]+", "//" + host)
                : node.address();
        String who = Columns.padded(zh, 12) + Columns.padded(en, 14);
        say("  " + who + address + "/demo/" + account + "?to=" + page);
    }

    private void tell(Ground ground, Scenario.Row row) {
        if (row.say() != null) {
            say(CLOCK.format(row.at().atZone(ground.plans.current().zone())) + "  "
                    + row.say().in("zh") + "  ·  " + row.say().in("en"));
        }
    }

    private void ended(List<String> surprises) {
        say(
                surprises.isEmpty()
                        ? "The scenario is over. The node goes on; --fresh plays it again."
                        : "The scenario is over; " + surprises.size() + " rows went otherwise than the story says.");
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
