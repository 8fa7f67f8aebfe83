package dev.sextant.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a browser's push service takes messages. The address comes from the browser, so from anybody: it is called only when it
 * is HTTPS at a host that has a name, on the usual port, and at an address of the public network; what the operator named in
 * {@code push.services} is called as it is.
 *
 * @param named the operator named its origin
 */
record Endpoint(URI uri, boolean named) {
    private static final int LONGEST = 1000;
    private static final int HTTPS = 443;

    /** @param services origins that the operator named; empty when it is none that is called */
    static Optional<Endpoint> of(String text, List<String> services) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
        String host = uri.getHost();
        if (text.length() > LONGEST || host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.empty();
        }
        if (services.contains(origin(uri))) {
            return Optional.of(new Endpoint(uri, true));
        }
        boolean usual = "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == HTTPS);
        boolean named = host.matches("(?i)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
        return usual && named ? Optional.of(new Endpoint(uri, false)) : Optional.empty();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }

    String origin() {
        return origin(uri);
    }

    boolean secure() {
        return "https".equals(uri.getScheme());
    }

    int port() {
        return uri.getPort() != -1 ? uri.getPort() : secure() ? HTTPS : 80;
    }

    String path() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** An address of the public network: no machine of this house, none of its networks. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && second >= 64 && second < 128;
            boolean special = first == 192 && second == 0 && bytes[2] == 0;
            boolean bench = first == 198 && (second == 18 || second == 19);
            return first != 0 && first < 240 && !shared && !special && !bench;
        }
        // 2000::/3 is what is routed; in it 2002::/16 and 64:ff9b:: would lead back into the house by another name.
        return (first & 0xe0) == 0x20
                && !(first == 0x20 && second == 0x02)
                && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    }
}
