package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The past of an incident")
class PastStory {
    private static final List<String> VIEWS = List.of("wall", "board.onSite", "board.command", "approvals", "log");

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;
    private static Instant early;
    private static final Map<String, JsonObject> seenThen = new LinkedHashMap<>();

    @BeforeAll
    static void theCrowdGathers() {
        product = Product.started();
        incident = product.play("09:33");
        Client leader = product.as("leader");
        JsonObject before;
        do { // what is read a moment later: when nothing more comes, all of it is there
            before = leader.view(incident, "log");
            VIEWS.forEach(view -> seenThen.put(view, leader.view(incident, view)));
            early = product.now();
        } while (!before.equals(leader.view(incident, "log")));
        product.play("10:06");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName("is what everybody saw then, to the letter, on the wall and on every board")
    void asItWas() {
        for (String view : VIEWS) {
            JsonObject past = past(view, early);
            assertThat(past.getJsonObject("view")).as(view).isEqualTo(seenThen.get(view));
        }
        JsonObject now = past("wall", Instant.parse("2999-01-01T00:00:00Z"));
        assertThat(now.getJsonObject("view").getJsonObject("count"))
                .isEqualTo(product.as("leader").view(incident, "wall").getJsonObject("count"));
        assertThat(past("wall", Instant.EPOCH).getLong("seq")).isZero();
        assertThat(product.as("leader")
                        .get("/api/incidents/" + incident + "/views/wall?at=yesterday")
                        .status())
                .isEqualTo(400);
        assertThat(product.as("onSiteA").get(address("approvals", early)).status())
                .isEqualTo(product.as("onSiteA")
                        .get("/api/incidents/" + incident + "/views/approvals")
                        .status());
    }

    @Test
    @DisplayName("shows nobody what was erased since, also when it was looked at before")
    void erased() {
        Client leader = product.as("leader");
        String person = product.as("onSiteA")
                .posts(
                        incident,
                        "representative",
                        new JsonObject()
                                .put("displayNo", "R9")
                                .put("name", "王秀兰")
                                .put("phone", "13805712266"));
        Instant then = product.now();
        Awaitility.await().until(() -> card("board.onSite", then, person) != null);
        assertThat(card("board.onSite", then, person)).contains("王");
        leader.command(
                incident,
                new JsonObject()
                        .put("type", "erasePerson")
                        .put("record", person)
                        .put("reason", "本人要求删除"));
        Awaitility.await()
                .until(() -> !String.valueOf(card("board.onSite", then, person)).contains("王"));
        assertThat(card("board.onSite", then, person)).contains(person).doesNotContain("1380");
    }

    private static @Nullable String card(String view, Instant at, String record) {
        JsonObject card =
                past(view, at).getJsonObject("view").getJsonObject("records").getJsonObject(record);
        return card == null ? null : card.encode();
    }

    @Test
    @DisplayName("can be dragged along on the wall, played, compared with another moment, and left again")
    void dragged() {
        Person leader = browser.person("leader", "zh-CN", Screen.WALL)
                .opens(product.url("leader", "/"))
                .opens(product.url() + "/wall/" + incident + "?at=" + early);
        leader.page().locator("time-bar input[type=range]").waitFor();
        leader.page().locator("time-bar output", saying("09:33")).waitFor();
        int people = Objects.requireNonNull(seenThen.get("wall"))
                .getJsonObject("count")
                .getInteger("total");
        leader.page().locator("wall-count", saying(String.valueOf(people))).waitFor();
        leader.pictured("wall-past.zh");
        assertThat(leader.barriers()).isEmpty();

        leader.page().locator("time-bar button.compare").click();
        leader.page().locator("time-bar button.forward").click();
        leader.page().locator("time-bar output", saying("09:38")).waitFor();
        leader.page().locator("time-bar button.compare").click();
        leader.page().locator("time-bar dialog[open] table").waitFor();
        leader.pictured("wall-compared.zh");
        assertThat(leader.barriers()).isEmpty();
        leader.page().keyboard().press("Escape");

        leader.page().locator("time-bar select").selectOption("60");
        leader.page().locator("time-bar button.play").click();
        leader.page().locator("time-bar output", saying("09:41")).waitFor();
        leader.page().locator("time-bar button.play").click();

        leader.page().locator("time-bar a.board").click();
        leader.page().locator("group-board time-bar, time-bar").first().waitFor();
        leader.page().locator("group-board h1").waitFor();
        assertThat(leader.page().locator("group-board button.primary").count())
                .as("nothing can be done in the past")
                .isZero();
        leader.page().locator("time-bar a.now").click();
        leader.page().locator("live-dot[state=live]").waitFor();
        leader.page().locator("group-board button.primary").first().waitFor();
        assertThat(leader.complaints()).isEmpty();
    }

    @Test
    @DisplayName("is that of the incident shown: another one, opened later, neither stands in it nor moves its ends")
    void ofThisIncident() {
        product.as("duty").opensIncidentOfTheWater();
        String from = String.valueOf(
                Instant.parse(past("wall", early).getString("from")).toEpochMilli());
        try (Person leader = browser.person("leader", "zh-CN", Screen.WALL)) {
            leader.opens(product.url("leader", "/")).opens(product.url() + "/wall/" + incident + "?at=" + early);
            leader.page()
                    .locator("time-bar input[type=range][min='" + from + "']")
                    .waitFor();
            leader.page().locator("wall-count", saying("人")).waitFor();
            assertThat(leader.page().locator("wall-others").count()).isZero();
            assertThat(leader.page().locator(".takeover").count()).isZero();
        }
    }

    @Test
    @DisplayName("is refused in words where the address asks for a moment that there is not")
    void noSuchMoment() {
        try (Person leader = browser.person("leader", "zh-CN", Screen.DESK)) {
            leader.opens(product.url("leader", "/"));
            for (var wrong : Map.of("banana", "看不懂", "2999-01-01", "还没有到", "2001-01-01", "还没有这起事件")
                    .entrySet()) {
                leader.opens(product.url() + "/wall/" + incident + "?at=" + wrong.getKey());
                leader.page()
                        .locator("past-refused h1", saying(wrong.getValue()))
                        .waitFor();
            }
            assertThat(leader.barriers()).isEmpty();
            leader.page().locator("past-refused a[href^='?at=']").click();
            leader.page().locator("time-bar input[type=range]").waitFor();
            leader.opens(product.url() + "/incidents/" + incident + "/command?at=banana");
            leader.page().locator("past-refused h1", saying("banana")).waitFor();
            leader.page().locator("past-refused a.button").first().click();
            leader.page().locator("live-dot[state=live]").waitFor();
            assertThat(leader.complaints()).isEmpty();
        }
    }

    private static JsonObject past(String view, Instant at) {
        return product.as("leader").get(address(view, at)).body();
    }

    private static String address(String view, Instant at) {
        return "/api/incidents/" + incident + "/views/" + view + "?at=" + at;
    }

    private static com.microsoft.playwright.Page.LocatorOptions saying(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
