package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Link;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two hours without a network")
class PhoneProofStory {
    private static final int KILLS = 20;
    private static final int BROWSER_EVERY = 7;
    private static final int POSTS = 50;
    private static final int PICTURES = 10;
    private static final Duration APART = Duration.ofMinutes(6);
    private static final double KIB = 1024;
    private static final double TEXTS_WITHIN_MS = 30_000;

    /** The phone's own clock is moved on by so many minutes, as if the person had waited: before anything of the page runs. */
    private static final String LATER = """
            {
              const Then = Date, ahead = MINUTES * 60_000;
              globalThis.Date = class extends Then {
                constructor(...given) { if (given.length) super(...given); else super(Then.now() + ahead); }
                static now() { return Then.now() + ahead; }
              };
            }""";

    /** Keeps a note in the outbox as its form does, and returns when it is on the disk. */
    private static final String KEEP = """
            async text => {
              const {serverNow} = await import('/app/live/freshness.js');
              const app = document.querySelector('field-app'), at = serverNow();
              await app.outbox.add(app.entry.incident, [{
                command: {type: 'postRecord', record: 'logEntry', occurredAt: new Date(at).toISOString(),
                  fields: {text, category: 'observation', group: 'onSite'}},
                values: {text},
                about: {title: {zh: '现场记录', en: 'Note'}, text, group: 'onSite', action: 'note'},
              }], at);
            }""";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static Link link;
    private static String incident;

    @BeforeAll
    static void theCrowdGathers() {
        product = Product.started();
        incident = product.play("09:24");
        link = new Link(URI.create(product.url()).getPort());
    }

    @AfterAll
    static void ends() {
        link.close();
        product.close();
    }

