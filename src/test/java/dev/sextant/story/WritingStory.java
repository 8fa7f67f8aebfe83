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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Whoever writes for the house")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WritingStory {
    private static final String DRAFT = "ST-03";
    private static final String UNPROVEN = "故障已经全部排除。";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;
    private static Person writer;

    @BeforeAll
    static void findingsAreThere() {
        product = Product.started();
        incident = product.play("11:35");
        writer = browser.person("mediaOfficer", "zh-CN", Screen.DESK)
                .opens(product.url("mediaOfficer", "/incidents/" + incident + "/media?new=statement"));
        writer.page().locator("live-dot[state=live]").waitFor();
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @Order(1)
    @DisplayName("begins with a template that is filled with what the incident knows, in both languages")
    void template() {
        writer.page().locator(".beginnings button", text("进展")).click();
        await().until(() -> body().inputValue().contains("经核实，涉及418户"));
        assertThat(field("bodyEn").inputValue()).contains("418 households are affected");
        flag("下一步和时间").waitFor();
    }

    @Test
    @Order(2)
    @DisplayName("sees while typing what would be refused, at its place")
    void marks() {
        body().fill("截至11:36，经核实，涉及418户。" + UNPROVEN + "请勿相信别有用心的人，具体安排以公司公开页发布的内容为准，请相互转告。");
        flag("别有用心").waitFor();
        writer.page().locator(".reading mark.bad", text("别有用心")).waitFor();
        body().fill("截至11:36，经核实，涉及418户。" + UNPROVEN + "具体安排以公司公开页发布的内容为准，请相互转告，有需要的住户请联系服务中心。");
        flag("别有用心").waitFor(gone());
    }

    @Test
    @Order(3)
    @DisplayName(
            "gives a sentence the finding that it rests on, sees another number than the finding's, and which sentences have none")
    void cites() {
        var right = body().inputValue();
        body().fill(right.replace("418", "412"));
        sentence("涉及412户").locator(".rests .quick").click();
        writer.page().locator(".cite .rest", text("VF-01")).first().click();
        flag("这里写的是 412户").waitFor();
        sentence("涉及412户").locator(".rest[data-tone=bad]").waitFor();
        body().fill(right);
        flag("这里写的是 412户").waitFor(gone());
        sentence("涉及418户").locator(".rests .quick").click();
        writer.page().locator(".cite .rest[data-tone=good]").first().click();
        sentence("涉及418户").locator(".rest[data-tone=good]").waitFor();
        writer.page().locator(".reading .how", text("2 句未引用事实")).waitFor();
        field("titleEn").fill("");
        field("bodyEn").fill("");
        writer.page().locator("[data-path=title] input").fill("门锁恢复进展");
        writer.page().locator("[data-path=channels] label").first().click();
        writer.page().locator(".post-form button[type=submit]").click();
        becomes("draft");
    }

    @Test
    @Order(4)
    @DisplayName(
            "gets it back with a remark to the very words, and sees it there; whoever returned it sees what was changed since")
    void remark() {
        product.as("mediaOfficer").command(incident, moving("submit"));
        becomes("inReview");
        var reviewer = browser.person("legal", "zh-CN", Screen.DESK).opens(product.url("legal", "/approvals"));
        reviewer.page().locator(".queue a[href='#" + DRAFT + "']").click();
        reviewer.page().locator(".wording .counted", text("2 句未引用事实")).waitFor();
        reviewer.pictured("WritingStory.checker");
        reviewer.page().locator("approval-item footer button", text("退回修改")).click();
        reviewer.page().locator("#d-reason").fill("一处没有依据");
        reviewer.page().locator(".remarks button", text("针对某句话写意见")).click();
        reviewer.page().locator("#remark-0").selectOption(UNPROVEN);
        reviewer.page().locator(".remark textarea").fill("没有核查结论，删去");
        reviewer.page().locator("decide-dialog .buttons button", text("退回修改")).click();
        becomes("returned");

        writer.opens(product.url("mediaOfficer", "/incidents/" + incident + "/media?record=" + DRAFT));
        flag("没有核查结论，删去").waitFor();
        writer.page().locator(".record-acts button", text("修改")).click();
        writer.page().locator(".amend-form .remarks li[data-tone=waiting]").waitFor();
        body().fill(body().inputValue().replace(UNPROVEN, ""));
        writer.page()
                .locator(".amend-form .remarks li[data-tone=closed]", text("原句已改"))
                .waitFor();
        writer.page().locator(".amend-form footer .primary").click();
        becomes("draft");
        product.as("mediaOfficer").command(incident, moving("submit"));
        reviewer.page().locator(".queue a[href='#" + DRAFT + "']").click();
        reviewer.page()
                .locator(".against button[aria-pressed=true]", text("对照退回稿"))
                .waitFor();
        reviewer.page().locator(".text del", text("全部排除")).waitFor();
        reviewer.page().locator(".wording .remarks li[data-tone=closed]").waitFor();
        reviewer.pictured("WritingStory.again");
        assertThat(reviewer.barriers()).isEmpty();
        assertThat(writer.complaints()).isEmpty();
        assertThat(reviewer.complaints()).isEmpty();
    }

    private static JsonObject moving(String move) {
        return new JsonObject().put("type", "moveRecord").put("id", DRAFT).put("move", move);
    }

    private static void becomes(String state) {
        var leader = product.as("leader");
        await().until(() -> leader.record(incident, DRAFT)
                .getJsonObject("card")
                .getString("state")
                .equals(state));
    }

    private static Locator body() {
        return field("body");
    }

    private static Locator field(String name) {
        return writer.page()
                .locator("[data-path=" + name + "] textarea, [data-path=" + name + "] input")
                .first();
    }

    private static Locator sentence(String words) {
        return writer.page().locator(".reading li", text(words));
    }

    private static Locator flag(String words) {
        return writer.page().locator(".reading .flag", text(words)).first();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static Page.LocatorOptions text(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }
}
