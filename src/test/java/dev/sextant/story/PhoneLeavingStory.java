package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("At the end of a shift on the phone")
class PhoneLeavingStory {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;

    @BeforeAll
    static void theCrowdGathers() {
        product = Product.started();
        incident = product.play("09:24");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName(
            "what is open is handed to a colleague without a network: one record says so, my tasks go along, and the colleague accepts")
    void handedOver(@TempDir Path profile) {
        String task = product.as("leader")
                .posts(
                        incident,
                        "task",
                        new JsonObject()
                                .put("title", "守住东门，只出不进")
                                .put("group", "onSite")
                                .put("assignee", "onSiteA")
                                .put(
                                        "dueAt",
                                        product.now().plus(Duration.ofHours(2)).toString()));
        Person phone = browser.person("onSiteA", "zh-CN", Screen.SMALL_PHONE, profile);
        phone.context().grantPermissions(List.of("clipboard-read"));
        phone.opens(product.url("onSiteA", "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        phone.keepsThePage();
        phone.goesOffline();
        phone.page().locator("nav a[href='#me']").tap();
        phone.page().locator("me-tab a[href='#hand']").tap();
        phone.page().locator("hand-over .handed li", containing("守住东门")).waitFor();
        phone.page().locator("hand-over button.send").tap();
        phone.page().locator("hand-over .row[data-invalid]").waitFor();
        phone.page()
                .locator("field-row[name=to] .seg label", containing("现场员乙"))
                .tap();
        phone.page().locator("#f-keyPoints").fill("东门的大爷有高血压");
        phone.pictured("field-hand-over.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("hand-over button.send").tap();
        phone.page().locator("post-list li[data-state=waiting]").nth(1).waitFor();
        phone.goesOnline();
        phone.page().waitForFunction("() => !document.querySelector('field-app').outbox.waiting.length");
        assertThat(phone.page().locator("post-list li[data-state=refused]").allInnerTexts())
                .isEmpty();

        Person next = browser.person("onSiteB", "en", Screen.PHONE).opens(product.url("onSiteB", "/field"));
        next.page().locator("net-line[state=live]").waitFor();
        next.page().locator("nav a[href='#tasks']").tap();
        Locator handover = next.page()
                .locator("tasks-tab record-card")
                .filter(new Locator.FilterOptions().setHas(next.page().locator("button", containing("Accept"))));
        handover.waitFor();
        next.pictured("field-handed-over.en");
        Awaitility.await()
                .until(() -> "onSiteB".equals(card(task).getJsonObject("fields").getString("assignee")));
        handover.locator("button", new Locator.LocatorOptions().setHasText("Accept"))
                .tap();
        Awaitility.await()
                .until(() -> records().stream()
                        .anyMatch(card -> card.getString("type").equals("shiftHandover")
                                && card.getString("state").equals("accepted")));
        assertThat(product.as("leader").view(incident, "log").encode()).contains("交接");
        assertThat(phone.complaints()).allMatch(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    @DisplayName("a helper who came by a code leaves, and is out")
    void guestLeaves() {
        String link = product.as("leader")
                .post("/api/incidents/" + incident + "/joins", new JsonObject().put("group", "onSite"))
                .body()
                .getString("link");
        Person guest = browser.person("guest", "zh-CN", Screen.PHONE).opens(link);
        guest.page().locator("#name").fill("孙师傅");
        guest.page().locator("#phone").fill("13800138001");
        guest.page().locator("button.primary").click();
        guest.page().locator("net-line[state=live]").waitFor();
        guest.page().locator("nav a[href='#me']").tap();
        PlaywrightAssertions.assertThat(guest.page().locator("me-tab a[href='#hand']"))
                .hasCount(0);
        guest.page().locator("me-tab .ways button", containing("离开")).tap();
        guest.page().locator("entry-page h2", containing("已离开")).waitFor();
        guest.pictured("field-left.zh");
        assertThat(guest.barriers()).isEmpty();
        assertThat(guest.page().evaluate("() => fetch('/api/session').then(answer => answer.status)"))
                .isEqualTo(401);
        assertThat(product.as("leader")
                        .get("/api/incidents/" + incident + "/joins")
                        .body()
                        .getJsonArray("guests"))
                .isEmpty();
    }

    private static JsonObject card(String id) {
        return records().stream()
                .filter(card -> card.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> records() {
        return product.as("leader").view(incident, "board.onSite").getJsonObject("records").stream()
                .map(entry -> (JsonObject) entry.getValue())
                .toList();
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
