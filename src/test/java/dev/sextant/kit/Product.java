package dev.sextant.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.NodeInTest;
import dev.sextant.demo.Player;
import dev.sextant.demo.Scenario;
import dev.sextant.demo.ScenarioFile;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The whole product, running in this JVM on a port of its own: a real Redis, the shipped plan, the demo's people. Its clock
 * shows the day of the scripted incident, and runs as a real one except while rows are {@linkplain #play played}.
 */
public final class Product implements AutoCloseable {
    private static final String PASSWORD = "story-2026-0418";
    private static final Path STORY = Path.of("config/scenarios/cloud-lock.yaml");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** As fast as time limits still pass in the order of the story. */
    private static final double SPEED = 600;

    private static final int PLAYED_WITHIN_SECONDS = 120;

    private final Path data;
    private final boolean passing;
    private final Scenario scenario;
    private final double speed;
    private final ServerClock clock;
    private final NodeInTest node;

    private Product(Path data, boolean passing, String redis, Instant now) {
        this(data, passing, settings(data, redis).settings(), scenario(), now, SPEED);
    }

    private Product(Path data, boolean passing, Settings settings, Scenario scenario, Instant now, double speed) {
        this.data = data;
        this.passing = passing;
        this.scenario = scenario;
        this.speed = speed;
        this.clock = ServerClock.playing(now, 1);
        this.node = NodeInTest.start(settings, clock);
        node.letIn(scenario.people(), PASSWORD);
    }

    /** With another organisation's plan, and its people. */
    public static Product of(Path plan, List<Scenario.Person> people) {
        var data = emptyFolder();
        var settings =
                settings(data, Settings.EMBEDDED).flag("plan", "plan", plan).settings();
        var story = scenario();
        return new Product(
                data,
                true,
                settings,
                new Scenario(story.id(), story.name(), story.begins(), people, story.rows()),
                story.begins(),
                SPEED);
    }

    /** With another story to play, and its people; it is played faster, whatever that does to time limits. */
    public static Product telling(Scenario story) {
        var data = emptyFolder();
        return new Product(data, true, settings(data, Settings.EMBEDDED).settings(), story, story.begins(), SPEED * 10);
    }

    /** With an embedded Redis in a folder that goes away with it. */
    public static Product started() {
        return new Product(emptyFolder(), true, Settings.EMBEDDED, scenario().begins());
    }

    /** With an embedded Redis that goes away with it, and one push service that it may call beside those of the world. */
    public static Product reminding(String service) {
        var data = emptyFolder();
        var settings = settings(data, Settings.EMBEDDED)
                .file("test.yaml", "push: {contact: \"mailto:duty@example.org\", services: [\"" + service + "\"]}")
                .settings();
        return new Product(data, true, settings, scenario(), scenario().begins(), SPEED);
    }

    /** With an embedded Redis in this folder, which stays when the product goes; its clock shows this time. */
    public static Product on(Path data, Instant now) {
        return new Product(data, false, Settings.EMBEDDED, now);
    }

    /** Over this Redis, which may be taken away. */
    public static Product over(RedisServer redis) {
        return new Product(emptyFolder(), true, redis.url(), scenario().begins());
    }

    /** Over a Redis that somebody else runs, at this address. */
    public static Product over(String redis) {
        return new Product(emptyFolder(), true, redis, scenario().begins());
    }

    private static SettingsReader settings(Path data, String redis) {
        return new SettingsReader()
                .flag("port", "port", 0)
                .flag("data", "data", data)
                .flag("redis", "redis.url", redis)
                .flag("sign-ins", "limits.signInsPerMinute", 600);
    }

    public static Scenario scenario() {
        try {
            return ScenarioFile.read(STORY.toString(), Files.readString(STORY), ZONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path emptyFolder() {
        try {
            return Files.createTempDirectory("sextant-story");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a file that the scripted incident hands in. */
    public static Buffer content(String name) {
        try {
            return Buffer.buffer(Files.readAllBytes(STORY.resolveSibling(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays the scripted incident up to this time of its day, quickly, and gives its id. Again: plays on from there. */
    public String play(String until) {
        var end = LocalTime.parse(until);
        var rows = scenario.rows().stream()
                .filter(row -> !LocalTime.ofInstant(row.at(), ZONE).isAfter(end))
                .toList();
        var part = new Scenario(scenario.id(), scenario.name(), scenario.begins(), scenario.people(), rows);
        try {
            clock.run(speed);
            var surprises = new Player(
                            node.vertx(),
                            part,
                            clock,
                            speed,
                            node.port(),
                            PASSWORD,
                            Files.createDirectories(data.resolve("scenario")),
                            Product::content,
                            row -> {})
                    .play()
                    .await(PLAYED_WITHIN_SECONDS, TimeUnit.SECONDS);
            assertThat(surprises)
                    .as("rows that went otherwise than the story says")
                    .isEmpty();
            return incident();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets so much time pass, quickly. */
    public void letPass(Duration time) {
        Instant until = now().plus(time);
        clock.run(SPEED);
        Awaitility.await().until(() -> now().isAfter(until));
        clock.run(1);
    }

    /** The one incident that there is. */
    public String incident() {
        var incidents = as("leader").get("/api/incidents").body().getJsonObject("incidents");
        assertThat(incidents.fieldNames()).hasSize(1);
        return incidents.fieldNames().iterator().next();
    }

    public Client as(String account) {
        return Client.ofTheDemo(url(), account);
    }

    public Client stranger() {
        return Client.stranger(url());
    }

    public String url() {
        return "http://127.0.0.1:" + node.port();
    }

    /** The address that signs one of the demo's people in and leads to a page. */
    public String url(String account, String page) {
        return url() + "/demo/" + account + "?to=" + page;
    }

    /** Where it keeps what it keeps. */
    public Path data() {
        return data;
    }

    /** The time that its clock shows. */
    public Instant now() {
        return clock.instant();
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public void close() {
        node.stop();
        if (passing) {
            delete(data);
        }
    }

    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
