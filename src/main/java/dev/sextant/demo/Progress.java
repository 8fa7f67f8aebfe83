package dev.sextant.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a scenario was played, in a file beside what is stored: rows done and what the named ids are. Written after each
 * row; a row that was done and not noted is sent again with the same command id, which changes nothing.
 */
final class Progress {
    private final Path file;
    private final Map<String, String> names = new LinkedHashMap<>();
    private int done;

    private Progress(Path file) {
        this.file = file;
    }

    static Progress in(Path folder, String scenario) throws IOException {
        Progress progress = new Progress(folder.resolve(scenario + ".json"));
        if (Files.exists(progress.file)) {
            JsonObject kept = new JsonObject(Files.readString(progress.file, StandardCharsets.UTF_8));
            progress.done = kept.getInteger("done");
            kept.getJsonObject("names")
                    .forEach(name -> progress.names.put(name.getKey(), String.valueOf(name.getValue())));
        }
        return progress;
    }

    int done() {
        return done;
    }

    Map<String, String> names() {
        return names;
    }

    void next() throws IOException {
        done++;
        JsonObject kept = new JsonObject().put("done", done).put("names", new JsonObject(new LinkedHashMap<>(names)));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, kept.encodePrettily(), StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
