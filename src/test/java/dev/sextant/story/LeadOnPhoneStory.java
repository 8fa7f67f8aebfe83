package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("The leader, away from the desk with a phone,")
class LeadOnPhoneStory {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;

    @BeforeAll
    static void theCrowdGrows() {
        product = Product.started();
        incident = product.play("10:21");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName(
            "decides the level, for the reasons of the rules or for their own, answers a request for authority, issues a directive and sees who has read it, and why nothing can end yet")
    void decides() {
        String request = product.as("negotiationHead")
                .posts(
                        incident,
                        "crossGroupRequest",
                        new JsonObject()
                                .put("fromGroup", "negotiation")
                                .put("toGroup", "command")
                                .put("kind", "approval")
                                .put("content", "住户要每户800元，可否承诺600元以内")
                                .put(
                                        "neededBy",
                                        product.now()
                                                .plus(Duration.ofMinutes(30))
                                                .toString()));
        Person leader = browser.person("leader", "zh-CN", Screen.PHONE).opens(product.url("leader", "/field"));
        Page page = leader.page();
        page.locator("a[href='/field/lead']").first().tap();
        page.locator("live-dot[state=live]").waitFor();

        page.locator(".need-row", containing("建议")).locator("> button").last().tap();
        leader.waitsUntil(reason("startsWith('按规则：聚集人数 72 人（≥ 50）')"));
        dialog(page).locator("select").selectOption("red");
        leader.waitsUntil(reason("trim() === ''"));
        dialog(page).locator("select").selectOption("orange");
        leader.waitsUntil(reason("startsWith('按规则')"));
        leader.pictured("lead-level.zh");
        assertThat(leader.barriers()).isEmpty();
        submits(page);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(header().getJsonObject("incident").getString("level"))
                                .isEqualTo("orange"));
        assertThat(header().getJsonObject("incident").getString("levelReason")).startsWith("按规则：聚集人数 72 人（≥ 50）");

        Locator asked = page.locator(".need", containing("住户要每户800元"));
        asked.waitFor();
        leader.pictured("lead-wait.zh");
        assertThat(leader.barriers()).isEmpty();
        asked.tap();
        page.locator(".record-acts button", containing("答复满足")).tap();
        dialog(page).locator("textarea").last().fill("可在600元以内承诺，逐户签字");
        submits(page);
        asked.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(product.as("leader")
                        .record(incident, request)
                        .getJsonObject("card")
                        .getString("state"))
                .isEqualTo("fulfilled");

        page.locator("nav a[href='#orders']").tap();
        page.locator("button.wide").tap();
        page.locator("post-form textarea").first().fill("各组十分钟内报一次人数与情绪");
        page.locator("post-form .pick", containing("现场处置")).tap();
        page.locator("post-form .pick", containing("后勤保障")).tap();
        page.locator("post-form button[type=submit]").tap();
        Locator order = page.locator(".order", containing("各组十分钟内报一次"));
        order.locator(".told", within("0/2")).waitFor();
        product.as("onSiteHead").command(incident, acknowledges(order.getAttribute("aria-label")));
        order.locator(".told", within("1/2")).waitFor();
        order.locator(".receipt", within("已签收")).waitFor();
        leader.pictured("lead-orders.zh");
        assertThat(leader.barriers()).isEmpty();

        page.locator("nav a[href='#state']").tap();
        page.locator(".phase-card button", containing("终止响应")).tap();
        dialog(page).locator(".missing-list button").first().waitFor();
        leader.pictured("lead-end.zh");
        assertThat(leader.barriers()).isEmpty();
        assertThat(leader.complaints()).isEmpty();
    }

