package dev.sextant.bench;

import com.microsoft.playwright.BrowserType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The browser that screens are measured in. */
final class Chromium {
    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("SEXTANT_CHROMIUM", "/usr/bin/chromium"));

    private Chromium() {}

    /** @param more arguments beside the usual ones */
    static BrowserType.LaunchOptions options(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--no-sandbox", "--disable-gpu", "--disable-quic"));
        arguments.addAll(List.of(more));
        return new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(arguments);
    }
}
