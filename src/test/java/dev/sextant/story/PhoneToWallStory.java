package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is posted on a phone")
class PhoneToWallStory {
    private static final double WITHIN_MS = 1_000;

    /** The page's files are on the phone, all of them. */
    /** Keeps a note in the outbox as its form does, and returns when it is on the disk. */
    private static final String KEEP = """
            async text => {
              const app = document.querySelector('field-app');
              await app.outbox.add(app.entry.incident, [{
                command: {type: 'postRecord', record: 'logEntry',
                  fields: {text, category: 'observation', group: 'onSite'}},
                values: {text},
                about: {title: {zh: '现场记录', en: 'Note'}, text, group: 'onSite', action: 'note'},
              }]);
            }""";

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
    @DisplayName("is on the wall within a second")
    void withinASecond() {
        var wall = wall();
        var phone = browser.person("onSiteA", "zh-CN", Screen.PHONE).opens(product.url("onSiteA", "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        var took = new ArrayList<Double>();
        for (int i = 0; i < 6; i++) {
            var text = "门前有人敲锣 " + i;
            watchFor(wall, text);
            write(phone, text, 0);
            double sent = number(
                    phone.page()
                            .evaluate(
                                    "() => { const at = Date.now(); document.querySelector('button.send').click(); return at }"));
            took.add(number(wall.page().evaluate("() => window.seen")) - sent);
        }
        System.out.println("post on the phone -> line on the wall, ms: " + took);
        assertThat(took.subList(2, took.size())).as("after two to warm up").allMatch(ms -> ms < WITHIN_MS);
        assertThat(wall.complaints()).isEmpty();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    @DisplayName("offline survives the browser being closed, and reaches the wall once, in order, as seen earlier")
    void offline(@TempDir Path profile) {
        var wall = wall();
        var texts = List.of("第一条：有人受伤", "第二条：车到了", "第三条：人散了");
        try (var phone = browser.person("onSiteB", "zh-CN", Screen.PHONE, profile)) {
            sendsOnlyWhileOpen(phone);
            phone.opens(product.url("onSiteB", "/field"));
            phone.page().locator("net-line[state=live]").waitFor();
            phone.keepsThePage();
            phone.goesOffline();
            for (int i = 0; i < texts.size(); i++) {
                write(phone, texts.get(i), 2 - Math.min(i, 1));
                phone.page().locator("button.send").click();
                phone.page().locator("post-list li[data-state=waiting]").nth(i).waitFor();
            }
        }
        var again = browser.person("onSiteB", "zh-CN", Screen.PHONE, profile);
        again.goesOffline().opens(product.url() + "/field");
        again.page().locator("post-list li[data-state=waiting]").nth(2).waitFor();
        again.pictured("field-offline.zh");

        again.goesOnline();
        wall.page().locator("wall-log li", containing(texts.get(2))).waitFor();
        again.page().waitForFunction("() => !document.querySelector('post-list li[data-state=waiting]')");

        var onTheWall = wall.page().locator("wall-log li").allInnerTexts().stream()
                .flatMap(line -> texts.stream().filter(line::contains))
                .toList();
        assertThat(onTheWall).as("newest first").containsExactly(texts.get(2), texts.get(1), texts.get(0));
        var entries = product.as("leader").view(incident, "log").getJsonObject("entries");
        var told = entries.stream()
                .map(entry -> (JsonObject) entry.getValue())
                .filter(entry -> texts.contains(entry.getJsonObject("text").getString("zh")))
                .toList();
        assertThat(told).hasSize(3).allMatch(entry -> entry.getBoolean("late", false));
    }

    @Test
    @DisplayName(
            "fifty times without a network, the page cut off ten times, answers swallowed: arrives once, in order, none is lost")
    void killed(@TempDir Path profile) {
        var phone = browser.person("onSiteA", "zh-CN", Screen.PHONE, profile);
        sendsOnlyWhileOpen(phone);
        phone.opens(product.url("onSiteA", "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        phone.keepsThePage();
        phone.page().close();
        phone.goesOffline();
        var texts = new ArrayList<String>();
        for (int kill = 0; kill < 10; kill++) {
            var page = phone.context().newPage();
            page.navigate(product.url() + "/field");
            page.locator("home-tab .act").first().waitFor();
            for (int i = 0; i < 5; i++) {
                texts.add("断网第" + kill + "轮第" + i + "条");
                page.evaluate(KEEP, texts.get(texts.size() - 1));
            }
            page.close(); // cut off: no page is asked before it goes
        }

        var swallowed = new AtomicInteger();
        phone.context().route("**/commands", route -> {
            if (swallowed.getAndIncrement() % 5 == 0) {
                route.fetch(); // the server has it, the phone never hears so
                route.abort();
            } else {
                route.resume();
            }
        });
        phone.goesOnline();
        var page = phone.context().newPage();
        page.navigate(product.url() + "/field");
        page.locator("net-line[state=live]").waitFor();
        page.waitForFunction(
                "() => { const box = document.querySelector('field-app').outbox; box.wake(); return !box.waiting.length }",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(300));

        assertThat(swallowed).hasValueGreaterThan(texts.size());
        var arrived = product.as("leader").view(incident, "log").getJsonObject("entries").stream()
                .sorted(Comparator.comparing(entry -> Integer.parseInt(entry.getKey())))
                .map(entry ->
                        ((JsonObject) entry.getValue()).getJsonObject("text").getString("zh"))
                .filter(text -> text.startsWith("断网第"))
                .toList();
        assertThat(arrived).containsExactlyElementsOf(texts);
    }

    @Test
    @DisplayName("goes out by itself once the network is back, although the page was closed")
    void inTheBackground(@TempDir Path profile) {
        var phone = browser.person("onSiteB", "zh-CN", Screen.PHONE, profile);
        phone.opens(product.url("onSiteB", "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        phone.keepsThePage();
        phone.goesOffline();
        var text = "后台发出的一条";
        phone.page().evaluate(KEEP, text);
        phone.waitsUntil(
                "async () => (await (await navigator.serviceWorker.ready).sync.getTags()).includes('sextant-outbox')");
        var other = phone.context().newPage();
        other.navigate("about:blank");
        phone.page().close();
        phone.goesOnline();

        wall().page().locator("wall-log li", containing(text)).waitFor();
    }

    /** Any permission asked for: all others are refused, and with them sending by the service worker at the next start. */
    private static void sendsOnlyWhileOpen(Person phone) {
        phone.context().grantPermissions(List.of("clipboard-read"));
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static Person wall() {
        var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
        return wall;
    }

    /** Writes a note on the phone; {@code ago} is the how-manieth choice of when it was seen. */
    private static void write(Person phone, String text, int ago) {
        phone.page().locator("a.act[href='#do/note']").click();
        phone.page().locator("action-form #f-text").fill(text);
        if (ago > 0) {
            phone.page()
                    .locator("action-form input[name=when]")
                    .nth(ago)
                    .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
        }
    }

    /** From now on the wall notes when it shows this text. */
    private static void watchFor(Person wall, String text) {
        wall.page().evaluate("""
                text => {
                  window.seen = new Promise(seen => {
                    const there = () => document.querySelector('wall-log').textContent.includes(text);
                    new MutationObserver((changes, watch) => {
                      if (there()) { watch.disconnect(); seen(Date.now()); }
                    }).observe(document.body, {subtree: true, childList: true, characterData: true});
                  });
                  return null;
                }""", text);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
