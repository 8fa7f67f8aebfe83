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
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("At the desk")
class DeskStory {
    private static final String STATEMENT = "ST-02";
    private static final String SHORT = "正在核查。";

    /** Asked on the page itself, from frame to frame: the server's next word makes it live again. */
    private static final String LOST = """
            async () => {
              const dot = document.querySelector('live-dot'), until = performance.now() + 1000;
              dispatchEvent(new Event('offline'));
              while (dot.getAttribute('state') !== 'stale' && performance.now() < until) await new Promise(requestAnimationFrame);
              return dot.getAttribute('state') === 'stale';
            }""";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;

    @BeforeAll
    static void aTextIsSubmitted() {
        product = Product.started();
        incident = product.play("10:50");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName("a form that is wrong shows the first mistake, names them all, and loses nothing that was typed")
    void mistakes() {
        var officer = on("mediaOfficer", "/incidents/" + incident + "/media");
        officer.page().locator(".board-main .top button[aria-keyshortcuts=n]").click();
        var body = officer.page().locator("post-form .of-text textarea").first();
        body.fill(SHORT);
        officer.page().locator("post-form button[type=submit]").click();

        officer.page().locator("post-form .mistakes", containing("正文")).waitFor();
        officer.page().waitForFunction("() => document.activeElement?.closest('.field.wrong')");
        assertThat(officer.page()
                        .evaluate(
                                "() => { const seen = document.activeElement.getBoundingClientRect(); return seen.top >= 0"
                                        + " && seen.bottom <= innerHeight }"))
                .as("the first mistake is in sight")
                .isEqualTo(true);
        assertThat(body.inputValue()).isEqualTo(SHORT);

        officer.page()
                .locator("post-form .mistakes li", containing("正文"))
                .locator("button")
                .click();
        // A way to each of them.
        officer.page().waitForFunction("text => document.activeElement.value === text", SHORT);
        officer.pictured("board-mistakes.zh");
        fine(officer);
    }

    @Test
    @DisplayName("a text finds only the reviews of this text, written from there; whoever checks it is somebody else")
    void reviewOfThisText() {
        var legal = on("legal", "/approvals");
        legal.page().locator(".queue a[href='#" + STATEMENT + "']").click();
        var page = legal.page().locator("approval-item article");
        page.locator("h3 a", new Locator.LocatorOptions().setHasText("合规审查")).waitFor();
        assertThat(page.innerText()).contains("还没有针对本文的审查").doesNotContain("LR-01");

        page.locator("h3 a").first().click();
        legal.page().locator("post-form .segment", containing("通过")).first().click();
        assertThat(legal.page().locator("post-form select").nth(1).inputValue())
                .as("what is reviewed is filled in")
                .isEqualTo(STATEMENT);
        legal.page().locator("post-form button[type=submit]").click();

        legal.page().waitForURL("**/approvals*");
        legal.page().locator("approval-item article", containing("LR-03")).waitFor();
        fine(legal);

        var head = on("assessmentHead", "/approvals");
        head.page().locator(".queue a[href='#" + STATEMENT + "']").click();
        head.page().locator("approval-item article", containing("LR-03")).waitFor();
        head.page().locator("approval-item footer .good").click();
        var choice = head.page().locator("decide-dialog select");
        head.page().waitForFunction("() => document.querySelector('decide-dialog select')?.value === 'LR-03'");
        assertThat(choice.locator("option").count())
                .as("this one, and none of other texts")
                .isEqualTo(2);
        head.page()
                .locator("decide-dialog button.primary, decide-dialog button.good")
                .last()
                .click();
        var leader = product.as("leader");
        await().until(() -> leader.record(incident, STATEMENT)
                .getJsonObject("card")
                .getString("state")
                .equals("awaitingSpokesperson"));
        fine(head);
    }

    @Test
    @DisplayName("one key searches the whole incident, from any board to a record of any other")
    void search() {
        var head = on("onSiteHead", "/incidents/" + incident + "/onSite");
        head.page().locator("live-dot[state=live]").waitFor();
        head.page().keyboard().press("f");
        head.page().keyboard().type("固件 升级");
        var hits = head.page().locator("find-dialog [role=option]");
        hits.first().waitFor();
        assertThat(hits.first().locator("mark").first().innerText()).isIn("固件", "升级");
        head.pictured("board-search.zh");
        String found = hits.first().locator("b").innerText();
        head.page().keyboard().press("Enter");
        head.page().locator("record-pane .record-of", containing(found)).waitFor();

        head.page().keyboard().press("Escape");
        head.page().keyboard().press("f");
        head.page().locator("find-dialog input").fill("没有这样的词");
        head.page().locator("find-dialog [role=status]", containing("没有找到")).waitFor();
        assertThat(hits.count()).isZero();
        fine(head);
    }

    @Test
    @DisplayName("a screen is not live within a second of losing the network")
    void networkLost() {
        var head = on("onSiteHead", "/incidents/" + incident + "/onSite");
        var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
        for (Person person : new Person[] {head, wall}) {
            person.page().locator("live-dot[state=live]").waitFor();
            assertThat(person.page().evaluate(LOST)).as("not live any more").isEqualTo(true);
        }
        wall.page().locator("wall-stopped").waitFor();
        // The device was wrong, or the network is back: the next word from the server makes it live.
        head.page().locator("live-dot[state=live]").waitFor();
        wall.page().locator("wall-screen[state=live]").waitFor();
        fine(head, wall);
    }

    @Test
    @DisplayName("a wall whose session ended says so, and goes on by itself when somebody signed in")
    void signedOut() {
        var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-tile").first().waitFor();
        wall.page().evaluate("() => fetch('/api/session', {method: 'DELETE'})");
        wall.page().locator("wall-standby [role=alert]").waitFor();
        wall.pictured("wall-signed-out.zh");
        assertThat(wall.page().locator("wall-standby").innerText()).contains("登录已结束", "重新登录");

        wall.page().evaluate("() => fetch('/demo/wall?to=/favicon.svg')");
        wall.page().locator("wall-screen[state=live] wall-tile").first().waitFor();
        wall.close();
    }

    @Test
    @DisplayName(
            "the leader gives a group another head on the command board; what is wrong is said at the person, and nothing typed is lost")
    void roster() {
        var leader = on("leader", "/incidents/" + incident + "/command");
        leader.page().locator(".muster button", containing("名册")).last().click();
        var people = leader.page().locator("act-dialog .entries > li");
        people.nth(2).waitFor();
        assertThat(people.count()).isEqualTo(3);
        people.nth(1).locator(".segment", inside("负责人")).first().click();
        leader.page().locator("act-dialog .add").click();
        people.nth(3).locator("input[type=text]").first().fill("chen");
        leader.page().locator("act-dialog textarea").fill("原组长出差");
        leader.page().locator("act-dialog button[type=submit]").click();
        people.nth(3).locator(".field-problem", inside("chen")).waitFor();
        people.nth(1).locator(".field-problem", inside("只能有一人")).waitFor();
        leader.pictured("board-roster.zh");
        assertThat(leader.barriers()).isEmpty();

        people.nth(0).locator(".segment", inside("组员")).first().click();
        people.nth(3).locator(".of-text input").fill("陈调度");
        leader.page().locator("act-dialog button[type=submit]").click();
        await().untilAsserted(() -> assertThat(product.as("leader")
                        .view(incident, "board.command")
                        .getJsonObject("roster")
                        .getJsonObject("logistics")
                        .fieldNames())
                .contains("chen"));
        assertThat(product.as("leader")
                        .view(incident, "board.command")
                        .getJsonObject("roster")
                        .getJsonObject("logistics")
                        .getJsonObject("logisticsOfficer")
                        .getString("part"))
                .isEqualTo("head");
        fine(leader);
    }

    @Test
    @DisplayName("the leader corrects the first report: people gather at five sites, and the rules look again")
    void firstReport() {
        var leader = on("leader", "/incidents/" + incident + "/command");
        leader.page().locator(".intake-card summary").click();
        leader.page().locator(".intake-card button", containing("更正接报信息")).click();
        var dialog = leader.page().locator("act-dialog dialog");
        dialog.getByLabel("同时聚集地点数").fill("5");
        dialog.locator("button[type=submit]").click();
        dialog.locator(".field-problem").first().waitFor();
        dialog.locator("textarea").last().fill("另有四个门店同时有人聚集");
        leader.pictured("board-first-report.zh");
        dialog.locator("button[type=submit]").click();
        leader.page()
                .locator(".level-card .reasons li", containing("多点串联"))
                .locator("level-badge")
                .waitFor();
        leader.page().locator(".intake-card dd", containing("5")).first().waitFor();
        fine(leader);
    }

    @Test
    @DisplayName(
            "a deputy may change the phase as soon as the leader delegates it, and no longer when it is taken back")
    void delegation() {
        var deputy = on("deputy", "/incidents/" + incident + "/command");
        var phase = deputy.page().locator(".phase-card .acts button", containing("其他阶段"));
        deputy.page().locator(".phase-card h2").waitFor();
        assertThat(phase.count()).isZero();
        var leader = product.as("leader");
        var until = Instant.parse(leader.view(incident, "board.command")
                        .getJsonObject("incident")
                        .getString("activatedAt"))
                .plus(Duration.ofHours(8));
        var id = leader.posts(
                incident, "delegation", new JsonObject().put("to", "deputy").put("until", until.toString()));
        phase.waitFor();
        deputy.page().locator(".board-head .chip", containing("代行组长 副组长")).waitFor();
        deputy.pictured("board-acting.zh");

        leader.command(
                incident,
                new JsonObject().put("type", "moveRecord").put("id", id).put("move", "takeBack"));
        phase.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        fine(deputy);
    }

    @Test
    @DisplayName("what the plan wants drawn is drawn over time, a line for each platform, named with its newest figure")
    void chart() {
        var officer = on("mediaOfficer", "/incidents/" + incident + "/media");
        officer.page().locator(".top button[aria-keyshortcuts=n]").waitFor();
        for (int views : new int[] {31_000, 46_000}) {
            product.as("mediaOfficer")
                    .posts(
                            incident,
                            "sentimentSample",
                            new JsonObject()
                                    .put("platform", "短视频平台")
                                    .put("views", views)
                                    .put("negative", 50)
                                    .put("neutral", 30)
                                    .put("positive", 20)
                                    .put("sentimentTrend", "rising"));
        }
        officer.page().locator("trend-chart canvas").waitFor();
        officer.page().locator(".chart-key li", containing("短视频平台 46,000")).waitFor();
        officer.pictured("board-chart.zh");
        fine(officer);
    }

    @Test
    @DisplayName("the log is read back to its beginning")
    void wholeLog() {
        var log = product.as("leader").view(incident, "log");
        var newest = log.getJsonObject("entries").fieldNames().stream()
                .mapToLong(Long::parseLong)
                .sorted()
                .boxed()
                .toList();
        var middle = newest.get(newest.size() / 2);
        var earlier = product.as("leader")
                .get("/api/incidents/" + incident + "/log?before=" + middle)
                .body();
        assertThat(earlier.getBoolean("earlier")).isFalse();
        assertThat(earlier.getJsonObject("entries").fieldNames())
                .contains("1")
                .allSatisfy(seq -> assertThat(Long.parseLong(seq)).isLessThan(middle));
    }

    private static Person on(String account, String page) {
        var person = browser.person(account, "zh-CN", Screen.DESK).opens(product.url(account, page));
        person.page().locator("live-dot[state=live]").waitFor();
        return person;
    }

    private static void fine(Person... people) {
        for (Person person : people) {
            assertThat(person.complaints()).isEmpty();
            assertThat(person.barriers()).isEmpty();
            person.close();
        }
    }

    private static Locator.LocatorOptions inside(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
