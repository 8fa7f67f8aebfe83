package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pages and files")
class PagesTest {
    private static final Door DOOR = Door.open();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    @DisplayName("a page allows its own import map by hash, and is asked for again each time")
    void importMap() throws Exception {
        Door.Reply page = DOOR.get("/incidents/INC-1/onSite");
        String map = page.text().replaceAll("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
        assertThat(page.text()).doesNotContain("data-mode");
    }

    @Test
    @DisplayName("our own files are asked for again each time, those of libraries never")
    void caching() {
        Door.Reply own = DOOR.get("/app/door.js");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(own.header("Content-Type")).startsWith("text/javascript");
        Door.Reply again = DOOR.get("/app/door.js", "If-None-Match", own.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        Door.Reply library = DOOR.get("/webjars/lit/3.3.2/index.js");
        assertThat(library.status()).isEqualTo(200);
        assertThat(library.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(DOOR.get("/webjars/lit/3.3.2/nothing.js").header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(DOOR.get("/webjars/lit/").status()).isEqualTo(404);
        assertThat(DOOR.get("/app/.hidden").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a file comes packed to whoever can unpack it, and says the same to whoever cannot")
    void packed() throws IOException {
        String library = "/webjars/lit-html/3.3.2/lit-html.js";
        Door.Reply plain = DOOR.get(library);
        Door.Reply packed = DOOR.get(library, "Accept-Encoding", "gzip, deflate, br");
        assertThat(plain.headers().containsKey("content-encoding")).isFalse();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(packed.header("ETag")).isEqualTo(plain.header("ETag"));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.text());
        }
        assertThat(DOOR.get(library, "Accept-Encoding", "gzip;q=0").headers().containsKey("content-encoding"))
                .isFalse();
    }

    @Test
    @DisplayName("HEAD says what GET would, without the body")
    void head() {
        Door.Reply head = DOOR.ask(HttpMethod.HEAD, "/", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
    }

    @Test
    @DisplayName("health says what is wrong; metrics are there for Prometheus")
    void health() {
        assertThat(DOOR.get("/health/ready").status()).isEqualTo(200);
        DOOR.health.notReady("journal", "not followed");
        Door.Reply down = DOOR.get("/health/ready");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.json().getJsonObject("troubles").getString("journal")).isEqualTo("not followed");
        DOOR.health.nowFine("journal");
        assertThat(DOOR.get("/metrics").text()).contains("desk_decide_seconds", "journal_append_seconds", "jvm_memory");
    }
}