    @Test
    @DisplayName(
            "fifty posts and ten photos, the page or the browser killed twenty times, then answers that get lost: each arrives once, in order, as seen then; texts within 30 s on 20 KiB/s, photos after them")
    void proof(@TempDir Path profile) {
        var texts = new ArrayList<String>();
        Instant began = product.now();
        Person phone = person(profile);
        phone.opens(link.url() + "/demo/onSiteA?to=/field");
        phone.page().locator("net-line[state=live]").waitFor();
        phone.keepsThePage();
        phone.page().close();
        phone.goesOffline();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % BROWSER_EVERY == BROWSER_EVERY - 1) {
                phone.close();
                phone = person(profile);
                phone.goesOffline();
            }
            Page page = phone.context().newPage();
            page.addInitScript(LATER.replace("MINUTES", String.valueOf(kill * APART.toMinutes())));
            page.navigate(link.url() + "/field");
            page.locator("home-tab .act").first().waitFor();
            if (kill % 4 == 0) {
                order(page, 20 + kill);
                texts.add(null); // an order incident, with two photos
            }
            while (texts.size() < (kill + 1) * POSTS / KILLS) {
                texts.add("断网记录" + texts.size() + "，第" + kill + "轮");
                page.evaluate(KEEP, texts.get(texts.size() - 1));
            }
            page.close(); // cut off: no page is asked before it goes
            product.letPass(APART);
        }
        assertThat(texts).hasSize(POSTS);

        Person wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
        link.swallowsAnswers(true);
        phone.goesOnline();
        Page page = phone.context().newPage();
        CDPSession network = slow(phone, page);
        page.navigate(link.url() + "/field");
        page.locator("home-tab .act").first().waitFor();
        page.waitForFunction(
                "() => { const app = document.querySelector('field-app'); app.outbox.wake(); return app.outbox.posts.some(one => one.tried) }");
        page.waitForCondition(() -> {
            page.evaluate("() => document.querySelector('field-app').outbox.wake()");
            return link.swallowed() >= 12;
        });
        link.swallowsAnswers(false);
        double from = now(page);
        page.waitForFunction(
                "() => { const {outbox} = document.querySelector('field-app'); return !outbox.waiting.length }",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(200).setTimeout(60_000));
        double took = now(page) - from;
        int photosThen = ((Number)
                        page.evaluate("() => document.querySelector('field-app').outbox.pictures.waiting.length"))
                .intValue();
        System.out.println("50 texts over 20 KiB/s, ms: " + took + ", photos still to come: " + photosThen);
        assertThat(took).isLessThan(TEXTS_WITHIN_MS);
        assertThat(photosThen).as("a photo never holds up a word").isGreaterThanOrEqualTo(PICTURES - 1);
        wall.page().locator("wall-log .observed").first().waitFor();
        wall.pictured("wall-observed.zh");
        assertThat(wall.page().locator("wall-log .observed").first().innerText())
                .matches(".*[01][0-9]:[0-5][0-9].*1[0-9]:[0-5][0-9].*");

        network.detach();
        page.waitForFunction(
                "() => { const {outbox} = document.querySelector('field-app'); outbox.pictures.wake(); return !outbox.pictures.waiting.length }",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(500).setTimeout(60_000));
        assertThat(page.evaluate("() => document.querySelector('field-app').outbox.attention.length"))
                .isEqualTo(0);
        arrivedOnce(texts, began);
    }

    private static void arrivedOnce(List<String> texts, Instant began) {
        var entries = product.as("leader")
                .get("/api/incidents/" + incident + "/log?limit=200")
                .body();
        assertThat(entries).isNotNull();
        var posted = product.as("leader").view(incident, "board.onSite").getJsonObject("records").stream()
                .map(entry -> (io.vertx.core.json.JsonObject) entry.getValue())
                .toList();
        var arrived = posted.stream()
                .filter(card -> card.getString("type").equals("logEntry"))
                .filter(card -> card.getJsonObject("fields").getString("text").startsWith("断网记录"))
                .sorted(Comparator.comparing(card -> number(card.getString("id"))))
                .toList();
        assertThat(arrived.stream()
                        .map(card -> card.getJsonObject("fields").getString("text"))
                        .toList())
                .as("none lost, none twice, in the order of the phone")
                .containsExactlyElementsOf(
                        texts.stream().filter(text -> text != null).toList());
        assertThat(arrived).allSatisfy(card -> {
            String round = card.getJsonObject("fields").getString("text").replaceAll(".*第|轮", "");
            Instant seen = Instant.parse(card.getString("occurredAt", card.getString("createdAt")));
            assertThat(Duration.between(began.plus(APART.multipliedBy(Integer.parseInt(round))), seen)
                            .abs())
                    .as("as it was seen then")
                    .isLessThan(Duration.ofMinutes(5));
        });
        var orders = posted.stream()
                .filter(card -> card.getString("type").equals("orderIncident"))
                .filter(card -> card.getJsonObject("fields").getInteger("peopleInvolved", 0) >= 20)
                .map(card -> card.getString("id"))
                .toList();
        assertThat(orders).hasSize(PICTURES / 2);
        Map<String, Long> pictures = posted.stream()
                .filter(card -> card.getString("type").equals("attachment"))
                .filter(card -> orders.contains(card.getJsonObject("fields").getString("about")))
                .collect(java.util.stream.Collectors.groupingBy(
                        card -> card.getJsonObject("fields").getString("file"),
                        java.util.stream.Collectors.counting()));
        assertThat(pictures)
                .hasSize(PICTURES)
                .allSatisfy((file, times) -> assertThat(times).isEqualTo(1));
    }

    /** Only while it is open: the network that a test takes away is not that of the service worker. */
    private static Person person(Path profile) {
        Person phone = browser.person("onSiteA", "zh-CN", Screen.PHONE, profile);
        phone.context().grantPermissions(List.of("clipboard-read"));
        return phone;
    }

    private static CDPSession slow(Person phone, Page page) {
        CDPSession network = phone.context().newCDPSession(page);
        network.send("Network.enable");
        JsonObject conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 100);
        conditions.addProperty("downloadThroughput", 20 * KIB);
        conditions.addProperty("uploadThroughput", 20 * KIB);
        network.send("Network.emulateNetworkConditions", conditions);
        return network;
    }

    private static void order(Page page, int people) {
        page.locator("a.act[href='#do/order']").tap();
        for (String field : List.of("zone", "kind", "orderGrade")) {
            page.locator("field-row[name=" + field + "] .seg label").first().tap();
        }
        page.locator("#f-peopleInvolved").fill(String.valueOf(people));
        page.locator("input[data-way=choose]")
                .setInputFiles(IntStream.range(0, 2)
                        .mapToObj(n -> new FilePayload("IMG_" + n + ".jpg", "image/jpeg", picture(people * 10 + n)))
                        .toArray(FilePayload[]::new));
        page.locator("photo-tray li img").nth(1).waitFor();
        page.locator("button.send").tap();
        page.locator("post-list li[data-state=waiting] .pictures").first().waitFor();
    }

    /** A picture with enough in it to take its time. */
    private static byte[] picture(int seed) {
        var random = new SplittableRandom(seed);
        var picture = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int x = 0; x < picture.getWidth(); x += 12) {
            for (int y = 0; y < picture.getHeight(); y += 12) {
                pen.setColor(new Color(random.nextInt(0x1000000)));
                pen.fillRect(x, y, 12, 12);
            }
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int number(String id) {
        return Integer.parseInt(id.replaceAll("\\D", ""));
    }

    private static double now(Page page) {
        return ((Number) page.evaluate("() => performance.now()")).doubleValue();
    }
}
