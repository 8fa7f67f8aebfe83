package dev.sextant.kit;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** One person at one screen: a browser context with a page open in it. */
public final class Person implements AutoCloseable {
    private final String name;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private boolean gone;

    static Person visiting(String name, com.microsoft.playwright.Browser chromium, String locale, Screen screen) {
        return new Person(name, chromium.newContext(at(screen, locale)));
    }

    static Person unguarded(String name, com.microsoft.playwright.Browser chromium, String locale, Screen screen) {
        var options = at(screen, locale).setBypassCSP(true).setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        return new Person(name, chromium.newContext(options));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions at(Screen screen, String locale) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(screen.width, screen.height)
                .setDeviceScaleFactor(screen.scale)
                .setIsMobile(screen.touch)
                .setHasTouch(screen.touch);
    }

    Person(String name, BrowserContext context) {
        this.name = name;
        this.context = context;
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        this.page =
                context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
    }

    /** The page in front of this person. */
    public Page page() {
        return page;
    }

    /** Cookies, permissions, further pages. */
    public BrowserContext context() {
        return context;
    }

    /** Opens an address and says who opened it. */
    public Person opens(String url) {
        page.navigate(url);
        return this;
    }

    /**
     * Waits until the page answers true. For what the page has to wait for itself: Playwright's own {@code waitForFunction}
     * takes a promise for a yes without asking what comes of it.
     *
     * @param question a JavaScript function, may be {@code async}
     */
    public Person waitsUntil(String question) {
        Awaitility.await(question)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Boolean.TRUE.equals(page.evaluate(question)));
        return this;
    }

    /** Waits until the service worker keeps the phone page with all its files, so that it opens without a network. */
    public Person keepsThePage() {
        return waitsUntil("async () => Boolean(navigator.serviceWorker.controller"
                + " && await (await caches.open('sextant-field')).match('/current'))");
    }

    /** Pulls the network of every page of this person. */
    public Person goesOffline() {
        context.setOffline(true);
        return this;
    }

    /** Plugs the network in again. */
    public Person goesOnline() {
        context.setOffline(false);
        return this;
    }

    /** What the pages wrote to the console as an error and what they threw, oldest first. Empty is good. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * What axe finds wrong with the page as it is now, one line a finding: impact, rule, what would be right, where.
     * Empty is good.
     */
    @SuppressWarnings("unchecked")
    public List<String> barriers() {
        page.evaluate(axe());
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(v =>
                    v.nodes.map(n => `${v.impact} ${v.id}: ${v.help} — ${n.target.join(' ')} ${n.html.slice(0, 120)}`))""");
    }

    private static String axe() {
        try (InputStream script = Person.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the test class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a picture of what this person sees: {@code target/screens/<picture>.png}. */
    public Path pictured(String picture) {
        var file = Browser.SCREENS.resolve(picture + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }

    /** A picture and a trace of a story that failed, and the page's complaints on the console of the test. */
    void leaveEvidence(Path folder, String story) {
        if (gone) {
            return;
        }
        complaints.forEach(complaint -> System.err.println(name + " in " + story + ": " + complaint));
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(story + "." + name + ".png")));
            context.tracing().stop(new Tracing.StopOptions().setPath(folder.resolve(story + "." + name + ".zip")));
        } catch (PlaywrightException e) {
            System.err.println(name + " in " + story + ": no picture, " + e.getMessage());
        }
    }

    /** Closes this person's browser context; what a page was doing is cut off as when a window is closed. */
    @Override
    public void close() {
        if (!gone) {
            gone = true;
            context.close();
        }
    }
}
