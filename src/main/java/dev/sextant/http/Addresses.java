package dev.sextant.http;

import dev.sextant.ops.Settings;
import io.vertx.core.http.HttpServerRequest;

/** Where requests come from, and how often one address may try what a stranger may try: signing in, links, codes. */
final class Addresses {
    private final boolean behindProxy;
    private final Rates tries;

    Addresses(Settings settings) {
        this.behindProxy = settings.tls().behindProxy();
        int perMinute = settings.limits().signInsPerMinute();
        this.tries = new Rates(perMinute, perMinute);
    }

    /** The address that the person's browser has, as far as it is known. */
    String of(HttpServerRequest request) {
        String forwarded = behindProxy ? request.getHeader("X-Forwarded-For") : null;
        return forwarded == null
                ? request.remoteAddress().hostAddress()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }

    /**
     * Counts a try, and gives the address.
     *
     * @throws HttpProblem 429 when that was once too often
     */
    String take(HttpServerRequest request) {
        String address = of(request);
        tries.take(address);
        return address;
    }
}
