package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever is sent, the door never breaks")
class FuzzLaw {
    private static final long SEED = 20260418L;
    private static final int REQUESTS = 1_000;
    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.PUT, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "\\u",
        "d800",
        "\\u0000",
        "null",
        "true",
        "1",
        "-",
        "e9",
        "0.1",
        "commandId",
        "type",
        "postRecord",
        "六",
        "🙂",
        "\u0000",
        "\u00ff",
        "<script>",
        "'",
        " ",
        "\n",
        "999999999999999999999",
        "fields"
    };
    private static final String[] STEPS = {
        "api",
        "incidents",
        "INC-1",
        "views",
        "wall",
        "commands",
        "records",
        "plan",
        "session",
        "app",
        "webjars",
        "lit",
        "..",
        ".",
        "%2e%2e",
        "%",
        "%00",
        "%e4%b8%ad",
        "",
        "live",
        "who",
        "health",
        "ready",
        "metrics",
        "demo",
        "a".repeat(300),
        "*",
        ":x",
        "sw.js"
    };
    private static final String[] HEADERS = {
        "Accept-Language",
        "X-Language",
        "Cookie",
        "Origin",
        "Sec-Fetch-Site",
        "Content-Type",
        "Range",
        "If-Modified-Since",
        "Accept-Encoding",
        "X-Forwarded-For",
        "Expect",
        "Accept"
    };
    private static final String[] VALUES = {
        "application/json",
        "zh",
        "en;q=9",
        ",;q=",
        "sextant=",
        "sextant=x; sextant=y",
        "null",
        "http://evil.example",
        "cross-site",
        "bytes=0-0",
        "bytes=9-1",
        "Thu, 99 Foo 2026",
        "gzip",
        "*/*",
        ";;;",
        "=",
        "multipart/form-data",
        "é",
        "a".repeat(500)
    };

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    @DisplayName("a thousand requests of seed 20260418: never a 5xx, never a stack")
    void never() {
        try (Door door = Door.open()) {
            String[] session = door.signedIn();
            for (int i = 0; i < REQUESTS; i++) {
                HttpMethod method = METHODS.get(random.nextInt(METHODS.size()));
                String path = path();
                Buffer body = random.nextInt(3) == 0 ? null : body();
                String[] headers = headers(session);
                Door.Reply reply = door.ask(method, path, body, headers);
                String told = i + ": " + method + " " + path + " " + List.of(headers) + " " + body;
                assertThat(reply.status()).as(told).isBetween(200, 499);
                assertThat(reply.text()).as(told).doesNotContain("Exception", "\tat ");
                if (reply.status() >= 400 && !method.equals(HttpMethod.HEAD)) {
                    assertThat(reply.header("Content-Type")).as(told).startsWith("application/problem+json");
                }
            }
            assertThat(door.get("/health/live").status()).isEqualTo(200);
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        int steps = random.nextInt(1, 6);
        for (int i = 0; i < steps; i++) {
            path.append('/').append(one(STEPS));
        }
        if (random.nextInt(4) == 0) {
            path.append("?since=").append(one(new String[] {"e.1", "%", "a.b", "&&=", "1.1.1", "%ff"}));
        }
        return path.toString();
    }

    private Buffer body() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "{" : "");
        int pieces = random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            text.append(one(PIECES));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Buffer.buffer(bytes);
    }

    private String[] headers(String[] session) {
        List<String> headers = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            headers.addAll(List.of(session));
        }
        if (random.nextInt(4) > 0) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (random.nextInt(3) == 0) {
            String name = one(HEADERS);
            if (!name.equals("Expect")) {
                headers.addAll(List.of(name, one(VALUES)));
            }
        }
        return headers.toArray(String[]::new);
    }

    private String one(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
