package dev.sextant.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.MergePatch;
import dev.sextant.board.Picture;
import dev.sextant.kit.Script;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Golden files of what a screen is sent and what it must show then; the browser's replica is held to the same files.
 * {@code -Dgolden.write=true} writes them anew from the scripted incident ({@code edges.json} is written by hand).
 */
@DisplayName("What a screen is sent")
final class ReplicaLaw {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "replica");
    private static final List<String> VIEWS = List.of("wall", "approvals", "field.onSite");
    private static final int FROM = 110;
    private static final int TO = 170;

    @Test
    @DisplayName("makes of the view that it had the view that it must show, in Java as in the browser")
    void sameFiles() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            write();
        }
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.toList()).hasSizeGreaterThan(VIEWS.size()).allSatisfy(file -> {
                JsonObject golden = new JsonObject(Files.readString(file));
                assertThat(shown(golden)).isEqualTo(golden.getJsonObject("expect"));
            });
        }
    }

    private static JsonObject shown(JsonObject golden) {
        JsonObject start = golden.getJsonObject("start");
        long seq = start.getLong("seq");
        Map<String, Object> view = start.getJsonObject("view").getMap();
        for (Object each : golden.getJsonArray("messages")) {
            JsonArray changes = ((JsonObject) each).getJsonArray("changes", new JsonArray());
            for (Object one : changes) {
                JsonObject change = (JsonObject) one;
                if (change.getLong("seq") > seq) {
                    assertThat(change.getLong("after")).isLessThanOrEqualTo(seq);
                    view = MergePatch.apply(view, change.getJsonObject("patch").getMap());
                    seq = change.getLong("seq");
                }
            }
        }
        JsonObject end = new JsonObject().put("epoch", start.getString("epoch"));
        return new JsonObject(
                end.put("seq", seq).put("view", new JsonObject(view)).encode());
    }

    private static void write() throws IOException {
        List<Script.Happened> story = Script.played((row, decision) -> {}).happened();
        Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");
        for (Script.Happened each : story.subList(0, FROM)) {
            picture = picture.after(each.event(), each.stamp());
        }
        Map<String, Map<String, Object>> start = picture.drawn();
        Map<String, JsonArray> messages = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (Script.Happened each : story.subList(FROM, TO)) {
            Map<String, Map<String, Object>> before = picture.drawn();
            picture = picture.after(each.event(), each.stamp());
            for (String view : VIEWS) {
                long seq = each.stamp().seq();
                var patch = MergePatch.between(
                        before.getOrDefault(view, Map.of()), picture.drawn().getOrDefault(view, Map.of()));
                if (patch.isPresent()) {
                    JsonObject change = new JsonObject()
                            .put("after", last.getOrDefault(view, (long) FROM))
                            .put("seq", seq)
                            .put("patch", ValueJson.shownMap(patch.get()));
                    messages.computeIfAbsent(view, name -> new JsonArray())
                            .add(new JsonObject()
                                    .put("epoch", "e")
                                    .put("head", seq)
                                    .put("changes", new JsonArray().add(change)));
                    last.put(view, seq);
                }
            }
        }
        for (String view : VIEWS) {
            JsonObject golden = new JsonObject()
                    .put("start", replica(FROM, start.getOrDefault(view, Map.of())))
                    .put("messages", messages.getOrDefault(view, new JsonArray()))
                    .put(
                            "expect",
                            replica(
                                    last.getOrDefault(view, (long) FROM),
                                    picture.drawn().getOrDefault(view, Map.of())));
            Files.writeString(GOLDEN.resolve(view + ".json"), golden.encodePrettily() + "\n");
        }
    }

    private static JsonObject replica(long seq, Map<String, Object> view) {
        return new JsonObject().put("epoch", "e").put("seq", seq).put("view", ValueJson.shownMap(view));
    }
}
