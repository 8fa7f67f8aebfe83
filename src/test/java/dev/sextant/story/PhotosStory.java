package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A photo from the field")
class PhotosStory {
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
            "taken offline survives the page being closed; then its text arrives, then both pictures, each once, and the board shows them")
    void offline(@TempDir Path profile) {
        try (Person phone = phone("onSiteA", profile)) {
            phone.keepsThePage();
            phone.goesOffline();
            order(phone, "12");
            take(phone, 1, 2);
            phone.page().locator("photo-tray").scrollIntoViewIfNeeded();
            phone.pictured("field-photos.zh");
            assertThat(phone.barriers()).isEmpty();
            phone.page().locator("button.send").tap();
            phone.page().locator("post-list li[data-state=waiting] .pictures").waitFor();
            phone.page().locator("net-line", containing("2 个附件待发")).waitFor();
        }
        Person again = browser.person("onSiteA", "zh-CN", Screen.PHONE, profile);
        again.context().grantPermissions(List.of("clipboard-read"));
        again.goesOffline().opens(product.url() + "/field");
        again.page().locator("post-list li[data-state=waiting] .pictures").waitFor();
        again.goesOnline();
        again.page().locator("post-list .pictures[data-sent='2']").waitFor();
        again.pictured("field-photos-sent.zh");

        List<JsonObject> orders = records("orderIncident", "peopleInvolved", 12);
        assertThat(orders).hasSize(1);
        String order = orders.get(0).getString("id");
        List<JsonObject> pictures = records("attachment", "about", order);
        assertThat(pictures).hasSize(2).allSatisfy(picture -> {
            JsonObject fields = picture.getJsonObject("fields");
            assertThat(fields.getBoolean("placeRemoved")).isTrue();
            assertThat(fields.getString("piiLevel")).isEqualTo("p2");
            assertThat(fields.getLong("sizeBytes")).isLessThan(400 * 1024);
            assertThat(fields.getString("capturedAt")).isNotBlank();
            String file = "/api/incidents/" + incident + "/files/" + picture.getString("id");
            assertThat(product.as("leader").get(file).status()).isEqualTo(200);
            assertThat(product.as("leader").get(file + "/small").header("Content-Type"))
                    .contains("image/jpeg");
            assertThat(product.as("mediaOfficer").get(file).status())
                    .as("whom the plan does not name")
                    .isEqualTo(403);
        });
    }

    @Test
    @DisplayName("and a spoken note, heard before it is sent, and a paper arrive with the text; the board plays it")
    void spoken(@TempDir Path profile) {
        Person phone = phone("onSiteA", profile);
        phone.context().grantPermissions(List.of("microphone"));
        order(phone, "27");
        phone.page().locator("voice-note button").tap();
        phone.page().locator("voice-note .recording").waitFor();
        phone.page()
                .waitForFunction("() => !document.querySelector('voice-note .recording').textContent.includes('0:00')");
        phone.pictured("field-recording.zh");
        phone.page().locator("voice-note .recording").tap();
        phone.page().waitForFunction("() => document.querySelector('.photos audio')?.readyState > 0");
        phone.page().locator("photo-tray").scrollIntoViewIfNeeded();
        phone.pictured("field-spoken.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("photo-row input[data-way=choose]").setInputFiles(new FilePayload[] {
            new FilePayload("告知书.pdf", "application/pdf", "%PDF-1.7 paper".getBytes(StandardCharsets.UTF_8)),
            new FilePayload("名单.xlsx", "application/vnd.ms-excel", new byte[] {1})
        });
        phone.page().locator(".photos .other a", containing("告知书.pdf")).waitFor();
        phone.page().locator("photo-tray .error", containing("只收图片、PDF 和录音")).waitFor();
        phone.page().locator("button.send").tap();
        phone.page().locator("post-list .pictures[data-sent='2']").waitFor();

        String order = records("orderIncident", "peopleInvolved", 27).get(0).getString("id");
        List<JsonObject> notes = records("attachment", "about", order);
        assertThat(notes).hasSize(2);
        assertThat(notes)
                .filteredOn(note -> kind(note).equals("audio"))
                .singleElement()
                .satisfies(note -> {
                    String file = "/api/incidents/" + incident + "/files/" + note.getString("id");
                    assertThat(product.as("leader").get(file).header("Content-Type"))
                            .contains("audio/webm");
                });
        Person head = browser.person("onSiteHead", "zh-CN", Screen.DESK)
                .opens(product.url("onSiteHead", "/incidents/" + incident + "/onSite?record=" + order));
        head.page().locator("record-files audio").waitFor();
        head.page().locator("record-files audio").evaluate("audio => { audio.muted = true; return audio.play() }");
        head.page().waitForFunction("() => document.querySelector('record-files audio').currentTime > 0");
        head.pictured("board-spoken.zh");
        assertThat(head.barriers()).isEmpty();
    }

    private static String kind(JsonObject attachment) {
        return attachment.getJsonObject("fields").getString("mime");
    }

    @Test
    @DisplayName(
            "is on the board as a small picture, and large in front of whoever clicks it; the desk adds a file, too")
    void onTheBoard() {
        String order = product.as("onSiteA")
                .posts(
                        incident,
                        "orderIncident",
                        new JsonObject()
                                .put("zone", "Z-01")
                                .put("kind", "blocking")
                                .put("orderGrade", "minor")
                                .put("peopleInvolved", 16));
        Person head = browser.person("onSiteHead", "zh-CN", Screen.DESK)
                .opens(product.url("onSiteHead", "/incidents/" + incident + "/onSite?record=" + order));
        head.page().locator("record-files input").setInputFiles(new FilePayload[] {
            new FilePayload("现场.jpg", "image/jpeg", picture(7)),
            new FilePayload("告知书.pdf", "application/pdf", "%PDF-1.7 paper".getBytes(StandardCharsets.UTF_8))
        });
        head.page().locator("record-files img").first().waitFor();
        head.page().locator("record-files a.file-line", containing("告知书.pdf")).waitFor();
        head.pictured("board-files.zh");
        assertThat(head.barriers()).isEmpty();
        head.page().locator("record-files .file-picture").click();
        head.page().locator("dialog.file-large img").waitFor();
        head.pictured("board-file-large.zh");
        assertThat(head.barriers()).isEmpty();
        head.page().keyboard().press("Escape");
        assertThat(records("attachment", "about", order)).hasSize(2);
        assertThat(head.complaints())
                .as("but that it was not there at the first look")
                .allMatch(complaint -> complaint.contains("404") && complaint.contains("/files/"));

        Person reader = browser.person("onSiteB", "en", Screen.DESK)
                .opens(product.url("onSiteB", "/incidents/" + incident + "/onSite?record=" + order));
        reader.page().locator("record-files img").first().waitFor();
        reader.pictured("board-files.en");
    }

    @Test
    @DisplayName("says on the board that it is on its way, and is there without a reload when it has come")
    void onItsWay() {
        JsonObject declared = new JsonObject()
                .put("about", "Z-01")
                .put("group", "onSite")
                .put("fileName", "门前")
                .put("mime", "image")
                .put("piiLevel", "p2");
        byte[] picture = picture(8);
        String record = product.as("onSiteA")
                .posts(
                        incident,
                        "attachment",
                        declared.put("file", sha256(picture)).put("sizeBytes", picture.length));
        Person head = browser.person("onSiteHead", "zh-CN", Screen.DESK)
                .opens(product.url("onSiteHead", "/incidents/" + incident + "/onSite?record=Z-01"));
        head.page().locator("record-files .file-coming", containing("传输中")).waitFor();
        for (int from = 0; from < picture.length; from += 500_000) {
            assertThat(product.as("onSiteA")
                            .puts(
                                    "/api/incidents/" + incident + "/files/" + record + "?from=" + from,
                                    Arrays.copyOfRange(picture, from, Math.min(picture.length, from + 500_000)))
                            .status())
                    .isEqualTo(200);
        }
        head.page().locator("record-files img").first().waitFor();
    }

    @Test
    @DisplayName("that breaks off in the middle goes on where it was, and never holds up a word")
    void brokenOff(@TempDir Path profile) {
        Person phone = phone("onSiteB", profile);
        var parts = new AtomicInteger();
        var open = new AtomicInteger();
        phone.context().route("**/files/*?from=*", route -> {
            if (parts.incrementAndGet() == 2 && open.get() == 0) {
                route.abort();
            } else if (parts.get() > 2 && open.get() == 0) {
                route.abort();
            } else {
                route.resume();
            }
        });
        order(phone, "13");
        take(phone, 3);
        phone.page().locator("button.send").tap();
        phone.page().waitForCondition(() -> parts.get() >= 2);
        phone.page().locator("a.act[href='#do/note']").tap();
        phone.page().locator("#f-text").fill("照片还在传，话先到");
        phone.page().locator("button.send").tap();
        phone.page()
                .locator("post-list li[data-state=sent]", containing("照片还在传，话先到"))
                .waitFor();
        String order = records("orderIncident", "peopleInvolved", 13).get(0).getString("id");
        String picture = records("attachment", "about", order).get(0).getString("id");
        String file = "/api/incidents/" + incident + "/files/" + picture;
        assertThat(product.as("leader").get(file).status()).isEqualTo(404);
        JsonObject held = product.as("onSiteB").get(file + "/upload").body();
        assertThat(held.getLong("have")).as("the first part").isEqualTo(256 * 1024);

        int before = parts.get();
        open.set(1);
        phone.page().evaluate("() => document.querySelector('field-app').outbox.pictures.wake()");
        phone.page().locator("post-list .pictures[data-sent='1']").waitFor();
        assertThat(parts.get() - before).as("only what was missing").isLessThanOrEqualTo(2);
        assertThat(product.as("leader").get(file).status()).isEqualTo(200);
        assertThat(records("attachment", "about", order)).hasSize(1);
    }

    @Test
    @DisplayName("may have a face drawn over before it leaves the phone, and the record says so")
    void blurred(@TempDir Path profile) {
        Person phone = phone("onSiteB", profile);
        order(phone, "14");
        take(phone, 4);
        phone.page().locator("photo-tray .blur").tap();
        phone.page().locator("dialog.blurring canvas[width]").waitFor();
        phone.page().waitForFunction("() => document.querySelector('dialog.blurring canvas').width > 300");
        phone.page().locator("dialog.blurring canvas").tap();
        phone.pictured("field-blur.zh");
        assertThat(phone.barriers()).isEmpty();
        phone.page().locator("dialog.blurring button.primary").tap();
        phone.page().waitForFunction("() => !document.querySelector('dialog.blurring')");
        phone.page().locator("button.send").tap();
        phone.page().locator("post-list .pictures[data-sent='1']").waitFor();
        String order = records("orderIncident", "peopleInvolved", 14).get(0).getString("id");
        assertThat(records("attachment", "about", order)
                        .get(0)
                        .getJsonObject("fields")
                        .getBoolean("facesBlurred"))
                .isTrue();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    @DisplayName("that still waits is asked about when somebody signs out")
    void signingOut(@TempDir Path profile) {
        Person phone = phone("onSiteA", profile);
        phone.context().route("**/files/**", route -> route.abort());
        order(phone, "15");
        take(phone, 5);
        phone.page().locator("button.send").tap();
        phone.page()
                .locator("post-list li[data-state=sent] .pictures[data-sent='0']")
                .waitFor();
        phone.page().locator("nav a[href='#me']").tap();
        phone.page().locator("me-tab .ways button").tap();
        phone.page().locator("me-tab dialog[open]").waitFor();
        assertThat(phone.page().locator("me-tab dialog h2").innerText()).contains("1");
    }

    private static Person phone(String account, Path profile) {
        Person phone = browser.person(account, "zh-CN", Screen.PHONE, profile);
        // Only while it is open: the network that a test takes away is not that of the service worker.
        phone.context().grantPermissions(List.of("clipboard-read"));
        phone.opens(product.url(account, "/field"));
        phone.page().locator("net-line[state=live]").waitFor();
        return phone;
    }

    private static void order(Person phone, String people) {
        phone.page().locator("a.act[href='#do/order']").tap();
        for (String field : List.of("zone", "kind", "orderGrade")) {
            phone.page()
                    .locator("field-row[name=" + field + "] .seg label")
                    .first()
                    .tap();
        }
        phone.page().locator("#f-peopleInvolved").fill(people);
    }

    private static void take(Person phone, int... seeds) {
        FilePayload[] files = new FilePayload[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            files[i] = new FilePayload("IMG_" + seeds[i] + ".jpg", "image/jpeg", picture(seeds[i]));
        }
        phone.page().locator("input[data-way=choose]").setInputFiles(files);
        phone.page().locator("photo-tray li img").nth(seeds.length - 1).waitFor();
    }

    /** A picture as a camera takes it: 2400 pixels wide, with more in it than 400 KB can hold. */
    private static byte[] picture(int seed) {
        var random = new SplittableRandom(seed);
        var picture = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < picture.getWidth(); x += 6) {
            for (int y = 0; y < picture.getHeight(); y += 6) {
                var pen = picture.createGraphics();
                pen.setColor(new java.awt.Color(random.nextInt(0x1000000)));
                pen.fillRect(x, y, 6, 6);
                pen.dispose();
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonObject> records(String type, String field, Object value) {
        return product.as("leader").view(incident, "board.onSite").getJsonObject("records").stream()
                .map(entry -> (JsonObject) entry.getValue())
                .filter(card -> card.getString("type").equals(type))
                .filter(card -> value.equals(card.getJsonObject("fields").getValue(field)))
                .toList();
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
