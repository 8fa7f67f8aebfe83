package dev.sextant.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sextant.NodeInTest;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.ops.SettingsReader;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Coming in: from an empty store to a helper whose count stands on the board")
class AccessStory {
    private static final String PASSWORD = "tulip anchor bread";
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Path data;
    private static NodeInTest node;

    @BeforeAll
    static void start() {
        data = Product.emptyFolder();
        node = NodeInTest.serving(new SettingsReader()
                .flag("port", "port", 0)
                .flag("data", "data", data)
                .settings());
    }

    @AfterAll
    static void stop() {
        node.stop();
        Product.delete(data);
    }

    @Test
    @DisplayName(
            "first administrator, invitation, sign-in, a wall by its code, a helper by QR, and a lock that closes at once")
    void comingIn() {
        Person root = browser.person("root", "zh-CN", Screen.DESK)
                .opens(node.firstLink().orElseThrow());
        Page first = root.page();
        assertThat(first.getByRole(AriaRole.HEADING).first()).hasText("设立第一位系统管理员");
        assertThat(first).hasURL(Pattern.compile(".*/welcome$"));
        first.locator("#account").fill("root");
        first.locator("#name").fill("管理员");
        first.locator("#password").fill("root-2026!");
        first.locator("#again").fill("root-2026!");
        first.locator("button.primary").click();
        assertThat(first.locator("#password-hint")).containsText("不要用自己的账号");
        assertThat(root.barriers()).isEmpty();
        root.pictured("AccessStory.welcome");
        first.locator("#password").fill(PASSWORD);
        first.locator("#again").fill(PASSWORD);
        first.locator("button.primary").click();
        assertThat(first).hasURL(Pattern.compile(".*/people$"));
        assertThat(node.firstLink()).isEmpty();

        String link = invited(root, "lin", "林组长", "teamLeader");
        Person leader = browser.person("lin", "zh-CN", Screen.DESK).opens(link);
        setsPassword(leader);
        Client lin = Client.signedIn(base(), "lin", PASSWORD);
        String incident = lin.beginsIncident();
        lin.posts(incident, "zone", new JsonObject().put("name", "正门").put("zoneType", "gate"));

        wallByItsCode(leader);

        leader.opens(base() + "/incidents/" + incident + "/onSite");
        leader.page().getByRole(AriaRole.BUTTON, named("邀请协助")).click();
        leader.page().locator("join-dialog button.primary").click();
        Locator code = leader.page().locator("join-dialog .shown input");
        String join = code.inputValue();
        assertThat(leader.barriers()).isEmpty();
        leader.pictured("AccessStory.code");
        Person guest = browser.person("guest", "zh-CN", Screen.PHONE).opens(join);
        guest.page().locator("#name").fill("孙师傅");
        guest.page().locator("#phone").fill("13800138000");
        assertThat(guest.barriers()).isEmpty();
        guest.pictured("AccessStory.join");
        guest.page().locator("button.primary").click();
        assertThat(guest.page()).hasURL(Pattern.compile(".*/field.*"));
        assertThat(guest.page().locator("home-tab")).containsText("报人数");
        assertThat(guest.page().locator("home-tab")).not().containsText("登记代表");
        guest.pictured("AccessStory.guest");
        counts(guest, "42");
        calls(leader, lin, incident);
        assertThat(leader.page().locator("group-board")).containsText("42");
        assertThat(lin.view(incident, "board.onSite").encode()).contains("孙师傅").doesNotContain("13800138000");

        locked(root, leader);
    }

