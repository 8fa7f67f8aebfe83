package dev.sextant.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.sextant.kit.Product;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Measures in Chromium what a screen costs whoever works at it: a group's board with two thousand records and the wall beside it. How
 * long until the first record (the tiles) stands, what the first load weighs, whether anything moves meanwhile, and how much
 * script each live patch runs, from the browser's own trace.
 *
 * <p>{@code mvn -q -Pbench -Dbench=ScreenBench -Dargs="2000 40 5"}: records, live posts, openings.
 */
public final class ScreenBench {
    private static final String GROUP = "onSite";
    private static final int MANY_AT_ONCE = 6;
    private static final String TRACED = "devtools.timeline,disabled-by-default-devtools.timeline";

    private ScreenBench() {}

    public static void main(String[] args) {
        int records = number(args, 0, 2_000);
        int posts = number(args, 1, 40);
        int openings = number(args, 2, 5);
        say(
                "%s, %d processors, Java %s, %d records, %d posts, %d openings",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                records,
                posts,
                openings);
        try (Product product = Product.started();
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(Chromium.options())) {
            String incident = product.play("09:24");
            fill(product, incident, records);
            Screen board = new Screen(
                    "board", GROUP + "Head", "/incidents/" + incident + "/" + GROUP, "[data-record]", 1440, 900);
            Screen wall = new Screen("wall", "wall", "/wall/" + incident, "wall-tile .status", 1920, 1080);
            for (Screen screen : List.of(board, wall)) {
                opened(browser, product, screen, openings);
                patched(browser, product, screen, incident, posts);
            }
        }
    }

    /** A screen: who sits at it, where it is, what stands on it once it is drawn. */
    private record Screen(String name, String account, String path, String drawn, int width, int height) {}

