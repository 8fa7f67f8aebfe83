package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A published statement whose fact has gone")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FactLockStory {
    private static final String CHANGED = "声明所依据的事实已变更，请立即更正";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;
    private static String statement;
    private static String finding;

    @BeforeAll
    static void aRefutationIsOut() {
        product = Product.started();
        incident = product.play("10:58");
        var records = product.as("leader").view(incident, "board.media").getJsonObject("records");
        statement = records.fieldNames().stream()
                .filter(id -> "rumourRefutation"
                        .equals(records.getJsonObject(id)
                                .getJsonObject("fields")
                                .getString("kind")))
                .findFirst()
                .orElseThrow();
        var fields = records.getJsonObject(statement).getJsonObject("fields");
        finding = fields.getJsonArray("facts").getJsonObject(0).getString("verification");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @Order(1)
    @DisplayName("turns red on the wall, on the board and before those who approve, at once")
    void red() {
        var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
        var board = board();
        var approvals = approvals("spokesperson", Screen.PHONE);

        product.as("assessmentHead")
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "strikeRecord")
                                .put("id", finding)
                                .put("reason", "日志来源有误，结论作废"));

        wall.page()
                .locator("wall-waiting li[data-severity=critical]", text(CHANGED))
                .first()
                .waitFor();
        board.page()
                .locator(".card-line.wrong[data-record='" + statement + "']")
                .waitFor();
        var entry = approvals.page().locator(".queue a[href='#" + statement + "'][data-severity=critical]");
        entry.waitFor();
        wall.pictured("fact-lock-wall");
        board.pictured("fact-lock-board");
        approvals.pictured("fact-lock-queue");
        entry.click();
        approvals.page().locator("approval-item .wait.mend", text(CHANGED)).waitFor();
        approvals.page().locator("approval-item li[data-tone=bad]", text("已作废")).waitFor();
        approvals.pictured("fact-lock-phone");
        assertThat(approvals.barriers()).isEmpty();
        assertThat(board.barriers()).isEmpty();
        assertThat(approvals.complaints()).isEmpty();
        assertThat(board.complaints()).isEmpty();
        assertThat(wall.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("is corrected with one press, which leads to the draft of its correction")
    void onePress() {
        var approvals = approvals("spokesperson", Screen.DESK);
        approvals.page().locator(".queue a[href='#" + statement + "']").click();
        approvals.pictured("fact-lock-desk");
        approvals.page().locator("approval-item footer .good.bad").click();
        approvals.page().waitForURL("**/incidents/" + incident + "/media?record=ST-*");
        approvals.page().locator("record-pane h2", text("更正：")).waitFor();
        approvals.pictured("fact-lock-draft");
        assertThat(approvals.complaints()).isEmpty();
        var draft = approvals.page().url().replaceAll(".*record=(ST-\\d+).*", "$1");
        await().until(() -> product.as("leader")
                .record(incident, draft)
                .getJsonObject("card")
                .getJsonObject("fields")
                .getString("corrects")
                .equals(statement));
    }

    private static Person board() {
        var person = browser.person("mediaOfficer", "zh-CN", Screen.DESK)
                .opens(product.url("mediaOfficer", "/incidents/" + incident + "/media?tab=statement"));
        person.page().locator("live-dot[state=live]").waitFor();
        return person;
    }

    private static Person approvals(String account, Screen screen) {
        var person = browser.person(account, "zh-CN", screen).opens(product.url(account, "/approvals"));
        person.page().locator("live-dot[state=live]").waitFor();
        return person;
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
