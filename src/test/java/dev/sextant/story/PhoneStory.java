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
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("On the phone in the field")
class PhoneStory {
    private static final String GATE = "Z-01";

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
    @DisplayName("a directive of the highest urgency stands above everything and is acknowledged with one tap")
    void flash() {
        var phone = phone("onSiteA", Screen.SMALL_PHONE);
        var text = "立即停止放行，守住三楼楼梯口";
        product.as("leader")
                .posts(
                        incident,
                        "directive",
                        new JsonObject()
                                .put("content", text)
                                .put("toGroups", new JsonArray().add("onSite"))
                                .put("urgency", "flash"));
        var alarm = phone.page().locator("alarm-list li", containing(text));
        alarm.waitFor();
        assertThat(alarm.boundingBox().y)
                .isLessThan(phone.page().locator(".act").first().boundingBox().y);
        phone.pictured("field-flash.zh");
        assertThat(phone.barriers()).isEmpty();

        alarm.locator("button").tap();
        phone.page().waitForFunction("() => !document.querySelector('alarm-list li')");
        assertThat(acknowledgedBy("onSiteA")).isTrue();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    @DisplayName("what others saw is shown to compare with, and never reported again as seen by me")
    void othersCounts() {
        product.as("onSiteB")
                .posts(
                        incident,
                        "moodReport",
                        new JsonObject()
                                .put("zone", GATE)
                                .put("mood", "agitated")
                                .put("signs", new JsonArray().add("banner")));
        var phone = phone("onSiteA", Screen.PHONE);
        phone.page().locator("a.act[href='#do/count']").tap();
        phone.page().locator("action-form input:checked").first().waitFor();
        assertThat(phone.page().locator("action-form input:checked").count())
                .as("only when it was seen is chosen")
                .isEqualTo(1);
        choose(phone, "f-zone", "门前");
        phone.page().locator("field-row[name=mood] .last", containing("激动")).waitFor();
        phone.pictured("field-count.zh");
        phone.page().locator("button.same").tap();
        choose(phone, "f-countMethod", "目测");
        var moods = observed("moodReport");
        var counts = observed("headCountReport");
        phone.page().locator("button.send").tap();
        phone.page().locator("post-list li[data-state=sent]").waitFor();
        assertThat(observed("moodReport")).isEqualTo(moods);
        assertThat(observed("headCountReport")).hasSize(counts.size() + 1);

        phone.page().locator("a.act[href='#do/count']").tap();
        phone.page().locator("field-row[name=zone] input:checked").waitFor();
        assertThat(phone.page()
                        .locator("field-row[name=countMethod] input:checked")
                        .count())
                .as("where I stand and how I count is kept")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("the head says that the network is gone within a second")
    void offlineAtOnce() {
        var phone = phone("onSiteA", Screen.PHONE);
        phone.page().evaluate("""
                () => { window.told = new Promise(told => addEventListener('offline', () => {
                  const at = Date.now();
                  new MutationObserver(() => document.querySelector('net-line[state=offline]') && told(Date.now() - at))
                      .observe(document.querySelector('net-line'), {attributes: true, childList: true, subtree: true});
                })); }""");
        phone.goesOffline();
        assertThat(((Number) phone.page().evaluate("() => window.told")).intValue())
                .isLessThan(1_000);
    }

    @Test
    @DisplayName(
            "a post that the server will not take as it is says why, is mended, and goes; what came after was not held up")
    void mended() {
        var phone = phone("onSiteA", Screen.PHONE);
        phone.goesOffline();
        phone.page().locator("a.act[href='#do/count']").tap();
        choose(phone, "f-zone", "门前");
        phone.page().locator("#f-count").fill("290");
        choose(phone, "f-countMethod", "目测");
        phone.page().locator("button.send").tap();
        phone.page().locator("a.act[href='#do/note']").tap();
        phone.page().locator("#f-text").fill("门前来了很多人");
        phone.page().locator("button.send").tap();
        phone.page().locator("post-list li[data-state=waiting]").nth(1).waitFor();
        phone.goesOnline();
        var refused = phone.page().locator("post-list li[data-state=confirm]");
        refused.waitFor();
        phone.page()
                .locator("post-list li[data-state=sent]", containing("门前来了很多人"))
                .waitFor();
        phone.pictured("field-refused.zh");
        assertThat(phone.barriers()).isEmpty();

        refused.locator("a.button", saying("修改")).tap();
        phone.page().locator("#f-count").fill("29");
        phone.page().locator("button.send").tap();
        phone.page()
                .locator("post-list li[data-state=sent]", containing("29 人"))
                .waitFor();
        assertThat(refused.count()).isZero();
    }

    @Test
    @DisplayName("a call for help says where without being asked and goes without a word")
    void help() {
        var phone = phone("onSiteA", Screen.SMALL_PHONE);
        phone.page().locator("hold-button").tap();
        choose(phone, "f-zone", "门前");
        choose(phone, "f-helpKind", "暴力");
        phone.pictured("field-help.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("button.send").tap();
        phone.page().locator("post-list li[data-state=sent]").waitFor();
        assertThat(product.as("leader").view(incident, "log").encode()).contains("门前：暴力冲突。紧急求助");
        phone.page().locator("alarm-list .cards button[aria-expanded]").tap();
        phone.page().locator("alarm-list .cards button", containing("撤回")).tap();
        phone.page().waitForFunction("() => !document.querySelector('alarm-list li')");
    }

    @Test
    @DisplayName("the call-out is answered: I come in so many minutes, I am there")
    void muster() {
        var phone = phone("logisticsOfficer", Screen.SMALL_PHONE);
        var card = phone.page().locator("muster-card .muster");
        card.locator("button", saying("10 分到")).tap();
        phone.page().locator("muster-card .muster[data-state=accepted]").waitFor();
        phone.pictured("field-muster.zh");
        assertThat(phone.barriers()).isEmpty();
        card.locator("button", saying("已到现场")).tap();
        card.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        var people = product.as("leader")
                .view(incident, "field.logistics")
                .getJsonObject("muster")
                .getJsonObject("groups")
                .getJsonObject("logistics")
                .getJsonObject("people");
        assertThat(people.getJsonObject("logisticsOfficer").getString("state")).isEqualTo("inPlace");
    }

    @Test
    @DisplayName("signing out while posts wait asks first")
    void signingOut() {
        var phone = phone("onSiteA", Screen.PHONE);
        phone.goesOffline();
        phone.page().locator("a.act[href='#do/note']").tap();
        phone.page().locator("#f-text").fill("门口安静下来了");
        phone.page().locator("button.send").tap();
        phone.page().locator("post-list li[data-state=waiting]").waitFor();
        phone.page().locator("nav a[href='#me']").tap();
        phone.page().locator("me-tab .ways button").tap();
        phone.page().locator("me-tab dialog[open]").waitFor();
        assertThat(phone.page().locator("me-tab dialog h2").innerText()).contains("1");
        phone.pictured("field-leave.zh");
    }

    @Test
    @DisplayName("the first opening costs at most 150 KB, and every module is asked for at once")
    @SuppressWarnings("unchecked")
    void budget() {
        var visitor = browser.person("onSiteC", "zh-CN", Screen.SMALL_PHONE);
        var bytes = new AtomicLong();
        var network = visitor.context().newCDPSession(visitor.page());
        network.send("Network.enable");
        network.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet((long) event.get("encodedDataLength").getAsDouble()));
        visitor.opens(product.url("onSiteA", "/field"));
        visitor.page().locator("net-line[state=live]").waitFor();
        System.out.println("first opening of the phone page: " + bytes.get() / 1024 + " KB");
        assertThat(bytes.get()).isLessThan(150 * 1024);
        var late = (List<String>) visitor.page().evaluate("""
                () => {
                  const LATER = [...['index', 'early', 'zh', 'en', 'alarm/alarms', 'steps', 'log-tab'].map(name => `/app/field/${name}.js`), '/app/ui/alarm.js'];
                  return performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)
                    .filter(path => path.endsWith('.js') && !path.startsWith('/sw'))
                    .filter(path => !LATER.includes(path))
                    .filter(path => !document.querySelector(`link[rel=modulepreload][href="${path}"]`));
                }""");
        assertThat(late).as("modules that field.html does not name").isEmpty();
    }

    private static Person phone(String account, Screen screen) {
        var phone = browser.person(account, "zh-CN", screen).opens(product.url(account, "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        return phone;
    }

    private static void choose(Person phone, String field, String text) {
        phone.page()
                .locator("field-row[name=" + field.substring(2) + "] .seg label", containing(text))
                .tap();
    }

    private static boolean acknowledgedBy(String account) {
        var cards = product.as("leader").view(incident, "board.liaison").getJsonObject("records");
        return cards.stream()
                .map(entry -> (JsonObject) entry.getValue())
                .anyMatch(card -> card.getString("type").equals("directiveAck")
                        && account.equals(card.getJsonObject("fields").getString("ackBy")));
    }

    private static Set<String> observed(String type) {
        var cards = product.as("leader").view(incident, "board.onSite").getJsonObject("records");
        return cards.stream()
                .filter(entry ->
                        ((JsonObject) entry.getValue()).getString("type").equals(type))
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }

    private static Locator.LocatorOptions saying(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
