package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Only our own pages may write or listen")
class OriginTest {
    private static final Door DOOR = Door.open("origins: ['https://command.example']", false);
    private static final String[] SESSION = DOOR.signedIn();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @ParameterizedTest(name = "Origin {0}, Sec-Fetch-Site {1}: {2}")
    @CsvSource({
        "-, -, true",
        "own, -, true",
        "own, same-origin, true",
        "-, same-origin, true",
        "-, none, true",
        "https://command.example, cross-site, true",
        "null, -, false",
        "http://evil.example, -, false",
        "http://evil.example, cross-site, false",
        "-, cross-site, false",
        "-, same-site, false",
        "own, cross-site, false",
        "https-own, -, false",
        "http://127.0.0.1, -, false",
        "http://127.0.0.1:1, -, false",
        "http://sub.command.example, -, false",
        "http://command.example, -, false",
        "https://command.example.evil.example, -, false",
        "http://own@evil.example, -, false",
        "'http://[', -, false"
    })
    void matrix(String origin, String site, boolean allowed) {
        List<String> headers = new ArrayList<>(List.of(SESSION));
        String own = "http://127.0.0.1:" + DOOR.door.port();
        switch (origin) {
            case "-" -> {}
            case "own" -> headers.addAll(List.of("Origin", own));
            case "https-own" -> headers.addAll(List.of("Origin", own.replace("http", "https")));
            default -> headers.addAll(List.of("Origin", origin));
        }
        if (!site.equals("-")) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        String[] all = headers.toArray(String[]::new);
        assertThat(DOOR.post("/api/incidents/INC-1/commands", "{}", all).status())
                .isEqualTo(allowed ? 200 : 403);
        assertThat(DOOR.post("/api/session", "{}", all).status()).isEqualTo(allowed ? 400 : 403);
        assertThat(DOOR.get("/live/who", all).status()).isEqualTo(allowed ? 200 : 403);
        assertThat(DOOR.get("/api/incidents", all).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "Host {0}: {1}")
    @CsvSource({
        "127.0.0.1, 200",
        "localhost, 200",
        "leader.localhost, 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "192.0.2.1, 403"
    })
    @DisplayName("a demo answers only to names of its own machine")
    void demoHosts(String host, int status) {
        try (Door demo = Door.open("", true)) {
            assertThat(demo.get("/", "Host", host + ":" + demo.door.port()).status())
                    .isEqualTo(status);
        }
    }

    @Test
    @DisplayName("and the live side knows who listens")
    void who() {
        Door.Reply who = DOOR.get("/live/who", SESSION);
        assertThat(who.json().getString("account")).isEqualTo("leader");
        assertThat(who.json().getString("session")).hasSize(64);
    }

    @Test
    @DisplayName("every answer carries the headers that keep browsers safe, and no CORS")
    void headers() {
        for (Door.Reply reply : List.of(
                DOOR.get("/"),
                DOOR.get("/nowhere"),
                DOOR.get("/api/incidents", SESSION),
                DOOR.ask(HttpMethod.POST, "/api/session", Buffer.buffer("x")))) {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(reply.header("Permissions-Policy")).contains("camera=(self)");
            assertThat(reply.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(reply.headers()).doesNotContainKeys("access-control-allow-origin", "server");
        }
    }

    @Test
    @DisplayName(
            "a script of a page carries only those that a browser heeds there: what a page may do, its own answer says")
    void scripts() {
        Door.Reply script = DOOR.get("/app/door.js");
        assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(script.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(script.headers()).doesNotContainKeys("access-control-allow-origin", "server");
    }
}
