package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("When two people write the same field")
class TwoAuthorsStory {
    private static final String FIRST = "退还今年服务费";
    private static final String SECOND = "退还全部服务费";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName("both texts are shown, the head rules, one stands, and the history keeps both")
    void bothTextsAreKept() {
        try (var product = Product.started()) {
            var incident = product.play("09:57");
            var page = "/incidents/" + incident + "/negotiation";
            var recorder = atTheDemand(product, "recorder", page);
            var negotiator = atTheDemand(product, "negotiator", page);
            writes(recorder, FIRST);
            recorder.pictured("board-editing.zh");
            negotiator
                    .page()
                    .locator("record-pane .here", containing("记录员正在修改"))
                    .waitFor();
            writes(negotiator, SECOND);
            recorder.page().locator("record-pane .here", containing("正在修改")).waitFor();
            recorder.page().locator(".here-now summary").click();
            recorder.page().locator(".here-now li", containing("DM-02")).waitFor();
            recorder.pictured("board-here.zh");
            assertThat(recorder.barriers()).isEmpty();
            recorder.page().locator(".here-now summary").click();

            saves(recorder);
            negotiator.page().locator(".field-note", containing(FIRST)).waitFor();
            saves(negotiator);
            for (Person person : new Person[] {recorder, negotiator}) {
                person.page().locator(".clash", containing(FIRST)).waitFor();
                assertThat(person.page().locator(".clash .clash-text").allInnerTexts())
                        .containsExactly(FIRST, SECOND);
            }
            negotiator.pictured("board-clash.zh");

            var head = atTheDemand(product, "negotiationHead", page);
            head.page().locator(".clash .acts button").nth(1).click();
            head.page().locator("act-dialog dialog textarea").last().fill("代表当面确认的是全部");
            head.page().locator("act-dialog dialog button[type=submit]").click();
            head.page().waitForFunction("() => !document.querySelector('.clash')");

            for (Person person : new Person[] {recorder, negotiator, head}) {
                person.page().locator("#record-title", containing(SECOND)).waitFor();
                assertThat(person.complaints()).isEmpty();
            }
            var record = product.as("leader").record(incident, "DM-02");
            assertThat(record.getJsonObject("card").getJsonObject("fields").getString("title"))
                    .isEqualTo(SECOND);
            assertThat(record.getJsonArray("history").encode()).contains(FIRST, SECOND, "代表当面确认的是全部");
        }
    }

    private static Person atTheDemand(Product product, String account, String page) {
        var person = browser.person(account, "zh-CN", Screen.DESK).opens(product.url(account, page));
        person.page().locator("live-dot[state=live]").waitFor();
        person.opens(product.url() + page + "?tab=demand&record=DM-02");
        person.page().locator("record-pane #record-title").waitFor();
        return person;
    }

    private static void writes(Person person, String title) {
        person.page().keyboard().press("e");
        person.page().locator("amend-form input[type=text]").first().fill(title);
    }

    private static void saves(Person person) {
        person.page().locator("amend-form button[type=submit]").click();
        person.page().waitForFunction("() => !document.querySelector('amend-form')");
    }

    private static com.microsoft.playwright.Page.LocatorOptions containing(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
