package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.sextant.kit.Browser;
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

@DisplayName("What the public reads")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicPageStory {
    private static final String PAGE = "/public/lanbridge";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;

    @BeforeAll
    static void aStatementWasCorrectedAndOneWithdrawn() {
        product = Product.started();
        incident = product.play("12:10");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @Order(1)
    @DisplayName(
            "is a plain page: refutation, correction and withdrawal marked as such, without script, also on a phone")
    void read() {
        for (Screen screen : new Screen[] {Screen.DESK, Screen.PHONE}) {
            var reader = browser.person("reader", "zh-CN", screen).opens(product.url() + PAGE);
            var page = reader.page();
            assertThat(page.locator("script").count()).isZero();
            assertThat(page.locator("article").count()).isEqualTo(4);
            var withdrawn = page.locator("article", text("门锁恢复进度和咨询热线"));
            assertThat(withdrawn.innerText()).contains("已撤回", "请勿再引用");
            var first = page.locator("article.past", text("关于云栖里门锁升级故障的说明"));
            assertThat(first.innerText()).contains("已更正", "关于云栖里门锁故障户数的更正");
            first.locator(".mark a").click();
            assertThat(page.locator("article:target h2").innerText()).isEqualTo("关于云栖里门锁故障户数的更正");
            assertThat(page.locator("article:target").innerText()).contains("户数由412户更正为418户");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing hangs over the edge")
                    .isTrue();
            page.evaluate("scrollTo(0, 0)");
            reader.pictured("public-zh-" + screen);
            page.locator("nav a", text("English")).click();
            page.locator("h1", text("Public statements")).waitFor();
            reader.pictured("public-en-" + screen);
            assertThat(reader.barriers()).isEmpty();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    @DisplayName("shows no draft, no name, no number of a record, and nothing of who decided")
    void onlyWhatWasReleased() {
        var records = product.as("leader").view(incident, "board.media").getJsonObject("records");
        for (String form : new String[] {"", "/en", "/feed.atom", "/feed.json"}) {
            var text = product.stranger().get(PAGE + form).text();
            assertThat(text).doesNotContain("1202", "欧阳", "138", incident);
            for (String id : records.fieldNames()) {
                assertThat(text).doesNotContain(id);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("changes by itself when a statement is withdrawn, and whoever had the page before gets the new one")
    void withdrawn() {
        var before = product.stranger().get(PAGE);
        var spokesperson = product.as("spokesperson");
        var refutation = spokesperson.view(incident, "board.media").getJsonObject("records").stream()
                .map(entry -> (JsonObject) entry.getValue())
                .filter(card -> "published".equals(card.getString("state"))
                        && card.getString("id").startsWith("ST-")
                        && card.getJsonObject("fields").getString("kind").equals("rumourRefutation"))
                .findFirst()
                .orElseThrow();
        spokesperson.command(
                incident,
                new JsonObject()
                        .put("type", "moveRecord")
                        .put("id", refutation.getString("id"))
                        .put("move", "withdraw")
                        .put(
                                "fields",
                                new JsonObject().put("withdrawReason", "措辞待核").put("withdrawNotice", "该说明已撤回，将另行公布")));
        await().until(() -> product.stranger().get(PAGE).text().contains("该说明已撤回，将另行公布"));
        var after = product.stranger().get(PAGE);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.text()).doesNotContain("措辞待核");
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
