package dev.sextant.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The browser that stories are told with")
class BrowserStory {
    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName("draws Chinese as Chinese: two characters look different, so neither is an empty box")
    void drawsChinese() {
        var leader = browser.person("leader", "zh-CN", Screen.WALL).opens("data:text/html;charset=utf-8,<h1>群体访</h1>");
        assertThat(leader.page().locator("h1").innerText()).isEqualTo("群体访");
        assertThat(leader.page().evaluate("navigator.language")).isEqualTo("zh-CN");
        assertThat(leader.page().evaluate("innerWidth")).isEqualTo(1920);
        assertThat(leader.page()
                        .evaluate(
                                "text => { const ink = c => {"
                                        + " const canvas = new OffscreenCanvas(40, 40), pen = canvas.getContext('2d');"
                                        + " pen.font = '32px sans-serif'; pen.fillText(c, 2, 34);"
                                        + " return pen.getImageData(0, 0, 40, 40).data.join(); };"
                                        + " return ink(text[0]) !== ink(text[1]) }",
                                "访诉"))
                .isEqualTo(true);
        assertThat(leader.pictured("BrowserStory").toFile()).isNotEmpty();
    }

    @Test
    @DisplayName("tells what a page complained about and what keeps people out")
    void tellsWhatIsWrong() {
        var member = browser.person("member", "en", Screen.PHONE)
                .opens("data:text/html,<html lang=en><title>t</title><main><h1>h</h1><input></main>"
                        + "<script>console.error('lost the socket'); undefined.x</script>");
        assertThat(member.complaints())
                .anyMatch(c -> c.contains("lost the socket"))
                .hasSize(2);
        assertThat(member.barriers()).singleElement().asString().contains("critical label:");
    }

    @Test
    @DisplayName("keeps what a phone stored when it is closed and opened again, and knows being offline")
    void keepsWhatWasStored(@TempDir Path profile) {
        try (var phone = browser.person("field", "zh-CN", Screen.PHONE, profile)) {
            phone.context().route("**/*", BrowserStory::servesAPage);
            phone.opens("http://sextant.test/").goesOffline();
            assertThat(phone.page().evaluate("navigator.onLine")).isEqualTo(false);
            phone.page().evaluate("localStorage.setItem('post', '三人受伤')");
        }
        var again = browser.person("field", "zh-CN", Screen.PHONE, profile);
        again.context().route("**/*", BrowserStory::servesAPage);
        again.opens("http://sextant.test/");
        assertThat(again.page().evaluate("localStorage.getItem('post')")).isEqualTo("三人受伤");
        assertThat(again.page().evaluate("navigator.maxTouchPoints")).isEqualTo(1);
    }

    private static void servesAPage(Route route) {
        route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html><p>phone"));
    }
}
