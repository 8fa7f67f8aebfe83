package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.demo.Scenario;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Child;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo")
class DemoStory {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Pattern IN_THE_MIDDLE = Pattern.compile("Spike to 72");
    private static final Pattern OVER = Pattern.compile("The scenario is over.*");

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName("plays the whole incident as its story says, also when it is stopped and started in the middle")
    void playsTheIncident(@TempDir Path data) {
        try (var demo = started(data)) {
            demo.saying(IN_THE_MIDDLE);
            demo.terminate();
            demo.ends(STOPS_WITHIN);
        }
        try (var demo = started(data)) {
            var url = demo.address();
            var leader = Client.ofTheDemo(url, "leader");
            var incident = await().until(() -> incidents(leader), names -> !names.isEmpty())
                    .iterator()
                    .next();
            assertThat(incidents(leader)).containsExactly(incident);
            var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(url + "/demo/wall?to=/wall/" + incident);
            var board = browser.person("leader", "en", Screen.DESK)
                    .opens(url + "/demo/leader?to=/incidents/" + incident + "/onSite");
            var phone = browser.person("onSiteB", "zh-CN", Screen.PHONE).opens(url + "/demo/onSiteB?to=/field");

            assertThat(demo.saying(OVER).group())
                    .isEqualTo("The scenario is over. The node goes on; --fresh plays it again.");
            wall.page().locator("wall-head .clock", containing("终止")).waitFor();
            board.page().locator("live-dot[state=live]").waitFor();
            board.page().locator("[data-record=HC-01]").waitFor();
            wall.pictured("wall-ended.zh");
            for (var person : List.of(wall, board, phone)) {
                assertThat(person.complaints()).isEmpty();
            }
            assertThat(leader.view(incident, "wall").getJsonObject("incident").getString("endedAt"))
                    .isNotNull();
            everyCountOnce(leader, incident);
        }
    }

    private static Set<String> incidents(Client leader) {
        return leader.get("/api/incidents").body().getJsonObject("incidents").fieldNames();
    }

    private static Child started(Path data) {
        return Child.started("demo", "--speed", "1200", "--port", "0", "--data", data.toString());
    }

    private static void everyCountOnce(Client leader, String incident) {
        long posted = Product.scenario().rows().stream()
                .filter(row -> row.expect() == null
                        && "headCountReport".equals(row.command().get("record")))
                .map(Scenario.Row::act)
                .filter("postRecord"::equals)
                .count();
        long kept = leader.view(incident, "board.onSite").getJsonObject("records").stream()
                .filter(each -> ((JsonObject) each.getValue()).getString("type").equals("headCountReport"))
                .count();
        assertThat(kept).isEqualTo(posted);
    }

    private static com.microsoft.playwright.Page.LocatorOptions containing(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
