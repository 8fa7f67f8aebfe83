package dev.sextant.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody holds, in words that every language shares: {@code Chrome · Android}. The browser's own claim, no more. */
final class Device {
    /** Sign to look for, and what it is called; the first one that is there counts. */
    private static final List<String[]> BROWSERS = List.of(
            new String[] {"MicroMessenger", "WeChat"},
            new String[] {"Edg", "Edge"},
            new String[] {"Firefox", "Firefox"},
            new String[] {"Chrome", "Chrome"},
            new String[] {"Safari", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"HarmonyOS", "HarmonyOS"},
            new String[] {"Android", "Android"},
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS", "macOS"},
            new String[] {"Linux", "Linux"});

    private Device() {}

    static String of(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        return Stream.of(first(BROWSERS, agent), first(SYSTEMS, agent))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> first(List<String[]> signs, @Nullable String agent) {
        return agent == null
                ? Optional.empty()
                : signs.stream()
                        .filter(sign -> agent.contains(sign[0]))
                        .map(sign -> sign[1])
                        .findFirst();
    }
}
