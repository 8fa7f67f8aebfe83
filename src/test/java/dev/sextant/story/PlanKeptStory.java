package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.CommandLineInTest;
import dev.sextant.NodeInTest;
import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.PlanShelf;
import dev.sextant.journal.RedisLink;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.SettingsReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An incident keeps the plan that it was opened with")
class PlanKeptStory {
    private static final Path SHIPPED = Path.of("config/plan");
    private static final String OURS = "Our orange";

    @Test
    @DisplayName(
            "when it is brought into a store whose node has another plan; without its plan it is refused, not shown"
                    + " under another")
    void elsewhere(@TempDir Path here, @TempDir Path there, @TempDir Path files) throws Exception {
        Path ours = planOfOurOwn(files.resolve("ours"));
        String incident;
        try (var node = new Served(here, ours)) {
            incident = node.opens();
        }
        Path export = files.resolve("incident.jsonl");
        works("export", incident, "-o", export.toString(), "--data", here.toString());

        List<String> lines = Files.readAllLines(export);
        String version = new JsonObject(lines.get(1)).getString("plan");
        Path old = Files.write(files.resolve("old.jsonl"), without(lines, 1));
        assertThat(refused("import", old.toString(), "--data", there.toString()))
                .contains("was opened with version " + version, "export it again", "--plan")
                .doesNotContain("\tat ");
        Path changed = Files.write(
                files.resolve("changed.jsonl"),
                lines.stream().map(line -> line.replace(OURS, "Green")).toList());
        assertThat(refused("import", changed.toString(), "--data", there.toString()))
                .contains("changed.jsonl:2: this is not the plan that the incident was opened with");
        assertThat(works("verify", "--data", there.toString())).doesNotContain(incident);

        works("import", export.toString(), "--data", there.toString());
        assertThat(works("verify", "--data", there.toString())).contains(incident + ": whole");
        try (var node = new Served(there, SHIPPED)) {
            assertThat(node.leader().get("/api/plan").text()).doesNotContain(OURS);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(node.leader()
                                    .get("/api/incidents/" + incident + "/plan")
                                    .text())
                            .contains(OURS, version));
        }

        loseThePlan(there, version);
        assertThat(refused("verify", "--data", there.toString()))
                .contains(incident + ": whole", incident + ": PLAN MISSING", version);
        try (var node = new Served(there, SHIPPED)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(node.leader()
                                    .get("/api/incidents/" + incident + "/views/wall")
                                    .code())
                            .isEqualTo("planMissing"));
            assertThat(node.leader().get("/api/incidents").text()).doesNotContain(incident);
            assertThat(node.leader()
                            .tries(incident, new JsonObject().put("type", "acknowledgeIntake"))
                            .code())
                    .isEqualTo("planMissing");
            assertThat(node.leader()
                            .get("/health/ready")
                            .body()
                            .getJsonObject("notes")
                            .getString("plans"))
                    .contains(version, "is not on the shelf", "not shown");
            String another = node.opens();
            assertThat(node.leader().view(another, "wall")).isNotNull();
        }
    }

    @Test
    @DisplayName("also at a node that ran already when another node with a newer plan opened it")
    void newerPlanNextDoor(@TempDir Path data, @TempDir Path files) throws Exception {
        Path ours = planOfOurOwn(files.resolve("ours"));
        var redis = EmbeddedRedis.start(data);
        try (var old = new Served(files.resolve("a"), SHIPPED, redis.url());
                var newer = new Served(files.resolve("b"), ours, redis.url())) {
            String incident = newer.opens();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(old.leader()
                                    .get("/api/incidents/" + incident + "/plan")
                                    .text())
                            .contains(OURS));
            assertThat(old.leader().get("/health/ready").body().getJsonObject("notes"))
                    .isEmpty();
        } finally {
            redis.stop();
        }
    }

    private static List<String> without(List<String> lines, int index) {
        return Stream.concat(lines.stream().limit(index), lines.stream().skip(index + 1L))
                .toList();
    }

    private static Path planOfOurOwn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            for (Path from : all.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(SHIPPED.relativize(from).toString());
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        Path levels = folder.resolve("levels.yaml");
        Files.writeString(levels, Files.readString(levels).replaceFirst("en: Orange", "en: " + OURS));
        assertThat(Files.readString(levels)).contains(OURS);
        return folder;
    }

    /** As a store is that somebody copied by hand, incident by incident. */
    private static void loseThePlan(Path data, String version) throws Exception {
        var redis = EmbeddedRedis.start(data);
        var vertx = Vertx.vertx();
        var link = RedisLink.open(vertx, redis.url());
        link.batch(List.of(
                        Request.cmd(Command.DEL).arg("{s0}:plan:" + version),
                        Request.cmd(Command.SREM).arg("{s0}:plans").arg(version)))
                .await(10, TimeUnit.SECONDS);
        assertThat(new PlanShelf(link).texts(version).await(10, TimeUnit.SECONDS))
                .isEmpty();
        link.close();
        vertx.close().await(10, TimeUnit.SECONDS);
        redis.stop();
    }

    private static String works(String... arguments) {
        var ended = CommandLineInTest.type(arguments);
        assertThat(ended.code()).as(ended.said()).isZero();
        return ended.said();
    }

    private static String refused(String... arguments) {
        var ended = CommandLineInTest.type(arguments);
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        return ended.said();
    }

    /** A node with a plan of somebody's choice. */
    private static final class Served implements AutoCloseable {
        private final NodeInTest node;

        Served(Path data, Path plan) {
            this(data, plan, "embedded");
        }

        Served(Path data, Path plan, String redis) {
            var settings = new SettingsReader()
                    .flag("test", "port", 0)
                    .flag("test", "data", data)
                    .flag("test", "redis.url", redis)
                    .flag("test", "plan", plan)
                    .settings();
            node = NodeInTest.start(settings, ServerClock.system());
            node.letIn(Product.scenario().people(), "a password for the story");
        }

        Client leader() {
            return Client.ofTheDemo("http://127.0.0.1:" + node.port(), "leader");
        }

        String opens() {
            var fields = new JsonObject(Map.of(
                    "title", "澜桥科技广场聚集",
                    "place", "总部一层大厅",
                    "headCountInitial", 40,
                    "coreDemand", "退还服务费",
                    "moodInitial", "tense"));
            var reply = Client.ofTheDemo("http://127.0.0.1:" + node.port(), "duty")
                    .post(
                            "/api/incidents",
                            new JsonObject()
                                    .put("type", "openIncident")
                                    .put("commandId", "open-" + System.nanoTime())
                                    .put("fields", fields));
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            return reply.body().getString("incident");
        }

        @Override
        public void close() {
            node.stop();
        }
    }
}
