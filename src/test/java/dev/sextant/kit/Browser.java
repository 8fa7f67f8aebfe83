package dev.sextant.kit;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium, driven for a story; each {@link Person} has a browser context of their own (cookies, storage,
 * language, screen).
 *
 * <p>As a field of a test class, {@code @RegisterExtension static final Browser browser = new Browser();}: the people that
 * a test invited go home after it, the browser closes after the last test, and a test that fails leaves a picture and a
 * trace of every person in {@code target/screens/}. Elsewhere: in a {@code try} block.
 *
 * <p>Playwright belongs to one thread: use a browser and its people only from the thread that made it.
 */
public final class Browser implements BeforeEachCallback, AfterTestExecutionCallback, AfterAllCallback, AutoCloseable {
    /** Where pictures and traces go. */
    public static final Path SCREENS = Path.of("target", "screens");

    /** The Chromium to drive; the environment's {@code SEXTANT_CHROMIUM} names another. */
    static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("SEXTANT_CHROMIUM", "/usr/bin/chromium"));

    private static final double ASSERTION_WAITS_MS = 30_000;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--use-fake-device-for-media-stream", // a microphone that hums
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private @Nullable Playwright playwright;
    private com.microsoft.playwright.@Nullable Browser chromium;
    private final List<Person> people = new ArrayList<>();
    private int invitedBeforeTheTest;

    /**
     * Somebody new at a screen of their own.
     *
     * @param name who, for the names of pictures
     * @param locale the browser's language, {@code zh-CN} or {@code en}
     */
    public Person person(String name, String locale, Screen screen) {
        return arrived(Person.visiting(name, launched(), locale, screen));
    }

    /**
     * Somebody whose browser keeps what it stores in a folder, so that it can be closed and opened again.
     *
     * @param profile the folder; the same folder again is the same browser opened again
     */
    public Person person(String name, String locale, Screen screen, Path profile) {
        var options = new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(ARGUMENTS)
                .setHeadless(true)
                .setLocale(locale)
                .setViewportSize(screen.width, screen.height)
                .setDeviceScaleFactor(screen.scale)
                .setIsMobile(screen.touch)
                .setHasTouch(screen.touch);
        return arrived(
                new Person(name, driver().chromium().launchPersistentContext(profile.toAbsolutePath(), options)));
    }

    /** Somebody whose browser heeds no content security policy and keeps no page: what a page does by itself is seen. */
    public Person unguarded(String name, String locale, Screen screen) {
        return arrived(Person.unguarded(name, launched(), locale, screen));
    }

    private Person arrived(Person person) {
        people.add(person);
        return person;
    }

    private com.microsoft.playwright.Browser launched() {
        if (chromium == null) {
            chromium = driver().chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(ARGUMENTS)
                            .setHeadless(true));
        }
        return chromium;
    }

    private Playwright driver() {
        if (playwright == null) {
            // As patient as everything else that is waited for: a page on a machine with five others takes its time.
            PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_WAITS_MS);
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        return playwright;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        invitedBeforeTheTest = people.size();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            var story = test.getRequiredTestClass().getSimpleName() + "."
                    + test.getRequiredTestMethod().getName();
            people.forEach(person -> person.leaveEvidence(SCREENS, story));
        }
        var ofTheTest = people.subList(invitedBeforeTheTest, people.size());
        ofTheTest.forEach(Person::close);
        ofTheTest.clear();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        people.forEach(Person::close);
        people.clear();
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
        if (playwright != null) {
            playwright.close();
            playwright = null;
        }
    }
}
