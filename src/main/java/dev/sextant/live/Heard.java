package dev.sextant.live;

import dev.sextant.board.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as changes tell it, encoded once for all views. */
final class Heard {
    private final String kind;
    private final Instant at;
    private final @Nullable Story story;
    private @Nullable String json;

    /** @param story how the chronicle tells it; null when it is routine that the chronicle leaves out */
    Heard(String kind, Instant at, @Nullable Story story) {
        this.kind = kind;
        this.at = at;
        this.story = story;
    }

    /** Which of two is told when both were drawn at once: the later one, but for what takes the wall. */
    static Heard moreNotable(@Nullable Heard earlier, Heard later) {
        return earlier != null && earlier.weight() > later.weight() ? earlier : later;
    }

    private int weight() {
        return story == null ? 0 : story.flash() ? 2 : 1;
    }

    /** {@code "at": …, "event": {…}}, without braces around it. */
    String json() {
        String known = json;
        if (known == null) {
            known = "\"at\":\"" + ValueJson.time(at) + "\",\"event\":" + event().encode();
            json = known;
        }
        return known;
    }

    private JsonObject event() {
        if (story == null) {
            return new JsonObject().put("kind", kind).put("flash", false);
        }
        JsonObject event = new JsonObject().put("kind", story.kind());
        if (story.group() != null) {
            event.put("group", story.group());
        }
        if (story.record() != null) {
            event.put("record", story.record());
        }
        return event.put("text", ValueJson.label(story.text())).put("flash", story.flash());
    }
}
