package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The public page over HTTP")
final class PublicPageTest {
    private static final String PAGE = "/public/lanbridge";

    private final Door door = Door.open();

    @BeforeEach
    void everythingWasRead() {
        door.newsstand.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    @DisplayName("is read by everybody, may be kept for ten seconds, and can run nothing")
    void open() {
        var page = door.get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).startsWith("public, max-age=10");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.cookies()).isEmpty();
        assertThat(page.text()).doesNotContain("<script").contains("<style>");
        assertThat(door.get(PAGE + "/en").text()).contains("<html lang=\"en\">");
        assertThat(door.get(PAGE + "/feed.atom").header("Content-Type")).startsWith("application/atom+xml");
        assertThat(door.get(PAGE + "/feed.json").header("Content-Type")).startsWith("application/feed+json");
    }

    @Test
    @DisplayName("is not sent again to who has it: 304, also when a proxy made the tag strong or sends several")
    void notModified() {
        String tag = door.get(PAGE).header("ETag");
        for (String known : new String[] {tag, tag.replace("W/", ""), "\"other\", " + tag, "*"}) {
            var again = door.get(PAGE, "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        assertThat(door.get(PAGE, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("goes out packed to who can read that")
    void packed() {
        assertThat(door.get(PAGE, "Accept-Encoding", "br, gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(door.get(PAGE, "Accept-Encoding", "gzip;q=0").header("Content-Encoding"))
                .isNotEqualTo("gzip");
        assertThat(door.get(PAGE).header("Vary")).contains("Accept-Encoding");
    }

    @Test
    @DisplayName("answers a head alone, refuses to be written, and knows no other organisation or form")
    void otherwise() {
        var head = door.ask(HttpMethod.HEAD, PAGE, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(door.post(PAGE, "{}").status()).isEqualTo(405);
        assertThat(door.get("/public/nobody").status()).isEqualTo(404);
        assertThat(door.get(PAGE + "/fr").status()).isEqualTo(404);
        assertThat(door.get(PAGE + "/..%2f").status()).isBetween(400, 404);
    }

    @Test
    @DisplayName("asks to come back while the incidents are still being read, rather than saying that nothing was said")
    void notYet() {
        door.newsstand.clear();
        var page = door.get(PAGE);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
    }

    @Test
    @DisplayName("needs no store: it is read while Redis is away")
    void withoutRedis() {
        door.redis.away(true);
        assertThat(door.get(PAGE).status()).isEqualTo(200);
    }
}
