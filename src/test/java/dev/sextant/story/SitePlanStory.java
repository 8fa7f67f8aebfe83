package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The site plan, and what people say beside a record")
class SitePlanStory {
    private static final String SAID = "门口已清点，请按 25 人安排";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName(
            "the head on site hands in a picture and moves a zone by the keys; the leader sees both at once, and reads what is said of the zone; on paper stands what is read and nothing to press; the phone says something beside a task")
    void placed() {
        try (var product = Product.started()) {
            var incident = product.play("09:24");
            var head = at(product, "onSiteHead", "zh-CN", incident, "onSite");
            var leader = at(product, "leader", "en-GB", incident, "command");
            for (Person person : new Person[] {head, leader}) {
                person.page()
                        .locator(".site-frame[data-state=here] site-place")
                        .first()
                        .waitFor();
            }
            head.page()
                    .locator(".site-plan header input[type=file]")
                    .setInputFiles(new FilePayload(
                            "新平面图.png",
                            "image/png",
                            Product.content("cloud-lock-site.png").getBytes()));
            leader.page().locator(".site-plan header", containing("新平面图")).waitFor();
            leader.page().locator(".site-frame[data-state=here]").waitFor();

            head.page().locator(".site-plan header", containing("新平面图")).waitFor();
            head.page().locator(".site-plan header button.small").click();
            var place = head.page().locator("site-place[data-place=Z-02] .place");
            place.focus();
            place.press("ArrowRight");
            place.press("ArrowRight");
            place.press("Shift+ArrowDown");
            head.pictured("board-site.arranging.zh");
            assertThat(head.barriers()).isEmpty();
            head.page().locator(".site-plan .pane-acts .primary").click();
            head.page().waitForFunction("() => !document.querySelector('.site-frame[arranging]')");
            leader.page()
                    .waitForFunction(
                            "() => document.querySelector('site-place[data-place=Z-02]').style.left === '38.5%'");
            JsonObject zone = product.as("leader")
                    .record(incident, "Z-02")
                    .getJsonObject("card")
                    .getJsonObject("fields");
            assertThat(zone.getDouble("mapX")).isEqualTo(38.5);
            assertThat(zone.getDouble("mapHeight")).isEqualTo(40.0);
            leader.pictured("board-site.en");

            says(head);
            leader.opens(product.url() + "/incidents/" + incident + "/onSite?tab=zone&record=Z-01");
            leader.page().locator(".remark-text", containing(SAID)).waitFor();
            leader.page().locator(".board-main .mark.said").waitFor();
            leader.page().locator("record-comments").scrollIntoViewIfNeeded();
            leader.pictured("board-comments.en");
            assertThat(leader.barriers()).isEmpty();

            leader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            leader.page()
                    .locator("td.what", containing("服务中心门前"))
                    .locator(".row-open")
                    .waitFor();
            leader.page().locator(".site-plan .place").first().waitFor();
            assertThat(leader.page().locator("record-comments form").isVisible())
                    .as("nothing can be said on paper")
                    .isFalse();
            leader.pictured("board-paper.en");

            var phone = browser.person("onSiteA", "zh-CN", Screen.PHONE).opens(product.url("onSiteA", "/field"));
            phone.page().locator("nav a[href='#tasks']").tap();
            phone.page().locator("tasks-tab record-card .more").first().tap();
            phone.page().locator("tasks-tab record-card .others a").first().tap();
            phone.page().locator("said-page textarea").fill("需要两个人帮忙");
            phone.page().locator("said-page .send").tap();
            phone.page()
                    .locator("said-page .said-list li:has(b)", containing("需要两个人帮忙"))
                    .waitFor();
            phone.pictured("field-comments.zh");
            assertThat(phone.barriers()).isEmpty();
            for (Person person : new Person[] {head, leader, phone}) {
                assertThat(person.complaints())
                        .as("a picture is looked for before its content has come")
                        .allMatch(complaint -> complaint.contains("/files/"));
            }
        }
    }

    private static void says(Person person) {
        person.page().locator("site-place[data-place=Z-01] .place").click();
        var words = person.page().locator("record-comments textarea");
        words.fill(SAID);
        person.page().locator("record-comments form button[type=submit]").click();
        person.page().locator(".remark-text", containing(SAID)).waitFor();
    }

    private static Person at(Product product, String account, String language, String incident, String group) {
        var person = browser.person(account, language, Screen.DESK)
                .opens(product.url(account, "/incidents/" + incident + "/" + group));
        person.page().locator("live-dot[state=live]").waitFor();
        return person;
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
