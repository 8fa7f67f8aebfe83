package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.sextant.NodeInTest;
import dev.sextant.demo.Scenario;
import dev.sextant.kit.Authenticator;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.ops.SettingsReader;
import dev.sextant.plan.Label;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Showing who one is")
class SignInStory {
    private static final String PASSWORD = "tulip anchor bread";

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
        node.letIn(
                List.of(new Scenario.Person("lin", Label.of("zh", "林组长", "en", "Lin"), List.of("teamLeader"))),
                PASSWORD);
    }

    @AfterAll
    static void stop() {
        node.stop();
        Product.delete(data);
    }

    @Test
    @DisplayName(
            "with a passkey of the phone, with an authenticator app, and with a recovery code when the phone is gone")
    void passkeyAndCodes() {
        Person lin = browser.person("lin", "zh-CN", Screen.PHONE);
        Page page = lin.page();
        hasADevice(lin);
        lin.opens(base() + "/me");
        password(page);

        page.locator("my-passkeys button.primary").click();
        page.locator("my-passkeys li button").waitFor();
        page.locator("my-second-factor button.primary").click();
        String secret = page.locator("second-setup code").innerText().replace(" ", "");
        assertThat(lin.barriers()).isEmpty();
        page.locator("#second-code").fill(new Authenticator(secret).code(Instant.now()));
        page.locator("second-setup button.primary").click();
        page.locator("recovery-codes li").first().waitFor();
        assertThat(lin.barriers()).isEmpty();
        String recovery = page.locator("recovery-codes li").first().innerText().strip();
        page.locator("recovery-codes button.primary").click();
        page.locator("my-second-factor .buttons").waitFor();
        lin.pictured("SignInStory.me");

        signsOut(lin);
        page.locator("sign-in button.quiet").click();
        page.locator("incident-list").waitFor();

        signsOut(lin);
        password(page);
        page.locator("second-step button.quiet").click();
        page.locator("#second-code").fill("AAAA-AAAA-AAAA-AAAA");
        page.locator("second-step button.primary").click();
        page.locator("#second-code[aria-invalid]").waitFor();
        assertThat(lin.barriers()).isEmpty();
        lin.pictured("SignInStory.code");
        page.locator("#second-code").fill(recovery);
        page.locator("second-step button.primary").click();
        page.locator("incident-list").waitFor();
    }

    /** A device with a screen lock, which its owner unlocks whenever it asks. */
    private static void hasADevice(Person person) {
        CDPSession chromium = person.context().newCDPSession(person.page());
        chromium.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var device = new JsonObject();
        device.add("options", options);
        chromium.send("WebAuthn.addVirtualAuthenticator", device);
    }

    private static void password(Page page) {
        page.locator("#account").fill("lin");
        page.locator("sign-in #password").fill(PASSWORD);
        page.locator("sign-in button.primary").click();
    }

    private static void signsOut(Person person) {
        person.context().clearCookies();
        person.opens(base() + "/");
    }

    /** By a name: passkeys are for names. */
    private static String base() {
        return "http://localhost:" + node.port();
    }
}
