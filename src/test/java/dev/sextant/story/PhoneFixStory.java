package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What I reported from the phone and was delivered")
class PhoneFixStory {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
            "is corrected from the phone without a network, and says so when it has gone; what I did not answer stays unanswered")
    void corrected() {
        Person phone = phone("onSiteA");
        phone.page().locator("a.act[href='#do/order']").tap();
        choose(phone, "zone", "门前");
        phone.page().locator("field-row[name=kind] .seg label").first().tap();
        phone.page().locator("field-row[name=orderGrade] .seg label").first().tap();
        phone.page().locator("button.send").tap();
        var posted = phone.page().locator("post-list li[data-state=sent]");
        posted.locator("a.do").waitFor();
        String wrong = posted.locator("a.do").getAttribute("href").replace("#look/", "");
        assertThat(fields(wrong)).doesNotContainKeys("policeCalled", "evidenceKept");

        phone.keepsThePage();
        phone.goesOffline();
        posted.locator("a.do").tap();
        phone.page().locator("look-page .ways a[href$='/correct']").tap();
        phone.page().locator("fix-form #f-peopleInvolved").fill("12");
        phone.page()
                .locator("field-row[name=policeCalled] label", containing("是"))
                .tap();
        phone.pictured("field-fix.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("fix-form button.send").tap();
        phone.goesOnline();

        await().atMost(PATIENCE).until(() -> card(wrong).getString("correctedBy") != null);
        assertThat(fields(card(wrong).getString("correctedBy")))
                .contains(Map.entry("peopleInvolved", 12), Map.entry("policeCalled", true));
        phone.page().locator("post-list .chip", containing("已更正为")).waitFor();
        phone.pictured("field-fixed.zh");
        phone.close();
    }

    @Test
    @DisplayName("is withdrawn with a reason where the plan lets its author, and shows who wrote it and when")
    void withdrawn() {
        String id = product.as("onSiteA")
                .posts(
                        incident,
                        "logisticsRequest",
                        new JsonObject()
                                .put("fromGroup", "onSite")
                                .put("item", "饮用水")
                                .put("quantity", 40)
                                .put("unit", "箱")
                                .put("deliverTo", "Z-01")
                                .put(
                                        "neededBy",
                                        product.now().plus(Duration.ofHours(1)).toString()));
        Person phone = phone("onSiteA");
        phone.page().evaluate("id => { location.hash = `#look/${id}` }", id);
        phone.page().locator("look-page .who").first().waitFor();
        phone.page().locator("look-page .ways a[href$='/amend']").tap();
        phone.page().locator("fix-form #f-quantity").fill("60");
        phone.page().locator("fix-form button.send").tap();
        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(60).equals(fields(id).get("quantity")));
        phone.page().locator("me-tab").waitFor();
        phone.page().evaluate("id => { location.hash = `#fix/${id}/strike` }", id);
        phone.page().locator("fix-form #f-reason").fill("重复申请");
        phone.page().locator("fix-form button.send").tap();
        await().atMost(PATIENCE).until(() -> card(id).getJsonObject("struck") != null);
        assertThat(card(id).getJsonObject("struck").getString("reason")).isEqualTo("重复申请");
        assertThat(phone.complaints()).isEmpty();
        phone.close();
    }

    @Test
    @DisplayName("and was struck out by somebody else is marked so, with the reason")
    void struck() {
        Person phone = phone("onSiteB");
        phone.page().locator("a.act[href='#do/note']").tap();
        phone.page().locator("#f-text").fill("后门来了两辆大巴");
        phone.page().locator("button.send").tap();
        var posted = phone.page().locator("post-list li[data-state=sent]");
        posted.locator("a.do").waitFor();
        String id = posted.locator("a.do").getAttribute("href").replace("#look/", "");
        product.as("leader")
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "strikeRecord")
                                .put("id", id)
                                .put("reason", "是本单位的班车"));
        phone.page()
                .locator("post-list li", containing("是本单位的班车"))
                .locator(".chip", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("已划去"))
                .waitFor();
        assertThat(phone.complaints()).isEmpty();
        phone.close();
    }

    private static Map<String, Object> fields(String id) {
        return card(id).getJsonObject("fields").getMap();
    }

    private static JsonObject card(String id) {
        return product.as("leader").record(incident, id).getJsonObject("card");
    }

    private static Person phone(String account) {
        var phone = browser.person(account, "zh-CN", Screen.PHONE).opens(product.url(account, "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        return phone;
    }

    private static void choose(Person phone, String field, String text) {
        phone.page()
                .locator("field-row[name=" + field + "] .seg label", containing(text))
                .tap();
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
