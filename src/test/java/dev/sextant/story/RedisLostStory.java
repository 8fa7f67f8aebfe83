package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.kit.RedisServer;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("When Redis hangs and is killed")
class RedisLostStory {
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName("commands are put off, the wall says that it is not live, and all recovers by itself")
    void recovers() {
        try (var redis = RedisServer.fresh();
                var product = Product.over(redis)) {
            var incident = product.play("09:24");
            var duty = product.as("duty");
            var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
            wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
            wall.page().evaluate("() => { window.neverReloaded = true; }");
            assertThat(product.stranger().get("/health/ready").status()).isEqualTo(200);

            redis.freeze();
            var command = note("写在断线的时候");
            var putOff = duty.tries(incident, command);
            assertThat(putOff.status()).as(putOff.text()).isEqualTo(503);
            assertThat(putOff.header("Retry-After")).isPresent();
            assertThat(putOff.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> product.stranger().get("/health/ready").status() == 503);
            assertThat(product.stranger().get("/health/live").status()).isEqualTo(200);
            wall.page().locator("wall-screen[state=stale]").waitFor();
            var first = wall.page().locator("live-dot").innerText();
            assertThat(first).contains("断线").containsPattern("\\d+ 秒");
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !wall.page().locator("live-dot").innerText().equals(first));
            wall.pictured("wall-not-live.zh");

            redis.kill();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> product.stranger().get("/health/ready").status() == 200);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> duty.tries(incident, command).status() == 200);
            wall.page()
                    .locator("wall-screen[state=live] wall-log li", containing("写在断线的时候"))
                    .waitFor();
            assertThat(wall.page().evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(count(duty, incident, "写在断线的时候")).isEqualTo(1);
        }
    }

    private static JsonObject note(String text) {
        return new JsonObject()
                .put("commandId", UUID.randomUUID().toString())
                .put("type", "postRecord")
                .put("record", "logEntry")
                .put("fields", new JsonObject().put("text", text).put("category", "observation"));
    }

    private static long count(Client reader, String incident, String text) {
        return reader.view(incident, "log").getJsonObject("entries").stream()
                .filter(entry -> ((JsonObject) entry.getValue())
                        .getJsonObject("text")
                        .getString("zh")
                        .equals(text))
                .count();
    }

    private static com.microsoft.playwright.Page.LocatorOptions containing(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