    /** The helper's number is masked; who says why sees it for a minute, and that is noted. */
    private static void calls(Person leader, Client lin, String incident) {
        Page page = leader.page();
        page.locator("join-dialog .pane-acts button").last().click();
        page.getByRole(AriaRole.BUTTON, named("邀请协助")).click();
        Locator helper = page.locator("join-dialog li", new Page.LocatorOptions().setHasText("孙师傅"));
        assertThat(helper).containsText("138****");
        helper.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("查看电话"))
                .click();
        page.locator("act-dialog textarea").fill("通知换岗到东门");
        page.locator("act-dialog button.primary").click();
        assertThat(helper.locator(".unmasked")).hasText("13800138000");
        leader.pictured("AccessStory.helper");
        assertThat(leader.barriers()).isEmpty();
        await().untilAsserted(
                        () -> assertThat(lin.view(incident, "closed.accessLog").encode())
                                .contains("通知换岗到东门")
                                .doesNotContain("13800138000"));
        page.locator("join-dialog .pane-acts button").last().click();
    }

    private static void setsPassword(Person person) {
        Page page = person.page();
        page.locator("#password").fill(PASSWORD);
        page.locator("#again").fill(PASSWORD);
        page.locator("button.primary").click();
        assertThat(page.locator("incident-list h1")).isVisible();
    }

    /** Invites somebody on the page of accounts and gives the link that the page shows. */
    private static String invited(Person root, String account, String name, String role) {
        Page page = root.page();
        page.locator(".heading button.primary").click();
        page.locator("account-dialog #account").fill(account);
        page.locator("account-dialog #name").fill(name);
        page.locator("role-picker select").first().selectOption(role);
        page.locator("role-picker .pick button").click();
        assertThat(root.barriers()).isEmpty();
        page.locator("account-dialog button.primary").click();
        String link = page.locator("link-box input").inputValue();
        page.locator("account-dialog footer button").click();
        assertThat(page.locator(".people")).containsText(name);
        root.pictured("AccessStory.people");
        return link;
    }

    /** A wall nobody is signed in at shows a code; the leader types it in; the wall shows the incident. */
    private static void wallByItsCode(Person leader) {
        Person wall = browser.person("wall", "zh-CN", Screen.WALL).opens(base() + "/wall");
        Locator code = wall.page().locator("wall-standby .code");
        assertThat(code).hasText(Pattern.compile("[A-Z0-9]{3} [A-Z0-9]{3}"));
        assertThat(wall.barriers()).isEmpty();
        wall.pictured("AccessStory.wall");
        leader.page().reload();
        leader.page().locator(".walls summary").click();
        leader.page().locator("#wall-code").fill(code.innerText());
        leader.page().locator("#wall-place").fill("指挥部大屏");
        leader.page().locator(".pairing button").click();
        wall.page().locator("wall-head").waitFor();
        assertThat(leader.page().locator("wall-list .rows")).containsText("指挥部大屏");
        assertThat(leader.barriers()).isEmpty();
        leader.pictured("AccessStory.home");
    }

    /** A helper reports how many people there are, on the phone page. */
    private static void counts(Person guest, String people) {
        Page page = guest.page();
        page.locator("a.act[href='#do/count']").tap();
        page.locator("field-row[name=zone] label").first().tap();
        page.locator("#f-count").fill(people);
        page.locator("field-row[name=countMethod] label").first().tap();
        page.locator("field-row[name=mood] label").first().tap();
        page.locator("button.send").tap();
        assertThat(page.locator("post-list li[data-state=sent]")).hasCount(2);
    }

    /** The administrator locks the leader: the leader's open board loses its socket, and says so, within five seconds. */
    private static void locked(Person root, Person leader) {
        root.page().reload();
        root.page().onceDialog(dialog -> dialog.accept());
        Locator row = root.page().locator(".people li", new Page.LocatorOptions().setHasText("林组长"));
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("锁定: 林组长"))
                .click();
        Instant locked = Instant.now();
        leader.page().locator("sign-in").waitFor();
        assertThat(Duration.between(locked, Instant.now())).isLessThan(CLOSED_WITHIN);
        assertThat(row).containsText("已锁定");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static String base() {
        return "http://127.0.0.1:" + node.port();
    }
}
