package dev.sextant.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An OpenID server of somebody else's making (navikt's mock-oauth2-server), in a process of its own with a class path of its
 * own, which the build wrote down. It asks everybody who comes for a name, and for the claims that its token is to hold.
 */
public final class OpenIdServer implements AutoCloseable {
    private static final Path CLASS_PATH = Path.of("target", "openid-server.classpath");
    private static final Path SAID = Path.of("target", "openid-server.log");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private OpenIdServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public String issuer() {
        return issuerAt(port);
    }

    /** The issuer that a server on this port is, once it runs. */
    public static String issuerAt(int port) {
        return "http://127.0.0.1:" + port + "/house";
    }

    /** Starts one on this port, and waits until it answers. */
    public static OpenIdServer started(int port) {
        try {
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx96m",
                            "-cp",
                            Files.readString(CLASS_PATH).strip(),
                            "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt")
                    .redirectErrorStream(true)
                    .redirectOutput(SAID.toFile());
            builder.environment().put("SERVER_HOSTNAME", "127.0.0.1");
            builder.environment().put("SERVER_PORT", String.valueOf(port));
            builder.environment().put("JSON_CONFIG", "{\"interactiveLogin\": true, \"httpServer\": \"NettyWrapper\"}");
            var server = new OpenIdServer(builder.start(), port);
            await("the OpenID server; see " + SAID).atMost(PATIENCE).until(server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the OpenID server ended with " + process.exitValue() + "; see " + SAID);
        }
        try {
            var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/isalive"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(asked, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
