package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Certificate;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private static HttpVersion answered(Door door, Certificate own, HttpVersion asked) throws TimeoutException {
        HttpClient client = door.vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(asked == HttpVersion.HTTP_2)
                .setProtocolVersion(asked)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(own.certificate().toString())));
        HttpClientResponse answer = client.request(HttpMethod.GET, door.door.port(), "localhost", "/health/live")
                .compose(request -> request.send())
                .await(10, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
        return answer.request().version();
    }
}
