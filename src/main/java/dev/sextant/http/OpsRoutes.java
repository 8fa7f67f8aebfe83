package dev.sextant.http;

import dev.sextant.ops.Health;
import dev.sextant.ops.Metrics;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What the people who run the node ask it. */
final class OpsRoutes {
    private final Health health;
    private final Metrics metrics;

    OpsRoutes(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    Future<Answer> live(Visit visit) {
        return Future.succeededFuture(Answer.json(200, new JsonObject().put("status", "up")));
    }

    Future<Answer> ready(Visit visit) {
        Map<String, String> troubles = health.troubles();
        JsonObject answer = new JsonObject()
                .put("status", troubles.isEmpty() ? "up" : "down")
                .put("troubles", new JsonObject(Map.copyOf(troubles)))
                .put("notes", new JsonObject(Map.copyOf(health.notes())));
        return Future.succeededFuture(Answer.json(troubles.isEmpty() ? 200 : 503, answer));
    }

    Future<Answer> metrics(Visit visit) {
        Buffer text = Buffer.buffer(metrics.scrape());
        return Future.succeededFuture(Answer.data(200, text, "text/plain; version=0.0.4; charset=utf-8"));
    }
}