    @Test
    @DisplayName(
            "is told without a network that decisions need one, opens the page all the same, and finds what was typed")
    void withoutNetwork() {
        Person leader = browser.person("leader", "en", Screen.PHONE).opens(product.url("leader", "/field/lead"));
        Page page = leader.page();
        page.locator("live-dot[state=live]").waitFor();
        leader.waitsUntil("async () => Boolean(await caches.match('/field/lead'))");
        page.reload();
        leader.keepsThePage();
        page.locator("live-dot[state=live]").waitFor();
        page.locator("nav a[href='#orders']").tap();
        page.locator("button.wide").tap();
        page.locator("post-form textarea").first().fill("Keep the gate free for the ambulance");
        page.locator("post-form .pick", containing("Logistics")).tap();
        leader.waitsUntil("async () => Boolean(await (await import('/app/post/vault.js')).recall('view." + incident
                + ".board.command'))");

        leader.goesOffline();
        page.locator(".held", containing("No network")).waitFor();
        page.locator("post-form button[type=submit]").tap();
        page.locator("post-form held-note", containing("No network")).waitFor();
        page.reload();
        page.locator("post-form textarea").first().waitFor();
        page.locator(".held", containing("No network")).waitFor();
        assertThat(page.locator("post-form textarea").first().inputValue())
                .isEqualTo("Keep the gate free for the ambulance");
        leader.pictured("lead-offline.en");

        leader.goesOnline();
        page.locator("live-dot[state=live]").waitFor();
        page.locator("post-form button[type=submit]").tap();
        page.locator(".order", containing("Keep the gate free")).waitFor();
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    @DisplayName(
            "is told while deciding the level that somebody else has just decided it, and is asked before overruling that")
    void decidedMeanwhile() {
        try (Person leader = browser.person("leader", "zh-CN", Screen.PHONE)
                .opens(product.url("leader", "/field/lead?incident=" + incident))) {
            Page page = leader.page();
            page.locator("live-dot[state=live]").waitFor();
            page.locator("nav a[href='#state']").tap();
            page.locator(".level-card button", containing("其他等级")).tap();
            Locator dialog = dialog(page);
            dialog.locator("textarea").last().fill("现场已稳定");
            product.as("leader")
                    .command(
                            incident,
                            new JsonObject()
                                    .put("type", "setLevel")
                                    .put("level", "red")
                                    .put("reason", "又来了一百人"));
            dialog.locator(".notice", within("Ⅰ 红色")).waitFor();
            dialog.locator("select").first().selectOption("yellow");
            dialog.locator("button[type=submit]").tap();
            dialog.locator("field-form", within("再提交一次")).waitFor();
            assertThat(header().getJsonObject("incident").getString("level")).isEqualTo("red");
            assertThat(dialog.locator("textarea").last().inputValue()).isEqualTo("现场已稳定");
            leader.pictured("lead-decided.zh");
            assertThat(leader.barriers()).isEmpty();
            dialog.locator("button[type=submit]").tap();
            dialog.locator(".outcome.ask button.primary").tap(); // lowering so soon is asked about, too
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(header().getJsonObject("incident").getString("level"))
                                    .isEqualTo("yellow"));
        }
    }

    @Test
    @DisplayName("reads a line that was voided as no acknowledgement, whoever had passed it on before")
    void voided() {
        try (Person leader = browser.person("leader", "zh-CN", Screen.PHONE)
                .opens(product.url("leader", "/field/lead?incident=" + incident))) {
            leader.page().locator("live-dot[state=live]").waitFor();
            assertThat(leader.page().evaluate("""
                            async incident => {
                              const {answeredWord, receiptOf} = await import('/app/board/pictures/acknowledgements.js');
                              const plan = await (await fetch(`/api/incidents/${incident}/plan`)).json();
                              const given = [];
                              for (const [type, record] of Object.entries(plan.records).filter(([, one]) => one.answers))
                                for (const state of Object.keys(record.states)) if (receiptOf({plan}, {type, state}).given) given.push(state);
                              return given.join() + ' ' + answeredWord({plan}, 'directiveAck');
                            }""", incident))
                    .isEqualTo("acknowledged,inProgress,completed,declined,read 已签收");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("is told of a second incident that waits, how much waits in both, and goes over to it and back")
    void aSecondOne() {
        try (Person leader = browser.person("leader", "zh-CN", Screen.PHONE)
                .opens(product.url("leader", "/field/lead?incident=" + incident))) {
            Page page = leader.page();
            page.locator("live-dot[state=live]").waitFor();
            product.as("duty").opensIncidentOfTheWater();
            Locator other = page.locator(".elsewhere button.waits", containing("滨江苑停水"));
            other.waitFor();
            leader.pictured("lead-two.zh");
            assertThat(leader.barriers()).isEmpty();
            other.tap();
            page.locator(".begin-what", containing("滨江苑停水")).waitFor();
            page.locator("live-dot[state=live]").waitFor();
            page.locator(".elsewhere button", containing("云栖里")).tap();
            page.locator(".lead-head h1", containing("云栖里")).waitFor();
            assertThat(leader.complaints()).isEmpty();
        }
    }

    /** The acknowledgement of the group on site. */
    private static JsonObject acknowledges(String directive) {
        JsonObject records =
                product.as("onSiteHead").view(incident, "board.onSite").getJsonObject("records");
        String id = records.fieldNames().stream()
                .filter(each -> {
                    JsonObject card = records.getJsonObject(each);
                    return "onSite".equals(card.getString("group"))
                            && directive.equals(card.getJsonObject("fields", new JsonObject())
                                    .getString("directive"));
                })
                .findFirst()
                .orElseThrow();
        return new JsonObject().put("type", "moveRecord").put("id", id).put("move", "acknowledge");
    }

    private static JsonObject header() {
        return product.as("leader").view(incident, "wall");
    }

    private static Locator dialog(Page page) {
        Locator dialog = page.locator("act-dialog dialog[open]");
        dialog.waitFor();
        return dialog;
    }

    private static void submits(Page page) {
        page.locator("act-dialog dialog[open] button[type=submit]").tap();
        page.waitForFunction("() => !document.querySelector('act-dialog dialog[open]')");
    }

    private static Locator.LocatorOptions within(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    /** What the reason in the dialog is: ready written where one agrees with the rules, one's own words where not. */
    private static String reason(String is) {
        return "() => document.querySelector('act-dialog textarea').value." + is;
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
