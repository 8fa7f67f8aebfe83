package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Signing in")
class SessionTest {
    private Door door = Door.open();

    @BeforeEach
    void listening() {
        assertThat(door.door.port()).isPositive();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    @DisplayName("with the right password says who I am, and GET says it again")
    void right() {
        Door.Reply reply = door.signIn("leader", Door.PASSWORD);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().getJsonObject("name").getString("zh")).isEqualTo("陈组长");
        assertThat(reply.json().getJsonArray("roles").encode()).isEqualTo("[\"groupHead@onSite\",\"teamLeader\"]");
        assertThat(reply.json().getLong("now")).isEqualTo(door.clock.millis());
        assertThat(reply.json().containsKey("secret")).isFalse();
        String[] cookie = {"Cookie", reply.cookies().get(0).split(";", 2)[0]};
        assertThat(door.get("/api/session", cookie).json().getString("account")).isEqualTo("leader");
    }

    @Test
    @DisplayName("gives a cookie that no script reads and no other site sends; Secure behind TLS")
    void cookie() {
        String cookie = door.signIn("leader", Door.PASSWORD).cookies().get(0);
        assertThat(cookie).startsWith("sextant=").contains("HTTPOnly", "SameSite=Strict", "Path=/");
        assertThat(cookie).doesNotContain("Secure");
        try (Door secure = Door.open("tls: {behindProxy: true}", false)) {
            String safe = secure.signIn("leader", Door.PASSWORD).cookies().get(0);
            assertThat(safe).startsWith("__Host-sextant=").contains("Secure", "HTTPOnly", "SameSite=Strict", "Path=/");
            assertThat(safe).doesNotContain("Domain");
            assertThat(secure.get("/health/live").header("Strict-Transport-Security"))
                    .contains("max-age=31536000");
        }
    }

    @Test
    @DisplayName("keeps neither the token nor the password")
    void keptNowhere() {
        String cookie = door.signIn("leader", Door.PASSWORD).cookies().get(0);
        String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        assertThat(door.redis.dump()).doesNotContain(token, Door.PASSWORD).contains("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    @DisplayName("with a wrong password or an unknown account is refused in the same words")
    void wrong() {
        Door.Reply wrong = door.signIn("leader", "wrong wrong");
        Door.Reply unknown = door.signIn("nobody", "wrong wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text());
        assertThat(wrong.cookies()).isEmpty();
    }

    @Test
    @DisplayName("wrongly again and again has to wait longer and longer, and only there")
    void backOff() {
        for (int i = 0; i < 3; i++) {
            assertThat(door.signIn("leader", "wrong wrong").status()).isEqualTo(401);
        }
        Door.Reply wait = door.signIn("leader", Door.PASSWORD);
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.header("Retry-After")).isEqualTo("1");
        assertThat(door.signIn("other", "wrong wrong").status()).isEqualTo(401);
        door.clock.move(Duration.ofSeconds(2));
        assertThat(door.signIn("leader", "wrong wrong").status()).isEqualTo(401);
        assertThat(door.signIn("leader", Door.PASSWORD).header("Retry-After")).isEqualTo("2");
        door.clock.move(Duration.ofSeconds(3));
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("again gives a new session and ends the one before, also one that was planted")
    void renewed() {
        String[] first = door.signedIn();
        Door.Reply second = door.signIn("leader", Door.PASSWORD, first);
        assertThat(second.cookies().get(0)).doesNotContain(first[1]);
        assertThat(door.get("/api/session", first).status()).isEqualTo(401);
        String[] planted = {"Cookie", "sextant=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
        assertThat(door.signIn("leader", Door.PASSWORD, planted).cookies().get(0))
                .doesNotContain("AAAAAAAA");
    }

    @Test
    @DisplayName("out ends the session everywhere, tells the sockets, and twice is no mistake")
    void out() {
        List<String> ended = new ArrayList<>();
        door.sessions.onEnded(ended::add);
        String[] session = door.signedIn();
        Door.Reply out = door.ask(HttpMethod.DELETE, "/api/session", null, session);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.cookies().get(0)).contains("Max-Age=0");
        assertThat(ended).hasSize(1);
        assertThat(door.get("/api/session", session).status()).isEqualTo(401);
        assertThat(door.ask(HttpMethod.DELETE, "/api/session", null, session).status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("lasts while it is used, and ends by itself in the end")
    void expiry() {
        try (Door brief = Door.open("sessions: {idleMinutes: 10, absoluteMinutes: 30}", false)) {
            String[] session = brief.signedIn();
            for (int i = 0; i < 3; i++) {
                brief.clock.move(Duration.ofMinutes(9));
                assertThat(brief.get("/api/session", session).status()).isEqualTo(200);
            }
            brief.clock.move(Duration.ofMinutes(4));
            assertThat(brief.get("/api/session", session).status()).isEqualTo(401);
            String[] idle = brief.signedIn();
            brief.clock.move(Duration.ofMinutes(11));
            assertThat(brief.get("/api/session", idle).status()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName("ends on every node when the account is locked or changed")
    void sweep() {
        List<String> ended = new ArrayList<>();
        door.sessions.onEnded(ended::add);
        String[] session = door.signedIn();
        String id = door.get("/live/who", session).json().getString("session");
        door.sessions.hold(id);
        Door.await(door.sessions.sweep());
        assertThat(ended).isEmpty();
        Door.await(door.sessions.endAll("leader"));
        Door.await(door.sessions.sweep());
        assertThat(ended).contains(id);
        assertThat(door.get("/api/session", session).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("while Redis is away is answered with 503 and when to come back")
    void away() {
        String[] session = door.signedIn();
        door.redis.away(true);
        for (Door.Reply reply : List.of(door.signIn("leader", Door.PASSWORD), door.get("/api/incidents", session))) {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isEqualTo("2");
            assertThat(reply.json().getString("code")).isEqualTo("away");
        }
        door.redis.away(false);
        assertThat(door.get("/api/incidents", session).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("by one tap works in the demo and nowhere else")
    void demo() {
        assertThat(door.get("/demo/leader").status()).isEqualTo(404);
        door.close();
        door = Door.open("", true);
        Door.Reply tap = door.get("/demo/leader?to=/wall/INC-1");
        assertThat(tap.status()).isEqualTo(303);
        assertThat(tap.header("Location")).isEqualTo("/wall/INC-1");
        assertThat(tap.cookies().get(0)).startsWith("sextant=");
        assertThat(door.get("/demo/leader?to=//evil.example").header("Location"))
                .isEqualTo("/");
        assertThat(door.get("/demo/nobody").status()).isEqualTo(404);
        assertThat(door.get("/").text()).contains("<html data-mode=\"demo\" lang=\"zh-CN\">");
    }
}
