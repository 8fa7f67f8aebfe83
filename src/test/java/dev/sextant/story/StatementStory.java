package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Every word that leaves the house")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementStory {
    private static final String ST = "ST-01";
    private static final int ROUNDS = 8;
    private static final String TITLE = "关于云栖里门锁升级故障的说明";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;

    @BeforeAll
    static void aStatementIsChecked() {
        product = Product.started();
        incident = product.play("10:07");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @Order(1)
    @DisplayName("is not approved by who wrote it")
    void notByItsAuthor() {
        var spokesperson = product.as("spokesperson");
        var line = spokesperson.posts(
                incident, "holdingLine", new JsonObject().put("topic", "现场答复").put("line", "请到三楼接待区，十一点二十当面答复"));
        var own = spokesperson.tries(incident, moving(spokesperson, line, "approve"));
        assertThat(own.status()).as(own.text()).isIn(403, 422);
        assertThat(own.text()).contains("cannot approve");

        var page = approvals("spokesperson");
        page.page().locator(".queue a[href='#" + line + "']").click();
        page.page().locator("approval-item article h2").waitFor();
        assertThat(page.page()
                        .locator("approval-item footer .good:not([disabled])")
                        .count())
                .as("no way to approve it")
                .isZero();
        becomes(line, "draft");
    }

    @Test
    @Order(2)
    @DisplayName("is approved as the very text that was read: one that changed meanwhile is not")
    void notWhenItChanged() {
        var spokesperson = product.as("spokesperson").reading("zh");
        var asRead = moving(spokesperson, ST, "approve");
        var page = approvals("spokesperson");
        page.page().locator(".queue a[href='#" + ST + "']").click();
        page.page().locator("approval-item article", containing(TITLE)).waitFor();

        var officer = product.as("mediaOfficer");
        var card = officer.record(incident, ST).getJsonObject("card");
        var body = card.getJsonObject("fields").getString("body");
        officer.command(
                incident,
                new JsonObject()
                        .put("type", "amendRecord")
                        .put("id", ST)
                        .put("baseVersion", card.getValue("version"))
                        .put("fields", new JsonObject().put("body", body + "（补充）")));
        becomes(ST, "draft");
        page.page().locator("gone-item h2", containing("改动了正文")).waitFor();
        page.page().locator("gone-item button", containing("看改动之处")).click();
        page.page()
                .locator("gone-item ins, .open approval-text ins", containing("补充"))
                .waitFor();
        page.pictured("StatementStory.gone");
        officer.command(incident, moving(officer, ST, "submit"));
        checked();

        var refused = spokesperson.tries(incident, asRead);
        assertThat(refused.status()).as(refused.text()).isBetween(400, 499);
        assertThat(refused.text()).contains("文本已变更");
        becomes(ST, "awaitingSpokesperson");
    }

    @Test
    @Order(3)
    @DisplayName("is approved only by who shows once more that it is them, in the very session that approves")
    void notWithoutProof() {
        var spokesperson = product.as("spokesperson");
        var path = "/api/incidents/" + incident + "/commands";
        var approval = moving(spokesperson, ST, "approve")
                .put("commandId", UUID.randomUUID().toString());
        assertThat(spokesperson.post(path, approval).code()).isEqualTo("confirmIdentity");
        var elsewhere = product.as("spokesperson");
        assertThat(elsewhere.post("/api/session/confirm", new JsonObject()).status())
                .isEqualTo(204);
        var refused = spokesperson.post(path, approval);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("confirmIdentity");
        becomes(ST, "awaitingSpokesperson");
    }

    @Test
    @Order(4)
    @DisplayName(
            "is read and approved by the spokesperson, released by the leader, published from the phone, and then stands on the wall")
    void goesItsWay() {
        var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
        var spokesperson = approvals("spokesperson");
        decides(spokesperson);
        becomes(ST, "awaitingLeader");

        var leader = approvals("leader");
        leader.page().locator(".queue a[href='#" + ST + "']").click();
        leader.page().locator("approval-item article", containing("（补充）")).waitFor();
        leader.page().locator("approval-item .readers", containing("组长")).waitFor();
        leader.pictured("StatementStory.readers");
        decides(leader);
        becomes(ST, "approved");

        var publisher =
                browser.person("publisher", "zh-CN", Screen.PHONE).opens(product.url("spokesperson", "/approvals"));
        publisher.page().locator("live-dot[state=live]").waitFor();
        decides(publisher);
        becomes(ST, "published");
        publisher.page().locator(".queue a[href='#" + ST + "']").click();
        publisher
                .page()
                .locator("approval-item footer button", containing("撤回"))
                .waitFor();
        publisher.pictured("StatementStory.out");
        assertThat(publisher.barriers()).isEmpty();
        wall.page().locator("wall-log li", containing(TITLE + " · 已发布")).first().waitFor();
        assertThat(spokesperson.complaints()).allMatch(StatementStory::asksForProof);
        assertThat(leader.complaints()).allMatch(StatementStory::asksForProof);
        assertThat(wall.complaints()).isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("has a dossier that can be printed: every version, who approved what, where it went")
    void dossier() {
        var reader = browser.person("leader", "zh-CN", Screen.DESK)
                .opens(product.url("leader", "/incidents/" + incident + "/media?tab=statement"));
        reader.page().locator("live-dot[state=live]").waitFor();
        reader.page().locator(".card-line[data-record='" + ST + "']").click();
        var opened = reader.page()
                .waitForPopup(() -> reader.page()
                        .locator("record-pane a[href^='/incidents/'][href$='/dossier']")
                        .click());
        opened.waitForLoadState();
        assertThat(opened.locator("h1").innerText()).contains(ST, TITLE);
        assertThat(opened.locator("script").count()).isZero();
        assertThat(opened.locator("table").first().innerText()).contains("否决", "批准", "签发", "发布", "新闻发言人");
        assertThat(opened.locator("article").count()).isGreaterThanOrEqualTo(2);
        assertThat(opened.locator("article").last().innerText()).contains("在屏幕上看过这一稿：", "新闻发言人", "组长");
        opened.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Browser.SCREENS.resolve("dossier-zh.png")));
        for (String form : new String[] {"/dossier", "/dossier.pdf"}) {
            assertThat(product.stranger()
                            .get("/incidents/" + incident + "/records/" + ST + form)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    @Order(6)
    @DisplayName("the dossier is a file, too, whose Chinese reads on any machine")
    void dossierAsPdf() throws IOException {
        var bytes = product.as("spokesperson")
                .reading("zh")
                .bytes("/incidents/" + incident + "/records/" + ST + "/dossier.pdf");
        Files.write(Browser.SCREENS.resolve("dossier.pdf"), bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            // One glyph serves a character and its radical; what is copied may be either.
            var text = Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
            assertThat(text).contains(ST, "新闻发言人", "SHA-256", "1 / ");
            for (var font : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(font).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName(
            "is never approved and edited at once: whichever comes first over the network, only the text that was read is approved")
    void race() {
        for (int round = 0; round < ROUNDS; round++) {
            var officer = product.as("mediaOfficer");
            var id = officer.posts(incident, "statement", draft(round));
            officer.command(incident, moving(officer, id, "submit"));
            checked(id);
            becomes(id, "awaitingSpokesperson");
            var spokesperson = product.as("spokesperson");
            assertThat(spokesperson
                            .post("/api/session/confirm", new JsonObject())
                            .status())
                    .isEqualTo(204);
            var approval = moving(spokesperson, id, "approve");
            var card = officer.record(incident, id).getJsonObject("card");
            var edit = new JsonObject()
                    .put("type", "amendRecord")
                    .put("id", id)
                    .put("baseVersion", card.getValue("version"))
                    .put("fields", new JsonObject().put("title", "改过的标题 " + round));
            var edited = CompletableFuture.supplyAsync(() -> officer.tries(incident, edit));
            var approved = spokesperson.tries(incident, approval);
            assertThat(edited.join().status()).as(edited.join().text()).isEqualTo(200);
            assertThat(approved.status()).as(approved.text()).isIn(200, 409);
            becomes(id, "draft");
            var replayed = spokesperson.tries(
                    incident, approval.copy().put("commandId", UUID.randomUUID().toString()));
            assertThat(replayed.status()).as("the approval once more").isEqualTo(409);
            assertThat(product.as("leader").record(incident, id).getJsonArray("history").stream()
                            .map(entry -> ((JsonObject) entry).getString("act"))
                            .reduce((first, last) -> last))
                    .as("an approval that came first is void from the edit on")
                    .contains("amend");
        }
    }

    private static JsonObject draft(int round) {
        return new JsonObject()
                .put("kind", "progress")
                .put("title", "门锁恢复进展 " + round)
                .put("body", "工程师正在按楼栋顺序逐户恢复门锁，三楼接待区全天开放，有老人和儿童的住户优先安排。下一次说明在今日十四时发布，请以正式说明为准。")
                .put("facts", new JsonArray().add(new JsonObject().put("text", "逐户恢复")))
                .put("channels", new JsonArray().add("notice"));
    }

    /** The browser tells of every refusal; this one is the question who it is. */
    private static boolean asksForProof(String complaint) {
        return complaint.contains("status of 403") && complaint.contains("/commands");
    }

    private static void decides(Person person) {
        person.page().locator(".queue a[href='#" + ST + "']").click();
        person.page().locator("approval-item article", containing("（补充）")).waitFor();
        person.page().locator("approval-item footer .good").click();
        person.page().locator("decide-dialog dialog[open] button.good").click();
        // Who came in by the demo's tap has proved nothing yet.
        person.page().locator("confirm-identity dialog[open] button.primary").click();
        person.page().waitForFunction("() => !document.querySelector('decide-dialog dialog[open]')");
    }

    private static void checked() {
        checked(ST);
    }

    private static void checked(String id) {
        var legal = product.as("legal");
        var review = legal.posts(
                incident,
                "legalReview",
                new JsonObject()
                        .put("targetType", "statement")
                        .put("target", id)
                        .put("opinion", "pass"));
        var head = product.as("assessmentHead");
        head.command(incident, moving(head, id, "check").put("fields", new JsonObject().put("legalReview", review)));
    }

    /** A move on the record as this person has just read it. */
    private static JsonObject moving(Client person, String id, String move) {
        var card = person.record(incident, id).getJsonObject("card");
        var command = new JsonObject().put("type", "moveRecord").put("id", id).put("move", move);
        return card.getValue("hash") == null ? command : command.put("textHash", card.getValue("hash"));
    }

    /** What was acknowledged is read a moment later: the readers follow the journal. */
    private static void becomes(String id, String state) {
        var leader = product.as("leader");
        await().until(() -> leader.record(incident, id)
                .getJsonObject("card")
                .getString("state")
                .equals(state));
    }

    private static Person approvals(String account) {
        var person = browser.person(account, "zh-CN", Screen.DESK).opens(product.url(account, "/approvals"));
        person.page().locator("live-dot[state=live]").waitFor();
        return person;
    }

    private static com.microsoft.playwright.Page.LocatorOptions containing(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
