package dev.sextant.journal;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is, read from one line of text:
 *
 * <ul>
 *   <li>{@code redis://[user]:password@host:6379/0}, {@code rediss://…} the same over TLS
 *   <li>{@code unix:///path/to/redis.sock?user=…&password=…}
 *   <li>{@code redis-sentinel://[user]:password@host1:26379,host2:26379/0#nameOfMaster}
 *   <li>{@code redis-cluster://[user]:password@host1:7000,host2:7001}; both also as {@code rediss-…}
 * </ul>
 *
 * and behind {@code ?}: {@code replicas=1} (an append counts only when that many replicas have it too), {@code
 * ca=/path/to/ca.pem} (whom to trust over TLS when the certificate is not from a public authority).
 *
 * @param endpoints connection strings as the Vert.x client wants them
 * @param shown the address without the password, for logs
 */
record RedisAddress(
        RedisClientType type,
        List<String> endpoints,
        @Nullable String master,
        boolean tls,
        int replicas,
        @Nullable String ca,
        String shown) {

    private static final Set<String> PARAMETERS = Set.of("replicas", "ca", "user", "password");

    static RedisAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw wrong("is not an address: " + e.getReason());
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        Map<String, String> parameters = parameters(uri.getRawQuery());
        RedisClientType type = switch (scheme) {
            case "redis", "rediss", "unix" -> RedisClientType.STANDALONE;
            case "redis-sentinel", "rediss-sentinel" -> RedisClientType.SENTINEL;
            case "redis-cluster", "rediss-cluster" -> RedisClientType.CLUSTER;
            default ->
                throw wrong("begins with '" + scheme + "'; right would be redis, rediss, unix, "
                        + "redis-sentinel, rediss-sentinel, redis-cluster or rediss-cluster, then ://");
        };
        boolean tls = scheme.startsWith("rediss");
        String master = uri.getFragment();
        if (type == RedisClientType.SENTINEL && (master == null || master.isEmpty())) {
            throw wrong("does not name the master: add #name at its end");
        }
        if (type == RedisClientType.CLUSTER && replicas(parameters) > 0) {
            throw wrong(
                    "asks for replicas= in a cluster, whose nodes cannot be asked which of them has a copy; leave it"
                            + " out, or use redis-sentinel://");
        }
        List<String> endpoints =
                scheme.equals("unix") ? List.of(unixEndpoint(uri, parameters)) : tcpEndpoints(uri, tls);
        return new RedisAddress(
                type, endpoints, master, tls, replicas(parameters), parameters.get("ca"), withoutPassword(uri));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2 || !PARAMETERS.contains(parts[0])) {
                throw wrong("has the parameter '" + parts[0] + "'; known are replicas=, ca=, user=, password=");
            }
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String unixEndpoint(URI uri, Map<String, String> parameters) {
        List<String> kept = new ArrayList<>();
        for (String name : List.of("user", "password")) {
            String value = parameters.get(name);
            if (value != null) {
                kept.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return "unix://" + uri.getRawPath() + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }

    private static List<String> tcpEndpoints(URI uri, boolean tls) {
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw wrong("names no host");
        }
        int at = authority.lastIndexOf('@');
        String user = authority.substring(0, at + 1);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        List<String> endpoints = new ArrayList<>();
        for (String host : authority.substring(at + 1).split(",", -1)) {
            if (host.isBlank()) {
                throw wrong("names an empty host");
            }
            endpoints.add((tls ? "rediss://" : "redis://") + user + host.strip() + path);
        }
        return endpoints;
    }

    private static int replicas(Map<String, String> parameters) {
        String text = parameters.getOrDefault("replicas", "0");
        if (!text.matches("[0-9]")) {
            throw wrong("says replicas=" + text + "; right would be a number from 0 to 9");
        }
        return Integer.parseInt(text);
    }

    private static String withoutPassword(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + hosts + path + (uri.getFragment() == null ? "" : "#" + uri.getFragment());
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The address of the store " + what);
    }

    /**
     * Options for a client that has a single connection. It does not follow a failover by itself: a connection that ended
     * or speaks to a replica is thrown away ({@link Line}), and the next one asks the sentinels anew.
     */
    RedisOptions options(String clientName, Duration deadline) {
        NetClientOptions net = new NetClientOptions()
                .setConnectTimeout((int) deadline.toMillis())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        if (tls) {
            net.setHostnameVerificationAlgorithm("HTTPS");
            if (ca != null) {
                net.setTrustOptions(new PemTrustOptions().addCertPath(ca));
            }
        }
        RedisOptions options = new RedisOptions()
                .setType(type)
                .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                .setEndpoints(endpoints)
                .setNetClientOptions(net)
                .setPoolName("redis-" + clientName)
                .setMaxPoolSize(type == RedisClientType.STANDALONE ? 1 : 8)
                .setMaxPoolWaiting(8)
                .setPoolRecycleTimeout(-1)
                .setMaxWaitingHandlers(4096);
        return master == null ? options : options.setMasterName(master);
    }
}