    /** As a long day leaves it: head-counts, moods, notes, events, tasks. */
    private static void fill(Product product, String incident, int records) {
        JsonArray zones = zones(product, incident);
        List<Thread> writers = IntStream.range(0, MANY_AT_ONCE)
                .mapToObj(writer -> new Thread(() -> {
                    var client = product.as(GROUP + "Head");
                    for (int i = writer; i < records; i += MANY_AT_ONCE) {
                        client.posts(incident, typeOf(i), fieldsOf(i, zones.getString(i % zones.size())));
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        writers.forEach(ScreenBench::joined);
    }

    static JsonArray zones(Product product, String incident) {
        JsonArray zones = new JsonArray();
        product.as(GROUP + "Head")
                .view(incident, "board." + GROUP)
                .getJsonObject("records")
                .forEach(each -> {
                    if ("zone".equals(((JsonObject) each.getValue()).getString("type"))) {
                        zones.add(each.getKey());
                    }
                });
        return zones;
    }

    private static String typeOf(int i) {
        return switch (i % 4) {
            case 0 -> "orderIncident";
            case 1 -> "moodReport";
            default -> "logEntry";
        };
    }

    static JsonObject fieldsOf(int i, String zone) {
        return switch (i % 4) {
            case 0 ->
                new JsonObject()
                        .put("zone", zone)
                        .put("kind", "blocking")
                        .put("orderGrade", "minor")
                        .put("peopleInvolved", 1 + i % 9)
                        .put("injured", 0)
                        .put("policeCalled", false);
            case 1 -> new JsonObject().put("zone", zone).put("mood", "tense");
            default ->
                new JsonObject()
                        .put("text", "现场第" + i + "条记录：门口有人询问门锁何时恢复，已引导至接待区登记")
                        .put("category", "observation")
                        .put("group", GROUP);
        };
    }

    private static void opened(Browser browser, Product product, Screen screen, int openings) {
        List<Double> stood = new ArrayList<>();
        List<Double> moved = new ArrayList<>();
        String weight = "";
        for (int i = 0; i <= openings; i++) {
            try (BrowserContext context = visitor(browser, product, screen)) {
                Page page = context.newPage();
                Weight weighed = i == 0 ? new Weight(context, page) : null; // weighing slows the page down
                page.addInitScript(watching(screen.drawn()));
                page.navigate(product.url() + screen.path());
                page.waitForFunction("() => window.stood > 0");
                page.locator("[state=live]").first().waitFor();
                page.waitForTimeout(1_000); // what still moves after it stands counts, too
                if (weighed != null) { // and this opening warms the server
                    weight = weighed.toString();
                } else {
                    stood.add(((Number) page.evaluate("window.stood")).doubleValue());
                    moved.add(((Number) page.evaluate("window.moved")).doubleValue());
                }
            }
        }
        say(
                "%-6s first view %.0f ms (worst %.0f), %s, layout shift %.3f",
                screen.name(), middle(stood), worst(stood), weight, worst(moved));
    }

    /** When the first of what is waited for stood, ms after the navigation began; and what moved until now. */
    private static String watching(String drawn) {
        return """
                window.moved = 0;
                new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.moved += e.value; }))
                    .observe({type: 'layout-shift', buffered: true});
                const look = () => {
                  if (document.querySelector(DRAWN)) requestAnimationFrame(() => { window.stood = performance.now(); });
                  else requestAnimationFrame(look);
                };
                look();""".replace("DRAWN", "'" + drawn + "'");
    }

    /** Somebody else posts while the screen is open; each patch is one message on the socket. */
    private static void patched(Browser browser, Product product, Screen screen, String incident, int posts) {
        try (BrowserContext context = visitor(browser, product, screen)) {
            Page page = context.newPage();
            page.navigate(product.url() + screen.path());
            page.locator(screen.drawn()).first().waitFor();
            page.locator("[state=live]").first().waitFor();
            var client = product.as(GROUP + "Head");
            String zone = zones(product, incident).getString(0);
            page.waitForTimeout(2_000);
            browser.startTracing(page, new Browser.StartTracingOptions().setCategories(List.of(TRACED.split(","))));
            for (int i = 0; i < posts; i++) {
                client.posts(
                        incident, typeOf(2 * i), fieldsOf(2 * i, zone)); // a record of the open tab, then one beside it
                page.waitForTimeout(250);
            }
            Trace trace = new Trace(new JsonObject(new String(browser.stopTracing(), StandardCharsets.UTF_8)));
            List<Double> script = trace.scriptOfMessages();
            say(
                    "%-6s script of each of %d live patches %.1f ms (p95 %.1f, worst %.1f); the longest of all scripts %s ms",
                    screen.name(),
                    script.size(),
                    middle(script),
                    part(script, 0.95),
                    worst(script),
                    trace.longestScripts(8));
        }
    }

    private static BrowserContext visitor(Browser browser, Product product, Screen screen) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setLocale("zh-CN"));
        context.request().get(product.url(screen.account(), "/favicon.svg"));
        return context;
    }

    /** What came over the wire, as it was packed: the page's own files, and what it asked the server. */
    private static final class Weight {
        private final AtomicLong files = new AtomicLong();
        private final AtomicLong data = new AtomicLong();

        Weight(BrowserContext context, Page page) {
            var network = context.newCDPSession(page);
            Map<String, String> asked = new HashMap<>();
            network.send("Network.enable");
            network.on(
                    "Network.requestWillBeSent",
                    event -> asked.put(
                            event.get("requestId").getAsString(),
                            event.getAsJsonObject("request").get("url").getAsString()));
            network.on("Network.loadingFinished", event -> {
                boolean answer = asked.getOrDefault(event.get("requestId").getAsString(), "")
                        .contains("/api/");
                (answer ? data : files)
                        .addAndGet((long) event.get("encodedDataLength").getAsDouble());
            });
        }

        @Override
        public String toString() {
            return "the page " + files.get() / 1024 + " KB, its data " + data.get() / 1024 + " KB";
        }
    }

    private static int number(String[] args, int at, int usual) {
        return args.length > at ? Integer.parseInt(args[at]) : usual;
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static double middle(List<Double> all) {
        return part(all, 0.5);
    }

    static double part(List<Double> all, double part) {
        return all.stream().sorted().toList().get(Math.min(all.size() - 1, (int) (all.size() * part)));
    }

    static double worst(List<Double> all) {
        return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    static void say(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
