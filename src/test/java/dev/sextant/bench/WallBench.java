package dev.sextant.bench;

import static dev.sextant.bench.ScreenBench.say;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Plays a day of an incident through a wall that nobody touches, 600 times as fast as real, and says what the page holds after each
 * stretch: the heap of its scripts after a forced collection, its nodes and its listeners.
 *
 * <p>{@code mvn -q -Pbench -Dbench=WallBench -Dargs="24 120"}: hours, events an hour.
 */
public final class WallBench {
    private static final String READY = "wall-tile .status";

    private static final String NODES = """
            () => {
              const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
              let count = 0;
              while (walker.nextNode()) count += 1;
              return count;
            }""";

    private WallBench() {}

    public static void main(String[] args) {
        int hours = args.length > 0 ? Integer.parseInt(args[0]) : 24;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 120;
        say("%s, %d hours with %d events each", LocalDate.now(ZoneOffset.UTC), hours, events);
        try (Product product = Product.started();
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(Chromium.options());
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1920, 1080)
                        .setLocale("zh-CN"))) {
            String incident = product.play("09:24");
            context.request().get(product.url("wall", "/favicon.svg"));
            Page page = context.newPage();
            page.navigate(product.url() + "/wall/" + incident);
            page.locator(READY).first().waitFor();
            CDPSession devtools = context.newCDPSession(page);
            devtools.send("Performance.enable");
            Client head = product.as("onSiteHead");
            String zone = ScreenBench.zones(product, incident).getString(0);
            for (int hour = 1; hour <= hours; hour++) {
                Instant until = product.now().plus(Duration.ofHours(1));
                for (int i = 0; i < events; i++) {
                    happens(head, incident, zone, i);
                }
                Duration left = Duration.between(product.now(), until);
                if (!left.isNegative()) {
                    product.letPass(left);
                }
                if (hour == 1 || hour % 4 == 0 || hour == hours) {
                    page.locator("wall-screen[state=live]").waitFor();
                    tell(hour, devtools, page);
                }
            }
        }
    }

    /** Half of it counts, the other half is what people write. */
    private static void happens(Client head, String incident, String zone, int i) {
        if (i % 2 == 0) {
            var count = new io.vertx.core.json.JsonObject()
                    .put("zone", zone)
                    .put("count", 30 + i % 7)
                    .put("countMethod", "estimated");
            head.posts(incident, "headCountReport", count);
        } else {
            head.posts(incident, "logEntry", ScreenBench.fieldsOf(2, zone));
        }
    }

    private static void tell(int hour, CDPSession devtools, Page page) {
        devtools.send("HeapProfiler.collectGarbage");
        page.waitForTimeout(500);
        devtools.send("HeapProfiler.collectGarbage");
        say(
                "after %2d h: heap %.2f MB, %s nodes on the page, %.0f alive, %.0f listeners",
                hour,
                metric(devtools, "JSHeapUsedSize") / 1_048_576,
                page.evaluate(NODES),
                metric(devtools, "Nodes"),
                metric(devtools, "JSEventListeners"));
    }

    private static double metric(CDPSession devtools, String name) {
        for (JsonElement each : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject metric = each.getAsJsonObject();
            if (metric.get("name").getAsString().equals(name)) {
                return metric.get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("the browser does not tell " + name);
    }
}
