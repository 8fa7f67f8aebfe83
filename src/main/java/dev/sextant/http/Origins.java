package dev.sextant.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from our own pages. Browsers say where a request comes from ({@code Origin},
 * {@code Sec-Fetch-Site}) and pages cannot forge it; a program that says nothing brings no cookie of a browser either.
 */
final class Origins {
    private final Set<String> allowed;
    private final String scheme;

    Origins(List<String> allowed, boolean secure) {
        this.allowed =
                allowed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.scheme = secure ? "https" : "http";
    }

    /** Whether a host is one of those that the settings name. */
    boolean named(@Nullable HostAndPort host) {
        return host != null && allowed.stream().anyMatch(origin -> host.host().equalsIgnoreCase(hostOf(origin)));
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException notAnOrigin) {
            return null;
        }
    }

    boolean own(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && allowed.contains(origin.toLowerCase(Locale.ROOT))) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        return origin == null || sameOrigin(origin, request.authority());
    }

    private boolean sameOrigin(String origin, @Nullable HostAndPort host) {
        if (host == null || !origin.matches("https?://[^/\\s?#@]+")) {
            return false;
        }
        try {
            URI from = URI.create(origin);
            return scheme.equals(from.getScheme())
                    && host.host().equalsIgnoreCase(from.getHost())
                    && port(host.port()) == port(from.getPort());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private int port(int written) {
        return written > 0 ? written : scheme.equals("https") ? 443 : 80;
    }
}
