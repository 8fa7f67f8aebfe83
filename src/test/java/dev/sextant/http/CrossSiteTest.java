package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Made from the route table: a way in that is added tomorrow is asked, too. */
@DisplayName("From another site")
class CrossSiteTest {
    private static final Door DOOR = Door.open("limits: {requestsPerMinute: 100000, signInsPerMinute: 100000}", false);
    private static final String[] SESSION = DOOR.signedIn();
    private static final String OWN = "http://127.0.0.1:" + DOOR.door.port();

    /** What a browser says on another site's page, each as headers. */
    private static final List<List<String>> ELSEWHERE = List.of(
            List.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"),
            List.of("Origin", "null"),
            List.of("Origin", OWN.replace("http:", "https:")),
            List.of("Origin", "http://127.0.0.1:1"),
            List.of("Origin", OWN + ".evil.example"),
            List.of("Origin", "http://sub.127.0.0.1:" + DOOR.door.port(), "Sec-Fetch-Site", "same-site"),
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site", "Origin", OWN));

    /** Every address that SockJS has for any transport, enabled or not. */
    private static final List<String> LIVE = List.of(
            "/live",
            "/live/websocket",
            "/live/info",
            "/live/iframe.html",
            "/live/1/a/websocket",
            "/live/1/a/xhr",
            "/live/1/a/xhr_send",
            "/live/1/a/xhr_streaming",
            "/live/1/a/eventsource",
            "/live/1/a/htmlfile",
            "/live/1/a/jsonp",
            "/live/1/a/jsonp_send",
            "/live/who");

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    @DisplayName("no way in that writes takes anything, whoever is signed in, and nothing is changed by trying")
    void writes() {
        List<RouteTable.Entry> ways = DOOR.door.entries().stream()
                .filter(entry -> !entry.method().equals(HttpMethod.GET))
                .toList();
        assertThat(ways).hasSizeGreaterThan(40);
        String before = DOOR.redis.dump();
        List<String> taken = new ArrayList<>();
        for (RouteTable.Entry way : ways) {
            String path = way.path().replaceAll("\\{[a-z]+}", "x");
            for (List<String> from : ELSEWHERE) {
                Door.Reply reply = ask(way.method(), path, from);
                if (reply.status() != 403 || !"otherOrigin".equals(reply.json().getString("code"))) {
                    taken.add(way + " from " + from + ": " + reply.status());
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(DOOR.submitted).isEmpty();
        assertThat(DOOR.redis.dump()).isEqualTo(before);
    }

    @Test
    @DisplayName("nobody listens: every transport of the live side, enabled or not, refuses before the handshake")
    void live() {
        List<String> opened = new ArrayList<>();
        for (String path : LIVE) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.OPTIONS)) {
                for (List<String> from : ELSEWHERE) {
                    Door.Reply reply = ask(method, path, from);
                    if (reply.status() != 403 || reply.headers().containsKey("access-control-allow-origin")) {
                        opened.add(method + " " + path + " from " + from + ": " + reply.status());
                    }
                }
            }
        }
        assertThat(opened).isEmpty();
        assertThat(DOOR.get("/live/who", SESSION).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("no page reads an answer: what is read says nothing to other sites, and reading submits nothing")
    void reads() {
        List<RouteTable.Entry> ways = DOOR.door.entries().stream()
                .filter(entry -> entry.method().equals(HttpMethod.GET))
                .toList();
        for (RouteTable.Entry way : ways) {
            Door.Reply reply = ask(HttpMethod.GET, way.path().replaceAll("\\{[a-z]+}", "x"), ELSEWHERE.get(0));
            assertThat(reply.headers()).as(way.toString()).doesNotContainKey("access-control-allow-origin");
            assertThat(reply.status()).as(way.toString()).isNotEqualTo(500);
        }
        assertThat(DOOR.submitted).isEmpty();
    }

    private static Door.Reply ask(HttpMethod method, String path, List<String> from) {
        boolean bytes = method.equals(HttpMethod.PUT);
        boolean body = bytes || method.equals(HttpMethod.POST);
        List<String> type = List.of("Content-Type", bytes ? "application/octet-stream" : "application/json");
        String[] headers = Stream.of(Arrays.asList(SESSION), type, from)
                .flatMap(List::stream)
                .toArray(String[]::new);
        return DOOR.ask(method, path, body ? Buffer.buffer("{}") : null, headers);
    }
}
