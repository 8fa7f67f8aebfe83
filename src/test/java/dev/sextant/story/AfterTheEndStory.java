package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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
import org.junit.jupiter.api.io.TempDir;

@DisplayName("After the response has ended")
class AfterTheEndStory {
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
            "a phone opened again asks first, then goes on reporting; one that never was there, too; a time that was refused can be mended; decisions stay reachable")
    void goesOn(@TempDir java.nio.file.Path profile) {
        Person phone =
                browser.person("onSiteA", "zh-CN", Screen.PHONE, profile).opens(product.url("onSiteA", "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        product.as("leader")
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "endResponse")
                                .put("override", true)
                                .put("reason", "演练到此为止，余项转善后跟进")
                                .put("announcedTo", "全体人员"));
        phone.opens(product.url() + "/field");
        phone.page().locator("entry-page h2", containing("响应已终止")).waitFor();
        phone.pictured("field-after.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("entry-page .choice", containing("云栖里")).tap();
        phone.page().locator("a.act[href='#do/count']").waitFor();
        phone.opens(product.url() + "/field");
        phone.page().locator("a.act[href='#do/count']").waitFor();

        mendsTheTime(phone);

        Person other = browser.person("onSiteB", "en", Screen.PHONE).opens(product.url("onSiteB", "/field"));
        other.page().locator("entry-page .choice", containing("云栖里")).tap();
        other.page().locator("a.act[href='#do/count']").waitFor();

        Person spokesperson =
                browser.person("spokesperson", "zh-CN", Screen.DESK).opens(product.url("spokesperson", "/approvals"));
        spokesperson.page().locator("header p", containing("云栖里")).waitFor();
        spokesperson.page().locator("live-dot[state=live]").waitFor();
        assertThat(spokesperson.complaints()).isEmpty();
    }

    /** A phone whose clock ran on, as it does offline when it is wrong. */
    private static void mendsTheTime(Person phone) {
        phone.page().locator("a.act[href='#do/note']").tap();
        phone.page().locator("#f-text").fill("门前又有人来");
        itsClockIs(phone, Duration.ofHours(1));
        phone.page().locator("button.send").tap();
        Locator refused = phone.page().locator("post-list li[data-state=refused]", containing("2 分钟"));
        refused.waitFor();
        itsClockIs(phone, Duration.ZERO);
        refused.locator("a.button").first().tap();
        phone.page().locator("action-form .error", containing("2 分钟")).waitFor();
        phone.pictured("field-mend-time.zh");
        phone.page().locator("button.send").tap();
        phone.page()
                .locator("post-list li[data-state=sent]", containing("门前又有人来"))
                .waitFor();
    }

    private static void itsClockIs(Person phone, Duration ahead) {
        phone.page().evaluate("async now => (await import('/app/live/freshness.js')).hearTime(now, 1)", (double)
                product.now().plus(ahead).toEpochMilli());
    }

    private static com.microsoft.playwright.Page.LocatorOptions containing(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
