package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What is urgent is heard while the page is open:")
class PhoneAlarmStory {
    /**
     * Counts what the page plays (every ring has three tones) and how often it shakes. A page driven by a test counts as
     * touched from the beginning: here it is not before somebody touches it.
     */
    private static final String LISTEN = """
            window.tones = 0; window.shakes = 0; window.touched = false;
            addEventListener('pointerdown', () => { window.touched = true; }, {capture: true});
            const own = BaseAudioContext.prototype;
            Object.defineProperty(navigator, 'userActivation', {value: {get hasBeenActive() { return window.touched; }}});
            Object.defineProperty(navigator, 'vibrate', {value: () => { window.shakes += 1; return true; }});
            Object.defineProperty(own, 'state', {get: () => (window.touched ? 'running' : 'suspended')});
            const made = own.createOscillator;
            own.createOscillator = function () { window.tones += 1; return made.call(this); };""";

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
            "a flash directive rings and shakes the phone in the middle of a form, and not again for a page opened anew")
    void flash() {
        Person phone = phone("onSiteA");
        assertThat(rings(phone)).as("the call-out, before the first touch").isZero();
        phone.page().locator("a.act[href='#do/note']").tap();
        phone.page().waitForFunction("() => window.tones === 3 && window.shakes === 1");
        phone.page().locator("action-form #f-text").tap();
        String directive = directs("立即清空三楼楼梯口");
        phone.page().waitForFunction("() => window.tones === 6 && window.shakes === 2");
        phone.page().locator("header .rings").waitFor();

        phone.page().reload();
        alarm(phone, directive).waitFor();
        phone.page().locator("header").tap();
        phone.page().waitForFunction("() => navigator.userActivation.hasBeenActive");
        phone.waitsUntil(
                "async () => { await navigator.locks.request('sextant.alarm.heard', () => 0); return window.tones === 0 }");

        alarm(phone, directive).locator("button").tap();
        phone.page().waitForFunction("() => !document.querySelector('alarm-list li:not(.critical)')");
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    @DisplayName(
            "what came before the first touch rings with it; with the switch off nothing does, and it is shown all the same")
    void switchedOff() {
        Person phone = phone("onSiteB");
        phone.page().locator("nav a[href='#me']").tap();
        var sound = phone.page().locator("alarm-switch input");
        sound.waitFor();
        phone.pictured("field-sound.zh");
        assertThat(phone.barriers()).isEmpty();
        sound.tap();
        phone.page().locator("alarm-switch", containing("不响")).waitFor();
        int before = rings(phone);
        String silent = directs("全组到门前集合");
        alarm(phone, silent).waitFor();
        phone.page().locator("nav a[href='#home']").tap();
        assertThat(rings(phone)).as("after the sample").isEqualTo(before);

        phone.page().reload();
        alarm(phone, silent).waitFor();
        phone.page().evaluate("() => localStorage.setItem('sextant.alarm', 'on')");
        phone.page().reload();
        alarm(phone, silent).waitFor();
        assertThat(rings(phone)).as("untouched").isZero();
        phone.page().locator("header").tap();
        phone.page().waitForFunction("() => window.tones === 3");
    }

    @Test
    @DisplayName(
            "a call for help rings at the head of the group and on the wall, not at who calls, is answered in place, and who called reads who comes")
    void help() {
        Person head = phone("onSiteHead");
        head.page().locator("header").tap();
        head.page().waitForFunction("() => window.touched");
        Person wall = browser.person("wall", "zh-CN", Screen.WALL);
        wall.page().addInitScript(LISTEN);
        wall.opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
        wall.page().locator("wall-sound button", containing("点此开铃声")).click();
        wall.page().locator("wall-sound button[data-state=on]").waitFor();
        wall.page().evaluate("() => { window.tones = 0 }"); // its click let it be heard
        Person caller = phone("onSiteA");
        caller.page().locator("header").tap();
        int before = rings(head);

        product.as("onSiteA")
                .posts(
                        incident,
                        "helpCall",
                        new JsonObject().put("text", "三楼有人要跳").put("group", "onSite"));
        alarm(head, "三楼有人要跳").waitFor();
        head.page().waitForFunction("before => window.tones === before + 3", before);
        head.pictured("field-critical.zh");
        assertThat(head.barriers()).isEmpty();
        wall.page().locator("wall-flash", containing("三楼有人要跳")).waitFor();
        wall.page().waitForFunction("() => window.tones === 3");
        caller.page()
                .locator("alarm-list .cards li", containing("三楼有人要跳"))
                .getByText("待响应")
                .waitFor();
        assertThat(caller.page()
                        .locator("alarm-list .alarms li", containing("三楼有人要跳"))
                        .count())
                .isZero();

        alarm(head, "三楼有人要跳").locator("button").tap();
        head.page().locator("move-form #f-answer").fill("保安两人已上楼");
        head.page().locator("move-form button.send").tap();
        caller.page().locator("alarm-list .cards li", containing("已响应：保安两人已上楼")).waitFor();
        caller.pictured("field-help-answered.zh");
        assertThat(caller.barriers()).isEmpty();
        alarm(head, "三楼有人要跳").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        caller.page().locator("alarm-list .cards button", containing("解除")).tap();
        caller.page().waitForFunction("() => !document.querySelector('alarm-list .cards')");
        assertThat(wall.complaints()).isEmpty();
    }

    private static Person phone(String account) {
        Person phone = browser.person(account, "zh-CN", Screen.PHONE);
        phone.page().addInitScript(LISTEN);
        phone.opens(product.url(account, "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        phone.page()
                .waitForFunction(
                        "() => performance.getEntriesByType('resource').some(e => e.name.endsWith('/alarms.js') && e.responseEnd)");
        return phone;
    }

    private static int rings(Person phone) {
        return ((Number) phone.page().evaluate("() => window.tones")).intValue();
    }

    private static String directs(String text) {
        product.as("leader")
                .posts(
                        incident,
                        "directive",
                        new JsonObject()
                                .put("content", text)
                                .put("toGroups", new JsonArray().add("onSite"))
                                .put("urgency", "flash"));
        return text;
    }

    private static Locator alarm(Person phone, String text) {
        phone.page().evaluate("() => { location.hash = '#home' }");
        return phone.page().locator("alarm-list li", containing(text));
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
