package dev.sextant.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.RedisServer;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayName("The shelf of plans")
final class PlanShelfSpec {

    private final Vertx vertx = Vertx.vertx();
    private final RedisLink link = RedisServer.shared().link(vertx);
    private final PlanShelf shelf = new PlanShelf(link);

    @AfterEach
    void close() throws Exception {
        link.close();
        vertx.close().await(5, SECONDS);
    }

    @Test
    @DisplayName("gives back every file of a version that was kept, however often it was kept")
    void keeps() throws Exception {
        String version = UUID.randomUUID().toString();
        var texts = Map.of("plan.yaml", "plan: {}", "boards/onSite.yaml", "records: {}  # 现场");

        shelf.keep(version, texts).await(5, SECONDS);
        shelf.keep(version, texts).await(5, SECONDS);

        assertThat(shelf.texts(version).await(5, SECONDS)).isEqualTo(texts);
        assertThat(shelf.versions().await(5, SECONDS)).contains(version);
    }

    @Test
    @DisplayName("has no text of a version that nobody kept")
    void unknown() throws Exception {
        assertThat(shelf.texts("never-" + UUID.randomUUID()).await(5, SECONDS)).isEmpty();
    }
}
