package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Certificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A door with a certificate")
class EncryptedTest {
    @Test
    @DisplayName("speaks HTTP/2, so that all files of a page come at once, and HTTP/1.1 with whoever knows no other")
    void http2(@TempDir Path folder) throws TimeoutException {
        Certificate own = Certificate.selfSigned(folder);
        try (Door door = Door.open("tls: {cert: \"" + own.certificate() + "\", key: \"" + own.key() + "\"}", false)) {
            assertThat(answered(door, own, HttpVersion.HTTP_2)).isEqualTo(HttpVersion.HTTP_2);
            assertThat(answered(door, own, HttpVersion.HTTP_1_1)).isEqualTo(HttpVersion.HTTP_1_1);
        }
    }

    @Test
    @DisplayName("sends each answer of one connection as it says that it does: packed, or as it is")
    void packed(@TempDir Path folder) throws TimeoutException, IOException {
        Certificate own = Certificate.selfSigned(folder);
        try (Door door = Door.open("tls: {cert: \"" + own.certificate() + "\", key: \"" + own.key() + "\"}", false)) {
            HttpClient client = client(door, own, HttpVersion.HTTP_2);
            for (String path : List.of(
                    "/icons/sextant-192.png",
                    "/style/tokens.css",
                    "/api/nothing-here",
                    "/openapi.yaml",
                    "/health/live")) {
                for (String encodings : List.of("gzip, br", "identity")) {
                    Got got = client.request(HttpMethod.GET, door.door.port(), "localhost", path)
                            .compose(request -> request.putHeader("Accept-Encoding", encodings)
                                    .send())
                            .compose(answer ->
                                    answer.body().map(body -> new Got(answer.getHeader("Content-Encoding"), body)))
                            .await(10, TimeUnit.SECONDS);
                    byte[] body = got.body().getBytes();
                    boolean packed = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
                    assertThat("gzip".equals(got.encoding()))
                            .as("%s for %s", path, encodings)
                            .isEqualTo(packed);
                    assertThat(packed && encodings.equals("identity")).isFalse();
                    if (packed) {
                        new GZIPInputStream(new ByteArrayInputStream(body)).transferTo(OutputStream.nullOutputStream());
                    }
                }
            }
        }
    }

    private record Got(@Nullable String encoding, Buffer body) {}

    private static HttpVersion answered(Door door, Certificate own, HttpVersion asked) throws TimeoutException {
        HttpClientResponse answer = client(door, own, asked)
                .request(HttpMethod.GET, door.door.port(), "localhost", "/health/live")
                .compose(request -> request.send())
                .await(10, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
        return answer.request().version();
    }

    private static HttpClient client(Door door, Certificate own, HttpVersion asked) {
        return door.vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(asked == HttpVersion.HTTP_2)
                .setProtocolVersion(asked)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(own.certificate().toString())));
    }
}
