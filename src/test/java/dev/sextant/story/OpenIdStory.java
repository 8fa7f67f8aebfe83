package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sextant.NodeInTest;
import dev.sextant.demo.Scenario;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Child;
import dev.sextant.kit.Client;
import dev.sextant.kit.OpenIdServer;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.ops.SettingsReader;
import dev.sextant.plan.Label;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The organisation's own sign-in")
class OpenIdStory {
    private static final String PASSWORD = "tulip anchor bread";
    private static final String NUMBER = "E-0417";

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final int PORT = Child.freePort();
    private static Path data;
    private static NodeInTest node;

    @BeforeAll
    static void start() {
        data = Product.emptyFolder();
        node = NodeInTest.serving(new SettingsReader()
                .file(
                        "test.yaml",
                        "signIn: {openId: {issuer: '" + OpenIdServer.issuerAt(PORT)
                                + "', clientId: sextant, clientSecret: 'env:OF_THE_HOUSE'}}")
                .environment(Map.of("OF_THE_HOUSE", "secret"))
                .flag("port", "port", 0)
                .flag("data", "data", data)
                .settings());
        node.letIn(
                List.of(
                        person("lin", "林组长", "teamLeader"),
                        person("wu", "吴干事", "groupMember@media"),
                        person("zhao", "赵发言人", "spokesperson"),
                        person("boss", "管理员", "administrator")),
                PASSWORD);
    }

    @AfterAll
    static void stop() {
        node.stop();
        Product.delete(data);
    }

    @Test
    @DisplayName(
            "says so when it is away; then lets the right person in by its button, and lets them approve by showing it anew"
                    + " who they are, while the page stays")
    void inAndApproved() {
        String incident = as("lin").beginsIncident();
        String line = as("wu").posts(
                        incident,
                        "holdingLine",
                        new JsonObject()
                                .put("topic", "现场答复")
                                .put("line", "请到三楼接待区，十一点二十当面答复")
                                .put("audience", "public"));
        JsonObject ties = new JsonObject().put("act", "openId").put("name", NUMBER);
        assertThat(as("boss").post("/api/people/account/zhao", ties).status()).isEqualTo(204);

        Person zhao = browser.person("zhao", "zh-CN", Screen.DESK).opens(base() + "/?next=/approvals");
        Page page = zhao.page();
        page.locator("sign-in button.openid").click();
        page.locator("sign-in .why", containing("现在连不上单位的统一身份认证")).waitFor();
        assertThat(zhao.barriers()).isEmpty();
        zhao.pictured("OpenIdStory.away");

        try (OpenIdServer server = OpenIdServer.started(PORT)) {
            await("the way to " + server.issuer())
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        page.locator("sign-in button.openid[aria-disabled=false]")
                                .click();
                        page.locator("sign-in .why, [name=username]").first().waitFor();
                        return page.url().startsWith(server.issuer());
                    });
            // This morning: good enough to come in, and no proof of who sits here now.
            shows(page, Instant.now().minus(Duration.ofHours(3)));
            page.locator("live-dot[state=live]").waitFor();
            page.locator(".queue a[href='#" + line + "']").click();
            page.locator("approval-item footer .good").click();
            page.locator("decide-dialog dialog[open] button.good").click();
            page.locator("confirm-identity dialog[open] button.passkey").waitFor();
            assertThat(zhao.barriers()).isEmpty();
            zhao.pictured("OpenIdStory.confirm");
            Page window = zhao.context()
                    .waitForPage(() -> page.locator("confirm-identity dialog[open] button.passkey")
                            .click());
            shows(window, Instant.now());
            page.waitForFunction("() => !document.querySelector('decide-dialog dialog[open], confirm-identity')");
            signsOutThere(zhao, server);
        }
        await().until(
                        () -> as("lin")
                                .record(incident, line)
                                .getJsonObject("card")
                                .getString("state"),
                        "approved"::equals);
    }

    /** From a shared device: out here, and by the link of the sign-in page out there, which leads back. */
    private static void signsOutThere(Person zhao, OpenIdServer server) {
        zhao.context().clearCookies();
        Page page = zhao.opens(base() + "/").page();
        Locator link = page.locator("sign-in a[href^='" + server.issuer() + "']");
        link.waitFor();
        assertThat(zhao.barriers()).isEmpty();
        zhao.pictured("OpenIdStory.out");
        page.waitForRequest(
                asked -> asked.url().startsWith(server.issuer() + "/endsession?client_id=sextant"), link::click);
        page.locator("sign-in #account").waitFor();
        assertThat(page.url()).isEqualTo(base() + "/");
    }

    /** At the server's page: the name, and when they last showed it who they are. */
    private static void shows(Page page, Instant authenticated) {
        page.locator("[name=username]").fill(NUMBER);
        page.locator("[name=claims]").fill("{\"auth_time\": " + authenticated.getEpochSecond() + "}");
        page.locator("[type=submit]").click();
    }

    private static Scenario.Person person(String account, String name, String role) {
        return new Scenario.Person(account, Label.of("zh", name, "en", account), List.of(role));
    }

    private static Client as(String account) {
        return Client.signedIn(base(), account, PASSWORD);
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static String base() {
        return "http://localhost:" + node.port();
    }
}
