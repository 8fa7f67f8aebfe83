package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The phone offers what can be done:")
class PhoneOffersStory {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;

    @BeforeAll
    static void thePlanIsActivatedAndNoZoneIsMarkedYet() {
        product = Product.started();
        incident = product.play("09:20");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName("people are counted before there is a zone: the form leads to the first one, and back")
    void firstZone() {
        Person phone = phone("onSiteA");
        phone.page().locator("a.act[href='#do/count']").tap();
        phone.page().locator("field-row[name=zone] a.button").waitFor();
        phone.pictured("field-no-zone.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("#f-count").fill("31");
        phone.page().locator("field-row[name=zone] a.button").tap();
        phone.page().locator("#f-name").fill("东门");
        phone.page().locator("field-row[name=zoneType] label").first().tap();
        phone.page().locator("button.send").tap();
        phone.page()
                .locator("field-row[name=zone] .seg label", containing("东门"))
                .tap();
        phone.page().locator("field-row[name=countMethod] .seg label").first().tap();
        phone.page().locator("#f-count").fill("31");
        phone.page().locator("button.send").tap();
        phone.page()
                .locator("post-list li[data-state=sent]", containing("31 人"))
                .waitFor();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    @DisplayName("a step that a rule keeps from me is greyed with the rule's words, one that is not mine is not there")
    void barred() {
        product.as("leader")
                .posts(
                        incident,
                        "task",
                        new JsonObject()
                                .put("title", "到路口接救护车")
                                .put("group", "onSite")
                                .put("assignee", "onSiteB")
                                .put(
                                        "dueAt",
                                        product.now()
                                                .plus(Duration.ofMinutes(1))
                                                .toString()));
        Person phone = phone("onSiteA");
        phone.page().locator("nav a[href='#tasks']").tap();
        Locator card = phone.page().locator("tasks-tab record-card", containing("到路口接救护车"));
        card.locator(".barred", new Locator.LocatorOptions().setHasText("已指定他人"))
                .waitFor();
        phone.pictured("field-barred.zh");
        assertThat(phone.barriers()).isEmpty();
        card.locator("button.do[aria-disabled=true]").dispatchEvent("click");
        phone.page().locator("toast-list div", containing("已指定他人")).waitFor();

        Person mine = phone("onSiteB");
        mine.page().locator("nav a[href='#tasks']").tap();
        mine.page()
                .locator("tasks-tab record-card", containing("到路口接救护车"))
                .locator("button.do:not([aria-disabled])")
                .waitFor();
    }

    private static Person phone(String account) {
        Person phone = browser.person(account, "zh-CN", Screen.PHONE).opens(product.url(account, "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        return phone;
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
