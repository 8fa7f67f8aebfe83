package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.CommandLineInTest;
import dev.sextant.NodeInTest;
import dev.sextant.journal.EmbeddedRedis;
import dev.sextant.journal.RedisLink;
import dev.sextant.kit.Child;
import dev.sextant.kit.Client;
import dev.sextant.kit.OwnRedis;
import dev.sextant.kit.Product;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who runs the product")
class OperationsStory {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    @DisplayName("stops it within ten seconds, whoever hangs on it; meanwhile nobody else may use its folder")
    void stops(@TempDir Path data) throws IOException {
        try (var demo = demo(data)) {
            var address = URI.create(demo.address());
            try (var stuck = new Socket(address.getHost(), address.getPort())) {
                stuck.getOutputStream()
                        .write("POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
                try (var second = demo(data)) {
                    assertThat(second.ends(Duration.ofSeconds(30))).isEqualTo(1);
                    assertThat(second.said())
                            .contains(data.resolve("demo").toString())
                            .contains("is in use by")
                            .doesNotContain("\tat ");
                }
                demo.terminate();
                demo.ends(TEN_SECONDS);
                assertThat(demo.said()).doesNotContain("\tat ");
            }
        }
        try (var again = demo(data)) {
            assertThat(again.address()).startsWith("http://");
        }
    }

    private static Child demo(Path data) {
        return Child.started("demo", "--speed", "1", "--port", "0", "--data", data.toString());
    }

    @Test
    @DisplayName("takes an incident out and brings it in elsewhere: the same boards, and a changed letter is found")
    void takesItElsewhere(@TempDir Path here, @TempDir Path there, @TempDir Path files) throws IOException {
        var file = files.resolve("incident.jsonl");
        var changed = files.resolve("changed.jsonl");
        String incident;
        Map<String, Object> before;
        Instant now;
        try (var product = Product.on(here, Product.scenario().begins())) {
            incident = product.play("09:24");
            before = boards(product, incident);
            now = product.now();
        }
        works("export", incident, "--with-personal", "-o", file.toString(), "--data", here.toString());
        assertThat(works("verify", "--data", here.toString())).contains(incident + ": whole");

        Files.writeString(
                changed, Files.readString(file).replaceFirst("\"count\":25|\\\\\"count\\\\\":25", "\"count\":52"));
        assertThat(Files.mismatch(file, changed)).isPositive();
        var refused = CommandLineInTest.type("import", changed.toString(), "--data", there.toString());
        assertThat(refused.code()).as(refused.said()).isEqualTo(1);

        works("import", file.toString(), "--data", there.toString());
        assertThat(works("verify", "--data", there.toString())).contains("whole");
        try (var product = Product.on(there, now)) {
            var after = boards(product, incident);
            before.forEach(
                    (record, card) -> assertThat(after.get(record)).as(record).isEqualTo(card));
            assertThat(after.keySet()).isEqualTo(before.keySet());
        }
    }

    @Test
    @DisplayName("is told before the disk is full: commands are put off, reading goes on, the node is not ready")
    void diskNearlyFull(@TempDir Path data) {
        var settings = new SettingsReader()
                .flag("port", "port", 0)
                .flag("data", "data", data)
                .flag("disk", "limits.freeDiskMiB", 100_000_000)
                .settings();
        var node = NodeInTest.start(settings, ServerClock.system());
        try {
            node.letIn(Product.scenario().people(), "a password for the story");
            var leader = Client.ofTheDemo("http://127.0.0.1:" + node.port(), "leader");
            var reply = leader.tries("INC-20260418-01", new JsonObject().put("type", "acknowledgeIntake"));
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("noRoom");
            assertThat(reply.header("Retry-After")).hasValue("30");
            assertThat(leader.get("/api/incidents").status()).isEqualTo(200);
            var ready = leader.get("/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body().getJsonObject("troubles").getString("disk")).contains("are free on the disk");
            assertThat(leader.get("/metrics").text()).contains("disk_free_bytes");
        } finally {
            node.stop();
        }
    }

    @Test
    @DisplayName("starts it again, and everybody is still signed in")
    void staysSignedIn(@TempDir Path data) {
        var now = Product.scenario().begins();
        Client leader;
        try (var product = Product.on(data, now)) {
            leader = product.as("leader");
        }
        try (var product = Product.on(data, now)) {
            assertThat(leader.at(product.url()).get("/api/session").body().getString("account"))
                    .isEqualTo("leader");
        }
    }

    @Test
    @DisplayName("learns from verify which entry somebody changed in the store behind the product's back")
    void tampered(@TempDir Path data) {
        String incident;
        try (var product = Product.on(data, Product.scenario().begins())) {
            incident = product.play("09:10");
        }
        assertThat(works("verify", "--data", data.toString())).contains(incident + ": whole");
        changeAnEntry(data, incident, 4);
        var ended = CommandLineInTest.type("verify", "--data", data.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains(incident + ": BROKEN at 4: entry 4 was changed after it was written");
        var export = CommandLineInTest.type(
                "export", incident, "-o", data.resolve("a.jsonl").toString(), "--data", data.toString());
        assertThat(export.code()).isEqualTo(1);
        assertThat(export.said()).contains("not whole");
        assertThat(data).isDirectoryNotContaining("glob:**a.jsonl*");
    }

    /** As somebody would who has the store's password: the whole stream written anew with another word in one entry. */
    private static void changeAnEntry(Path data, String incident, int which) {
        var redis = EmbeddedRedis.start(data);
        var vertx = Vertx.vertx();
        var link = RedisLink.open(vertx, redis.url());
        var stream = "{s0}:incident:" + incident;
        var entries =
                await(link.send(Request.cmd(Command.XRANGE).arg(stream).arg("-").arg("+")));
        var anew = new ArrayList<>(List.of(Request.cmd(Command.DEL).arg(stream)));
        for (int i = 0; i < entries.size(); i++) {
            var add = Request.cmd(Command.XADD)
                    .arg(stream)
                    .arg(entries.get(i).get(0).toString());
            for (Response part : entries.get(i).get(1)) {
                boolean body = part.toString().startsWith("{");
                add.arg(i + 1 == which && body ? part.toString().replaceFirst("\"v\":1", "\"v\": 1") : part.toString());
            }
            anew.add(add);
        }
        await(link.batch(anew));
        link.close();
        await(vertx.close());
        redis.stop();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("Redis did not answer", late);
        }
    }

    /** What stands on the boards and in the log, less what only the clock says. */
    private static Map<String, Object> boards(Product product, String incident) {
        var leader = product.as("leader");
        var stands = new TreeMap<String, Object>();
        for (String group : List.of("command", "onSite", "liaison", "negotiation", "logistics")) {
            leader.view(incident, "board." + group)
                    .getJsonObject("records")
                    .forEach(card -> stands.put(card.getKey(), card.getValue()));
        }
        leader.view(incident, "log")
                .getJsonObject("entries")
                .forEach(entry -> stands.put("entry " + entry.getKey(), entry.getValue()));
        return stands;
    }

    private static String works(String... arguments) {
        var ended = CommandLineInTest.type(arguments);
        assertThat(ended.code()).as(ended.said()).isZero();
        return ended.said();
    }

    @Test
    @DisplayName("cannot give a role of a group without saying of which, nor a group to a role of the whole incident")
    void rolesOfGroups(@TempDir Path data) {
        for (var role : List.of("legalReviewer", "spokesperson@media", "groupHead@nowhere", "king")) {
            var ended = CommandLineInTest.type(
                    "user", "--data", data.toString(), "add", "chen", "--name", "陈", "--role", role);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said())
                    .contains(
                            "The plan has no role " + role, "legalReviewer@GROUP", "spokesperson,", "groups: command");
        }
    }

    @Test
    @DisplayName("is told where a plan is wrong, all mistakes at once, and what would be right")
    void checksAPlan(@TempDir Path folder) throws IOException {
        Path plan = Path.of("config/plan");
        try (Stream<Path> all = Files.walk(plan)) {
            for (Path from : all.filter(Files::isRegularFile).toList()) {
                var to = folder.resolve(plan.relativize(from).toString());
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
        assertThat(works("check-plan", folder.toString())).contains("没有错误：7 个小组");
        assertThat(works("check-plan", "-l", "en", folder.toString())).contains("is good: 7 groups");
        assertThat(works("check-plan", "--diff", plan.toString(), folder.toString()))
                .contains("与旧预案一致。");
        assertThat(works("check-plan", "-l", "en", "--diff", plan.toString(), folder.toString()))
                .contains("It says the same as the old plan.");
        assertThat(works("check-plan", "--summary", "--language", "en", folder.toString()))
                .containsPattern("(?s)\\nTime limits\\n.*Blue +Yellow +Orange +Red");
        var board = folder.resolve("boards/onSite.yaml");
        Files.writeString(board, Files.readString(board).replaceFirst("range: 0..100000", "range: 0..90000"));
        assertThat(works("check-plan", "-l", "en", "--diff", plan.toString(), folder.toString()))
                .containsPattern("field .*: range 0\\.\\.100000 → 0\\.\\.90000   .*onSite\\.yaml:\\d+")
                .contains("0 added, 0 removed, 1 changed.");
        Files.writeString(
                board,
                Files.readString(board)
                        .replaceFirst("to: zone,", "to: zonne,")
                        .replaceFirst("range: 0..90000", "range: many"));
        var ended = CommandLineInTest.type("check-plan", folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .containsPattern("onSite\\.yaml:\\d+:\\d+: 记录类型“zonne”不存在（是否想写“zone”？）")
                .containsPattern("onSite\\.yaml:\\d+:\\d+: .*“many”")
                .contains("2 处错误。")
                .doesNotContain("\tat ");
        assertThat(CommandLineInTest.type("check-plan", "--language", "en", folder.toString())
                        .said())
                .containsPattern("onSite\\.yaml:\\d+:\\d+: .*zonne.*\\(did you mean 'zone'\\?\\)")
                .contains("2 mistakes.");
        var refused = CommandLineInTest.type(
                "user", "--plan", folder.toString(), "add", "chen", "--name", "陈", "--role", "observer");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("预案有错误，不能使用：", "是否想写“zone”？");
    }

    @Test
    @DisplayName("is told which line of the settings is wrong, and the node does not start")
    void checksTheSettings(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("sextant.yaml"), "host: 127.0.0.1\nport: often\nlimitts:\n  bodyKiB: 5\n");
        var ended = CommandLineInTest.type("serve", "--config", file.toString(), "--data", folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .contains("sextant.yaml:2", "whole number", "sextant.yaml:3", "limitts")
                .doesNotContain("\tat ");
    }

    @Test
    @DisplayName(
            "is told in plain words that a port is taken, an address is not ours, a file is where the data should be")
    void plainWords(@TempDir Path folder) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(fails(
                            "serve",
                            "--port",
                            port,
                            "--data",
                            folder.resolve("a").toString()))
                    .contains("Another program listens on 127.0.0.1:" + port + " already", "--port")
                    .doesNotContain("Exception");
        }
        assertThat(fails(
                        "serve",
                        "--host",
                        "192.0.2.1",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("b").toString()))
                .contains("Cannot listen on 192.0.2.1:0", "--host")
                .doesNotContain("Exception", "A file", "Memory overcommit");
        Path file = Files.writeString(folder.resolve("afile"), "# Notes\n");
        assertThat(refused("verify", "--data", file.toString()))
                .contains("The data folder " + file + " cannot be used", "a file is where a folder should be")
                .doesNotContain("Exception");
        assertThat(refused(
                        "import", file.toString(), "--data", folder.resolve("c").toString()))
                .contains(file + ":1: this is no export of an incident")
                .doesNotContain("Exception", "JSON String");
        assertThat(folder.resolve("c")).doesNotExist();
    }

    @Test
    @DisplayName("is told once that a node waits for Redis, and when the journal is followed again")
    void waitsForRedis(@TempDir Path folder) {
        int port = Child.freePort();
        try (var redis = new OwnRedis();
                var node = Child.started(
                        "serve",
                        "--port",
                        "0",
                        "--redis",
                        "redis://:" + OwnRedis.PASSWORD + "@127.0.0.1:" + port,
                        "--data",
                        folder.toString())) {
            Awaitility.await().atMost(TEN_SECONDS).until(() -> node.said().contains("event=waiting-for-redis"));
            redis.server("late", "port " + port);
            assertThat(node.address()).startsWith("http://");
            assertThat(node.said().split("event=waiting-for-redis", -1)).hasSize(2);
            redis.kill("late");
            Awaitility.await().atMost(TEN_SECONDS).until(() -> node.said().contains("not followed any more"));
            redis.server("late", "port " + port);
            Awaitility.await().atMost(TEN_SECONDS).until(() -> node.said().contains("The journal is followed again"));
        }
    }

    private static String fails(String... arguments) {
        try (var node = Child.started(arguments)) {
            assertThat(node.ends(Duration.ofSeconds(30))).isEqualTo(1);
            return node.said();
        }
    }

    private static String refused(String... arguments) {
        var ended = CommandLineInTest.type(arguments);
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        return ended.said();
    }
}
