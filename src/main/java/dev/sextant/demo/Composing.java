package dev.sextant.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes the command of a row: puts in ids for names, and what the person who sends it sees on the screen. */
final class Composing {
    /** The screens follow what was sent within milliseconds; a person looks again. */
    private static final int LOOKS = 50;

    private static final long LOOK_AGAIN_MS = 40;
    private final Vertx vertx;
    private final Scenario scenario;
    private final Progress progress;
    private final Caller caller;
    private final Map<String, Integer> versions = new HashMap<>();
    private String posted = "none";

    Composing(Vertx vertx, Scenario scenario, Progress progress, Caller caller) {
        this.vertx = vertx;
        this.scenario = scenario;
        this.progress = progress;
        this.caller = caller;
    }

    /** The incident that the scenario opened. */
    String incident() {
        return progress.names().getOrDefault("INC", "none");
    }

    /** The record that was posted last. */
    String posted() {
        return posted;
    }

    /** The command of a row, as the person sends it. */
    Future<JsonObject> command(int index, Scenario.Row row) {
        JsonObject command = new JsonObject().put("commandId", id(index)).put("type", row.act());
        row.command().forEach((key, value) -> command.put(key, named(value)));
        Map<String, Object> find = row.find();
        Future<String> found =
                find == null ? Future.succeededFuture(command.getString("id", "")) : find(row.actor(), find);
        return found.compose(id -> {
            if (!id.isEmpty()) {
                command.put("id", id);
            }
            return asSeen(row.actor(), id, command);
        });
    }

    /** The same row of the same scenario is always the same command. */
    private String id(int index) {
        String name = scenario.id() + "/" + scenario.begins() + "/" + index;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** No screen shows what the row is about. */
    static final class NotFound extends RuntimeException {
        NotFound(Map<String, Object> what) {
            super("nothing found like " + what, null, false, false);
        }
    }

    private Future<String> find(String account, Map<String, Object> find) {
        Map<String, Object> like = new LinkedHashMap<>();
        find.forEach((key, value) -> {
            if (!key.equals("board")) {
                like.put(key, named(value));
            }
        });
        return find(account, "board." + find.get("board"), like, LOOKS);
    }

    private Future<String> find(String account, String view, Map<String, Object> like, int looks) {
        return caller.get(account, "/api/incidents/" + incident() + "/views/" + view)
                .compose(reply -> {
                    JsonObject records = reply.body()
                            .getJsonObject("view", new JsonObject())
                            .getJsonObject("records", new JsonObject());
                    for (String id : records.fieldNames()) {
                        if (fits(records.getJsonObject(id), like)) {
                            return Future.succeededFuture(id);
                        }
                    }
                    return looks == 0
                            ? Future.failedFuture(new NotFound(like))
                            : lookAgain(() -> find(account, view, like, looks - 1));
                });
    }

    private static boolean fits(JsonObject card, Map<String, Object> like) {
        JsonObject fields = card.getJsonObject("fields", new JsonObject());
        return like.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(fields.getValue(wanted.getKey()))
                        || wanted.getValue().equals(card.getValue(wanted.getKey())));
    }

    /** Puts in what a person knows who has just read the record: its version, the hash of its text. */
    private Future<JsonObject> asSeen(String account, String id, JsonObject command) {
        boolean hash = "seen".equals(command.getValue("textHash"));
        boolean version = "seen".equals(command.getValue("baseVersion"));
        if (!hash && !version) {
            return Future.succeededFuture(command);
        }
        return card(account, id, LOOKS).map(card -> {
            if (hash) {
                command.put("textHash", card.getValue("hash"));
            }
            if (version) {
                command.put("baseVersion", card.getValue("version"));
            }
            return command;
        });
    }

    /** The record as the screens show it, once they show what was last sent about it. */
    private Future<JsonObject> card(String account, String id, int looks) {
        return caller.get(account, "/api/incidents/" + incident() + "/records/" + id)
                .compose(reply -> {
                    JsonObject card = reply.body().getJsonObject("card", new JsonObject());
                    boolean shown = card.getInteger("version", 0) >= versions.getOrDefault(id, 0);
                    return shown || looks == 0
                            ? Future.succeededFuture(card)
                            : lookAgain(() -> card(account, id, looks - 1));
                });
    }

    private <T> Future<T> lookAgain(Supplier<Future<T>> look) {
        return vertx.timer(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS).compose(waited -> look.get());
    }

    /** Puts the ids in place of {@code $NAME}, at any depth. */
    private Object named(Object value) {
        if (value instanceof String text && text.startsWith("$")) {
            return progress.names().getOrDefault(text.substring(1), text);
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, inner) -> object.put(String.valueOf(key), inner == null ? null : named(inner)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(inner -> array.add(named(inner)));
            return array;
        }
        return value;
    }

    /** Takes from the answer what later rows need: the id under its name, the version that screens will show. */
    void remember(Scenario.Row row, JsonObject answer) {
        JsonArray records = answer.getJsonArray("records", new JsonArray());
        String first = records.isEmpty() ? null : records.getString(0);
        if (first != null && answer.getInteger("version") != null) {
            versions.put(first, answer.getInteger("version"));
        }
        posted = first == null ? posted : first;
        String made = row.opens() ? answer.getString("incident") : first;
        if (row.as() != null && made != null) {
            progress.names().put(row.as(), made);
        }
    }
}
