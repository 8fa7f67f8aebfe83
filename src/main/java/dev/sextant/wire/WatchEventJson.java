package dev.sextant.wire;

import dev.sextant.incident.Event;
import dev.sextant.incident.watch.DeadlineEscalated;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.LimitExtended;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.incident.watch.SuggestionRepeated;
import dev.sextant.incident.watch.WatchEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What time brings about, in the journal's JSON. */
final class WatchEventJson {

    private WatchEventJson() {}

    static JsonObject data(WatchEvent event) {
        if (event instanceof DeadlineMissed e) {
            return deadline(e.key(), e.limit())
                    .put("record", e.record())
                    .put("group", e.group())
                    .put("dueAt", e.dueAt().toString());
        } else if (event instanceof DeadlineEscalated e) {
            return deadline(e.key(), e.limit())
                    .put("record", e.record())
                    .put("group", e.group())
                    .put("dueAt", e.dueAt().toString());
        } else if (event instanceof LimitExtended e) {
            JsonObject json = deadline(e.key(), e.limit())
                    .put("record", e.record())
                    .put("group", e.group())
                    .put("minutes", e.minutes())
                    .put("reason", e.reason());
            return e.dueAgain().isEmpty() ? json : json.put("dueAgain", ValueJson.storedMap(e.dueAgain()));
        } else if (event instanceof SuggestionRepeated e) {
            return new JsonObject().put("level", e.level()).put("times", e.times());
        } else if (event instanceof LevelSuggested e) {
            return new JsonObject()
                    .put("level", e.level())
                    .put("hits", hits(e.hits()))
                    .put("stale", e.stale());
        }
        throw new IllegalArgumentException("no JSON for " + event.getClass());
    }

    private static JsonObject deadline(String key, String limit) {
        return new JsonObject().put("key", key).put("limit", limit);
    }

    private static JsonArray hits(List<Suggestion.Hit> hits) {
        var array = new JsonArray();
        for (Suggestion.Hit hit : hits) {
            array.add(new JsonObject()
                    .put("rule", hit.rule())
                    .put("value", hit.value())
                    .put("threshold", hit.threshold())
                    .put("level", hit.level())
                    .put("records", new JsonArray(hit.records())));
        }
        return array;
    }

    static Event read(String type, JsonObject data) {
        return switch (type) {
            case "deadlineMissed" ->
                new DeadlineMissed(
                        data.getString("key"),
                        data.getString("limit"),
                        data.getString("record"),
                        data.getString("group"),
                        Instant.parse(data.getString("dueAt")));
            case "deadlineEscalated" ->
                new DeadlineEscalated(
                        data.getString("key"),
                        data.getString("limit"),
                        data.getString("record"),
                        data.getString("group"),
                        Instant.parse(data.getString("dueAt")));
            case "limitExtended" ->
                new LimitExtended(
                        data.getString("key"),
                        data.getString("limit"),
                        data.getString("record"),
                        data.getString("group"),
                        data.getLong("minutes"),
                        data.getString("reason"),
                        CourseEventJson.times(data.getJsonObject("dueAgain", new JsonObject())));
            case "suggestionRepeated" -> new SuggestionRepeated(data.getString("level"), data.getInteger("times"));
            default ->
                new LevelSuggested(
                        data.getString("level"), readHits(data.getJsonArray("hits")), data.getBoolean("stale", false));
        };
    }

    private static List<Suggestion.Hit> readHits(JsonArray array) {
        var hits = new ArrayList<Suggestion.Hit>();
        for (int i = 0; i < array.size(); i++) {
            JsonObject hit = array.getJsonObject(i);
            hits.add(new Suggestion.Hit(
                    hit.getString("rule"),
                    hit.getString("value"),
                    hit.getString("threshold"),
                    hit.getString("level"),
                    ValueJson.texts(hit.getJsonArray("records"))));
        }
        return hits;
    }
}
