package dev.sextant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.demo.Player;
import dev.sextant.demo.Scenario;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.journal.Entry;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("The demo, on a real node with its own Redis")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoStory {
    private static final String INCIDENT = "INC-20260418-01";
    private static final String PASSWORD = "a password for the story";
    private static final double SPEED = 600;
    private static final int RANDOM_COMMANDS = 1_000;

    private static final Path FOLDER = Product.emptyFolder();
    private static final Path DATA = FOLDER.resolve("data");
    private static final Scenario SCENARIO = Product.scenario();
    private static final ServerClock CLOCK = standing();
    private static final NodeInTest NODE = NodeInTest.start(settings(), CLOCK);

    /** As the demo's own: it stands until the player lets it go, however long the node takes to start. */
    private static ServerClock standing() {
        ServerClock clock = ServerClock.playing(SCENARIO.begins(), SPEED);
        clock.run(SPEED, SCENARIO.begins());
        return clock;
    }

    private static Settings settings() {
        return new SettingsReader()
                .flag("test", "data", DATA)
                .flag("test", "port", 0)
                .flag("test", "limits.requestsPerMinute", 1_000_000)
                .settings();
    }

    @BeforeAll
    static void letIn() {
        NODE.letIn(SCENARIO.people(), PASSWORD);
    }

    @AfterAll
    static void end() {
        NODE.stop();
        Product.delete(FOLDER);
    }

    @Test
    @Order(1)
    @DisplayName(
            "plays to its end through the HTTP API, every row as the story says; played again there is nothing to do")
    void plays() throws Exception {
        Path notes = Files.createDirectories(FOLDER.resolve("notes"));
        List<Scenario.Row> played = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            Player player = new Player(
                    NODE.vertx(), SCENARIO, CLOCK, SPEED, NODE.port(), PASSWORD, notes, Product::content, played::add);
            assertThat(player.play().await(5, TimeUnit.MINUTES)).isEmpty();
            assertThat(Player.finished(SCENARIO, notes)).isTrue();
            assertThat(played).hasSameSizeAs(SCENARIO.rows());
            Ground.await(player.stop());
        }
        JsonObject incident = as("leader")
                .get("/api/incidents")
                .body()
                .getJsonObject("incidents")
                .getJsonObject(INCIDENT);
        assertThat(incident.getString("endedAt")).isNotNull();
        assertThat(incident.getBoolean("isDemo")).isTrue();
        assertThat(CLOCK.rate()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @DisplayName("shows every view, every record's history and the plan")
    void views() {
        Client leader = as("leader");
        for (String view : Picture.views(ShippedPlan.plan())) {
            assertThat(leader.view(INCIDENT, view)).as(view).isNotNull();
        }
        assertThat(leader.record(INCIDENT, "ST-01").getJsonArray("history")).isNotEmpty();
        assertThat(leader.get("/api/plan").body().getString("version"))
                .isEqualTo(ShippedPlan.plan().version());
    }

    @Test
    @Order(3)
    @DisplayName("answers a thousand random commands of seed 7 with 2xx or a 4xx problem, never anything else")
    void randomCommands() {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, Client> people = SCENARIO.people().stream()
                .collect(Collectors.toMap(Scenario.Person::account, person -> as(person.account())));
        List<String> accounts = people.keySet().stream().sorted().toList();
        for (int i = 0; i < RANDOM_COMMANDS; i++) {
            JsonObject command = RandomCommand.of(random);
            String account = accounts.get(random.nextInt(accounts.size()));
            Client.Reply reply = as(people, account).tries(INCIDENT, command);
            String told = i + " " + account + " " + command.encode() + " -> " + reply.text();
            assertThat(reply.status()).as(told).isBetween(200, 499);
            if (reply.status() >= 400) {
                assertThat(reply.code()).as(told).isNotBlank();
                assertThat(reply.header("Content-Type"))
                        .as(told)
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
                assertThat(reply.text()).as(told).doesNotContain("Exception");
            }
        }
        assertThat(as("leader").get("/health/ready").body().getString("status")).isEqualTo("up");
    }

    @Test
    @Order(4)
    @DisplayName("exported and brought in elsewhere it is the same, with the same last hash; a changed letter is found")
    void exported() throws Exception {
        NODE.stop();
        String whole = sextant("verify", "--data", DATA.toString());
        assertThat(whole).startsWith("0 " + INCIDENT + ": whole, ");
        Path file = FOLDER.resolve("incident.jsonl");
        assertThat(sextant("export", INCIDENT, "-o", file.toString(), "--data", DATA.toString()))
                .startsWith("0 ")
                .contains("Personal data in it is sealed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String other = FOLDER.resolve("other").toString();
        assertThat(sextant("import", file.toString(), "--data", other)).contains("entries brought in");
        assertThat(sextant("verify", "--data", other)).isEqualTo(whole);
        assertThat(sextant("import", file.toString(), "--data", other)).startsWith("1 ");

        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(5, lines.get(5).replaceFirst("\\\\\"by", "\\\\\"By"));
        Path changed = Files.write(FOLDER.resolve("changed.jsonl"), lines);
        assertThat(sextant(
                        "import",
                        changed.toString(),
                        "--data",
                        FOLDER.resolve("third").toString()))
                .startsWith("1 ");
    }

    @Test
    @Order(5)
    @DisplayName("was suggested the level of the story at each of the eight times that it names")
    void levels() throws Exception {
        Path file = FOLDER.resolve("incident.jsonl");
        List<Entry> entries =
                JsonLines.read(file.toString(), Files.readAllLines(file)).entries();
        Map<String, Instant> rows = new HashMap<>();
        for (int row = 0; row < SCENARIO.rows().size(); row++) {
            String name = SCENARIO.id() + "/" + SCENARIO.begins() + "/" + row;
            rows.put(
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    SCENARIO.rows().get(row).at());
        }
        Map<String, String> expected = expectedLevels();
        assertThat(expected).hasSize(8);
        Map<String, String> suggested = new LinkedHashMap<>();
        expected.keySet().forEach(clock -> suggested.put(clock, levelAtTheEndOf(clock, entries, rows)));
        assertThat(suggested).isEqualTo(expected);
    }

    /** The suggestion that stood when the first row after this minute was played. */
    private static String levelAtTheEndOf(String clock, List<Entry> entries, Map<String, Instant> rows) {
        Instant end = LocalDate.of(2026, 4, 18)
                .atTime(LocalTime.parse(clock).plusMinutes(1))
                .atZone(ShippedPlan.plan().zone())
                .toInstant();
        String level = "none";
        for (Entry entry : entries) {
            Instant row = rows.get(entry.commandId());
            if (row != null && !row.isBefore(end)) {
                return level;
            }
            if (EventJson.read(entry.body(), Seal.NONE).event() instanceof LevelSuggested now) {
                level = String.valueOf(now.level());
            }
        }
        return level;
    }

    private static Map<String, String> expectedLevels() throws IOException {
        Map<String, List<Map<String, String>>> root = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("config/scenarios/cloud-lock.yaml")));
        Map<String, String> levels = new LinkedHashMap<>();
        root.getOrDefault("expectLevel", List.of())
                .forEach(one -> levels.put(String.valueOf(one.get("clock")), String.valueOf(one.get("level"))));
        return levels;
    }

    private static Client as(String account) {
        return Client.ofTheDemo("http://127.0.0.1:" + NODE.port(), account);
    }

    private static Client as(Map<String, Client> people, String account) {
        Client known = people.get(account);
        return known == null ? as(account) : known;
    }

    private static String sextant(String... arguments) {
        StringWriter said = new StringWriter();
        int code = Sextant.commandLine(Locale.ENGLISH)
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
        return code + " " + said;
    }
}
