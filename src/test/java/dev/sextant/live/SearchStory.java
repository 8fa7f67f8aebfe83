package dev.sextant.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.RedisServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
@DisplayName("Searching")
final class SearchStory {
    private final RedisServer redis = RedisServer.fresh();
    private final Node node = new Node(redis);
    private final String incident = node.open();
    private final String cookie = node.cookie("leader", Node.EVERY_ROLE);

    @AfterEach
    void close() {
        node.close();
        redis.close();
    }

    @Test
    @DisplayName("finds what was posted a moment ago, tells how many there are and shows the best fifty")
    void found() {
        for (int i = 0; i < 60; i++) {
            node.log(incident, "大厅第 " + i + " 次巡查");
        }
        JsonObject answer = search("巡查").json();
        assertThat(answer.getInteger("total")).isEqualTo(60);
        assertThat(answer.getJsonArray("hits")).hasSize(50);

        long seq = node.log(incident, "电梯停运，已通知维保");
        JsonObject now = search("电梯 维保").json();
        assertThat(now.getLong("seq")).isGreaterThanOrEqualTo(seq);
        JsonArray hits = now.getJsonArray("hits");
        assertThat(hits).hasSize(1);
        assertThat(hits.getJsonObject(0).getJsonObject("line").getString("zh")).contains("电梯停运");
        assertThat(hits.getJsonObject(0).getString("type")).isEqualTo("logEntry");
    }

    @Test
    @DisplayName("is for those who may see the incident, and wants something to look for")
    void refused() {
        String stranger = node.cookie("stranger", List.of("administrator"));
        assertThat(node.get(stranger, path("大厅")).status()).isEqualTo(403);
        assertThat(search(" ").status()).isEqualTo(400);
        assertThat(search("字".repeat(101)).status()).isEqualTo(400);
        assertThat(search("一 ".repeat(11))
                        .json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("q");
        assertThat(node.get(cookie, "/api/incidents/INC-20990101-01/search?q=x").status())
                .isEqualTo(404);
    }

    private Node.Reply search(String words) {
        return node.get(cookie, path(words));
    }

    private String path(String words) {
        return "/api/incidents/" + incident + "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
