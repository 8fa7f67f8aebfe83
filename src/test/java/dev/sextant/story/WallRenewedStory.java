package dev.sextant.story;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A wall that nobody touches")
class WallRenewedStory {
    private static final double PATIENCE_MS = 60_000;

    /** It has looked at one of its files once more: to know what it was loaded from, or what there is now. */
    private static final String COMPARED = """
            () => performance.getEntriesByName(location.origin + '/app/wall/words.js').some(e => e.initiatorType === 'fetch')""";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName(
            "begins anew by itself when the server comes back with a new version, and not when it comes back with the same")
    void renewed() {
        try (Product product = Product.started()) {
            String incident = product.play("09:14");
            var wall = browser.person("wall", "zh-CN", Screen.WALL).opens(product.url("wall", "/wall/" + incident));
            Page page = wall.page();
            page.locator("wall-screen[state=live] wall-tile").first().waitFor();
            page.waitForFunction(COMPARED, null, patiently());
            page.evaluate("() => { window.before = true; performance.clearResourceTimings(); }");

            wall.goesOffline();
            page.locator("wall-screen[state=stale]").waitFor();
            wall.goesOnline();
            page.locator("wall-screen[state=live]").waitFor();
            page.waitForFunction(COMPARED, null, patiently());
            page.waitForFunction("() => window.before", null, patiently());

            wall.context().route("**/app/wall/words.js", WallRenewedStory::newer);
            wall.goesOffline();
            page.locator("wall-screen[state=stale]").waitFor();
            wall.goesOnline();
            page.waitForFunction("() => !window.before", null, patiently());
            page.locator("wall-screen[state=live] wall-tile").first().waitFor();
        }
    }

    private static void newer(Route route) {
        APIResponse before = route.fetch();
        route.fulfill(new Route.FulfillOptions().setResponse(before).setBody(before.text() + "\n// newer"));
    }

    private static Page.WaitForFunctionOptions patiently() {
        return new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS);
    }
}
