package dev.sextant.live;

import dev.sextant.board.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told with the changes of all views of one drawing: the event behind them, encoded once. When several events
 * were drawn at once it is the last one, or the last one that takes the wall.
 */
final class Telling {
    private @Nullable Story story;
    private String kind = "";
    private Instant at = Instant.EPOCH;
    private @Nullable String encoded;

    /** @param newest the chronicle's last line; null, or of an earlier event, when this one is routine */
    void hear(String eventKind, long seq, Instant when, @Nullable Story newest) {
        kind = eventKind;
        at = when;
        encoded = null;
        if (newest != null && newest.seq() == seq && (story == null || newest.flash() || !story.flash())) {
            story = newest;
        }
    }

    /** A change with a patch that is JSON already. */
    Buffer change(long after, long seq, String patch) {
        return Buffer.buffer("{\"after\":" + after + ",\"seq\":" + seq + middle() + patch + "}");
    }

    private String middle() {
        String known = encoded;
        if (known == null) {
            known = ",\"at\":\"" + ValueJson.time(at) + "\",\"event\":" + event().encode() + ",\"patch\":";
            encoded = known;
        }
        return known;
    }

    private JsonObject event() {
        Story told = story;
        if (told == null) {
            return new JsonObject().put("kind", kind).put("flash", false);
        }
        JsonObject event = new JsonObject().put("kind", told.kind());
        if (told.group() != null) {
            event.put("group", told.group());
        }
        if (told.record() != null) {
            event.put("record", told.record());
        }
        return event.put("text", ValueJson.label(told.text())).put("flash", told.flash());
    }
}
