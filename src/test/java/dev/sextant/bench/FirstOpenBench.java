package dev.sextant.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.sextant.NodeInTest;
import dev.sextant.kit.Certificate;
import dev.sextant.kit.Product;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long a field worker waits for the phone page the first time: nothing kept, a throttled link, the scripted
 * incident running. Counted in the browser, from the start of the navigation until the first action can be tapped and until
 * the page says that it is live. Over TLS, as phones come in the field (HTTP/2), and without (HTTP/1.1).
 *
 * <p>{@code mvn -q -Pbench -Dbench=FirstOpenBench -Dargs="7"}: openings of each kind.
 */
public final class FirstOpenBench {
    /** The links of WebPageTest: name, milliseconds there and back, bits a second down and up. */
    private static final List<Link> LINKS =
            List.of(new Link("3G fast", 150, 1_600_000, 768_000), new Link("3G", 300, 1_600_000, 768_000));

    private record Link(String name, int latency, int down, int up) {}

    /** When things were there, ms after the navigation began. */
    private static final String WATCH = """
            window.seen = {};
            const look = () => {
              if (!window.seen.action && document.querySelector('a.act')) window.seen.action = performance.now();
              if (!window.seen.live && document.querySelector('net-line[state=live]')) window.seen.live = performance.now();
              if (!window.seen.action || !window.seen.live) requestAnimationFrame(look);
            };
            look();""";

    private FirstOpenBench() {}

    public static void main(String[] args) {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        say(
                "%s, %d processors, Java %s, openings of each kind: %d",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                times);
        Path data = Product.emptyFolder();
        Path keys = Product.emptyFolder();
        try (Product played = Product.on(data, Product.scenario().begins())) {
            played.play("09:24");
        }
        Certificate own = Certificate.selfSigned(keys);
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(
                                    Path.of(System.getenv().getOrDefault("SEXTANT_CHROMIUM", "/usr/bin/chromium")))
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
            measure(
                    browser,
                    "https",
                    settings(data)
                            .flag("cert", "tls.cert", own.certificate())
                            .flag("key", "tls.key", own.key())
                            .settings(),
                    times);
            measure(browser, "http", settings(data).settings(), times);
        }
        Product.delete(data);
        Product.delete(keys);
    }

    private static SettingsReader settings(Path data) {
        return new SettingsReader().flag("port", "port", 0).flag("data", "data", data);
    }

    private static void measure(Browser browser, String scheme, Settings settings, int times) {
        NodeInTest node = NodeInTest.start(
                settings, ServerClock.playing(Product.scenario().begins(), 1));
        String url = scheme + "://localhost:" + node.port();
        for (Link link : LINKS) {
            List<Double> action = new ArrayList<>();
            List<Double> live = new ArrayList<>();
            String protocol = "";
            for (int i = 0; i <= times; i++) {
                try (BrowserContext phone = browser.newContext(new Browser.NewContextOptions()
                        .setIgnoreHTTPSErrors(true)
                        .setViewportSize(360, 640)
                        .setLocale("zh-CN")
                        .setIsMobile(true)
                        .setHasTouch(true))) {
                    phone.request().get(url + "/demo/onSiteA?to=/favicon.svg");
                    Page page = phone.newPage();
                    page.addInitScript(WATCH);
                    throttle(phone, page, link);
                    page.navigate(url + "/field");
                    page.waitForFunction("() => window.seen.action && window.seen.live");
                    if (i > 0) { // the first one warms the server
                        action.add(((Number) page.evaluate("window.seen.action")).doubleValue());
                        live.add(((Number) page.evaluate("window.seen.live")).doubleValue());
                    }
                    protocol = String.valueOf(
                            page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol"));
                }
            }
            say(
                    "%-5s %-8s %-8s first action %.0f ms (worst %.0f), live %.0f ms (worst %.0f)",
                    scheme, protocol, link.name(), middle(action), worst(action), middle(live), worst(live));
        }
        node.stop();
    }

    private static void throttle(BrowserContext phone, Page page, Link link) {
        var network = phone.newCDPSession(page);
        network.send("Network.enable");
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", link.latency());
        conditions.addProperty("downloadThroughput", link.down() / 8);
        conditions.addProperty("uploadThroughput", link.up() / 8);
        network.send("Network.emulateNetworkConditions", conditions);
    }

    private static double middle(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static double worst(List<Double> all) {
        return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
