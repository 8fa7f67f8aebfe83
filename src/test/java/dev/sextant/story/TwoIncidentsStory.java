package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("When a second incident is opened")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoIncidentsStory {
    private static final String WATER = "滨江苑停水两天业主聚集";

    private static final double LONG_MS = 60_000;

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String first;
    private static String second;

    @BeforeAll
    static void aSecondIsOpened() {
        product = Product.started();
        first = product.play("10:50");
        second = product.as("duty").opensIncidentOfTheWater();
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "what waits for the leader is the same list and number on the wall, among the incidents and on the command's board")
    void oneList() {
        var wall = on("wall", Screen.WALL, "/wall/" + first);
        wall.page().locator("wall-waiting .list li").first().waitFor();
        var named = wall.page().locator("wall-waiting .list li > b:first-child").allInnerTexts();
        assertThat(named).isNotEmpty();
        assertThat(wall.page().locator("wall-waiting h2 b").innerText()).isEqualTo(String.valueOf(named.size()));

        var leader = on("leader", Screen.DESK, "/incidents/" + first + "/command");
        leader.page().locator(".needs .need").first().waitFor();
        assertThat(leader.page().locator(".needs h2 b").innerText()).isEqualTo(String.valueOf(named.size()));
        for (String each : named) {
            leader.page().locator(".need-text", containing(each)).first().waitFor();
        }

        leader.opens(product.url() + "/");
        leader.page()
                .locator("incident-card", containing("云栖里"))
                .locator(".waits dd")
                .waitFor();
        assertThat(leader.page()
                        .locator("incident-card", containing("云栖里"))
                        .locator(".waits dd")
                        .innerText())
                .isEqualTo(String.valueOf(named.size()));
        assertThat(leader.page().locator("incident-card h2").first().innerText())
                .as("the more serious one stands first")
                .contains("云栖里");
        fine(wall, leader);
    }

    @Test
    @Order(2)
    @DisplayName("the wall goes on naming the other one: its level, how many people, what waits there")
    void theOtherInSight() {
        var wall = on("wall", Screen.WALL, "/wall/" + second);
        var other = wall.page().locator("wall-others li", containing("云栖里"));
        other.waitFor();
        assertThat(other.locator(".level").innerText()).contains("橙色");
        assertThat(other.innerText()).contains("人").contains("待决定");
        wall.pictured("wall-two.zh");
        fine(wall);
    }

    @Test
    @Order(3)
    @DisplayName("the command's card says everything that was asked on the telephone")
    void theIntake() {
        var leader = on("leader", Screen.DESK, "/incidents/" + second + "/command");
        var card = leader.page().locator(".begin");
        card.waitFor();
        assertThat(card.innerText()).contains(WATER, "滨江苑物业前台", "26 人", "恢复供水并说明原因", "激动");
        leader.pictured("board-intake.zh");
        fine(leader);
    }

    @Test
    @Order(4)
    @DisplayName("the approvals ask which one, with its level and how much waits there")
    void whichOne() {
        var spokesperson = on("spokesperson", Screen.DESK, "/approvals");
        var choices = spokesperson.page().locator(".choices button");
        choices.first().waitFor();
        assertThat(choices.first().innerText()).contains("橙色", "云栖里", "等您批准");
        assertThat(choices.nth(1).innerText()).contains("未定级", WATER, "没有等您批准");
        fine(spokesperson);
    }

    @Test
    @Order(5)
    @DisplayName("the one above all others is shown between each two of the others, and twice as long")
    void turns() {
        var wall = on("wall", Screen.WALL, "/wall");
        wall.page().locator("wall-screen[state=live]").waitFor();
        var shown = wall.page().evaluate("""
                        async () => {
                          const {nextTurn, turnsOf} = await import('/app/wall/turns.js');
                          const all = [{id: 'b', rank: 1, openedAt: 1}, {id: 'a', rank: 3, openedAt: 2}, {id: 'c', rank: 1, openedAt: 3}];
                          const order = [];
                          for (let current = 'a', before = null; order.length < 6; current = nextTurn(all, current, before)) {
                            order.push(current + turnsOf(all, current));
                            if (current !== 'a') before = current;
                          }
                          return order;
                        }
                        """);
        assertThat(shown).isEqualTo(List.of("a2", "b1", "a2", "c1", "a2", "b1"));
        fine(wall);
    }

    @Test
    @Order(6)
    @DisplayName("a call for help takes the wall that goes round, whichever it shows")
    void helpTakesTheWall() {
        var wall = on("wall", Screen.WALL, "/wall");
        wall.page().locator("wall-head .title", containing("云栖里")).waitFor();
        product.as("duty")
                .posts(
                        second,
                        "logEntry",
                        new JsonObject().put("category", "help").put("text", "有老人晕倒"));
        wall.page().locator(".takeover", containing("有老人晕倒")).waitFor();
        wall.page().locator("wall-head .title", containing(WATER)).waitFor();
        fine(wall);
    }

    @Test
    @Order(7)
    @DisplayName(
            "people who gather again after the end bring the incident back to the wall, with number and place, and the leader reopens it from the board")
    void gatheredAgain() {
        product.as("leader")
                .command(
                        first,
                        new JsonObject()
                                .put("type", "endResponse")
                                .put("override", true)
                                .put("reason", "群众已离场")
                                .put("announcedTo", "全体"));
        product.as("onSiteA")
                .command(
                        first,
                        new JsonObject()
                                .put("type", "postRecord")
                                .put("record", "headCountReport")
                                .put("confirm", new JsonArray().add("jump"))
                                .put(
                                        "fields",
                                        new JsonObject()
                                                .put("zone", "Z-01")
                                                .put("count", 60)
                                                .put("countMethod", "counted")));
        var wall = on("wall", Screen.WALL, "/wall");
        var again = wall.page().locator("wall-waiting li[data-severity=critical]", containing("又有人员聚集"));
        again.waitFor(new Locator.WaitForOptions().setTimeout(LONG_MS));
        assertThat(again.innerText()).contains("60 人");

        var leader = on("leader", Screen.DESK, "/incidents/" + first + "/command");
        leader.page()
                .locator(".need-row", containing("又有人员聚集"))
                .locator("button.primary")
                .click();
        leader.page().locator("act-dialog textarea").fill("服务中心门前又聚集60人");
        leader.page().locator("act-dialog button[type=submit]").click();
        leader.page()
                .locator(".phase-card h2", containing("现场控制与接待"))
                .waitFor(new Locator.WaitForOptions().setTimeout(LONG_MS));
        fine(wall, leader);
    }

    private static Person on(String account, Screen screen, String page) {
        return browser.person(account, "zh-CN", screen).opens(product.url(account, page));
    }

    private static void fine(Person... people) {
        for (Person person : people) {
            assertThat(person.complaints()).isEmpty();
            assertThat(person.barriers()).isEmpty();
            person.close();
        }
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
