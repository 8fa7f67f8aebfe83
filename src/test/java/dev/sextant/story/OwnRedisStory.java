package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.CommandLineInTest;
import dev.sextant.kit.Certificate;
import dev.sextant.kit.Child;
import dev.sextant.kit.Client;
import dev.sextant.kit.OwnRedis;
import dev.sextant.kit.Product;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@DisplayName("Over the organisation's own Redis")
class OwnRedisStory {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final OwnRedis redis = new OwnRedis();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    @DisplayName("with a password and TLS, whose certificate the house signed itself, the product runs as over its own")
    void tls() {
        var certificate = Certificate.selfSigned(redis.folder());
        int port = Child.freePort();
        redis.server(
                "tls",
                "port 0",
                "tls-port " + port,
                "tls-cert-file " + certificate.certificate(),
                "tls-key-file " + certificate.key(),
                "tls-auth-clients no");
        String address = "rediss://:" + OwnRedis.PASSWORD + "@localhost:" + port + "/0";
        try (var product = Product.over(address + "?ca=" + certificate.certificate())) {
            String incident = product.play("09:08");
            assertThat(posts(product.as("leader"), incident, 3)).hasSize(3);
        }
        var stranger = CommandLineInTest.type("verify", "--redis", address);
        assertThat(stranger.code()).isEqualTo(1);
        assertThat(stranger.said()).contains("certificate", "ca=").doesNotContain(OwnRedis.PASSWORD, "\tat ");
        var wrong = CommandLineInTest.type(
                "verify",
                "--redis",
                address.replace(OwnRedis.PASSWORD, "guessed") + "?ca=" + certificate.certificate());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.said()).contains("password").doesNotContain("guessed", "\tat ");
    }

    @Test
    @DisplayName("watched by a Sentinel, the product goes on after the master died; nothing acknowledged is lost")
    void sentinel() {
        int master = Child.freePort();
        int replica = Child.freePort();
        int sentinel = Child.freePort();
        redis.server("first", "port " + master);
        redis.server("second", "port " + replica, "replicaof 127.0.0.1 " + master);
        redis.sentinel("sentinel", sentinel, master);
        await().atMost(WITHIN).until(() -> OwnRedis.info(master).contains("state=online"));
        String address = "redis-sentinel://:" + OwnRedis.PASSWORD + "@127.0.0.1:" + sentinel + "/0?replicas=1#house";
        try (var product = Product.over(address)) {
            String incident = product.play("09:08");
            var leader = product.as("leader");
            List<String> acknowledged = posts(leader, incident, 20);
            redis.kill("first");
            var during = leader.tries(incident, logEntry("在切换"));
            assertThat(during.status()).isEqualTo(503);
            assertThat(during.header("Retry-After")).isPresent();
            await().atMost(WITHIN).until(() -> OwnRedis.info(replica).contains("role:master"));
            // A copy is asked for: as long as there is none nothing is acknowledged.
            redis.server("first");
            await().atMost(WITHIN).until(() -> OwnRedis.info(replica).contains("state=online"));
            await().atMost(WITHIN)
                    .until(() -> leader.tries(incident, logEntry("又能用了")).status() == 200);
            acknowledged.addAll(posts(leader, incident, 5));
            await().atMost(WITHIN).until(() -> once(leader, incident, acknowledged));
            assertThat(leader.get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("as a cluster the product runs too: all that it keeps lies in one slot")
    void cluster() {
        int port = Child.freePort();
        redis.server("node", "port " + port, "cluster-enabled yes", "cluster-config-file nodes.conf");
        assertThat(OwnRedis.say(port, "CLUSTER ADDSLOTSRANGE 0 16383")).isEqualTo("+OK");
        await().atMost(WITHIN)
                .until(() -> OwnRedis.say(port, "SET {s0}:there 1").equals("+OK"));
        String address = "redis-cluster://:" + OwnRedis.PASSWORD + "@127.0.0.1:" + port;
        try (var product = Product.over(address)) {
            String incident = product.play("09:08");
            var leader = product.as("leader");
            List<String> acknowledged = posts(leader, incident, 5);
            await().atMost(WITHIN).until(() -> once(leader, incident, acknowledged));
            assertThat(leader.get("/health/ready").status()).isEqualTo(200);
        }
        var verified = CommandLineInTest.type("verify", "--redis", address);
        assertThat(verified.said()).contains(": whole, ");
    }

    /** Posts log entries that must be acknowledged, and gives their texts. */
    private static List<String> posts(Client who, String incident, int many) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String text = "记录 " + UUID.randomUUID();
            who.command(incident, logEntry(text));
            texts.add(text);
        }
        return texts;
    }

    private static JsonObject logEntry(String text) {
        return new JsonObject()
                .put("type", "postRecord")
                .put("record", "logEntry")
                .put("fields", new JsonObject().put("text", text));
    }

    /** Whether each of these texts stands in the log, and once. */
    private static boolean once(Client who, String incident, List<String> texts) {
        List<String> entries = who.view(incident, "log").getJsonObject("entries").stream()
                .map(entry -> entry.getValue().toString())
                .toList();
        return texts.stream()
                .allMatch(text ->
                        entries.stream().filter(entry -> entry.contains(text)).count() == 1);
    }
}
