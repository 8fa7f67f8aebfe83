package dev.sextant.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Commands that are nearly right: real types, real field names of the plan, values of every kind. */
final class RandomCommand {
    private static final List<String> TYPES = List.of(
            "acknowledgeIntake",
            "activatePlan",
            "setLevel",
            "enterPhase",
            "checkIn",
            "postRecord",
            "postRecord",
            "postRecord",
            "postRecord",
            "amendRecord",
            "amendRecord",
            "moveRecord",
            "moveRecord",
            "strikeRecord",
            "ruleOnConflict",
            "nonsense");
    private static final List<Object> VALUES = List.of(
            "",
            "文字",
            "x".repeat(3_000),
            "Z-01",
            "HC-01",
            "estimated",
            "onSite",
            "onSiteHead",
            "orange",
            "2026-04-18T01:30:00.000Z",
            "not a time",
            0,
            1,
            -1,
            4_000_000_000L,
            1.5,
            true,
            new JsonArray(),
            new JsonArray().add("onSite").add("media"),
            new JsonArray().add(new JsonObject().put("text", "事实")),
            new JsonObject().put("a", 1));
    private static final List<String> IDS =
            List.of("Z-01", "HC-01", "MO-01", "DR-01", "DA-01", "TK-01", "LG-01", "MD-01", "XX-99", "", "六");

    private final SplittableRandom random;
    private final JsonObject records;
    private final List<String> types;

    RandomCommand(SplittableRandom random, JsonObject plan) {
        this.random = random;
        this.records = plan.getJsonObject("records");
        this.types = List.copyOf(records.fieldNames());
    }

    JsonObject next() {
        var command = new JsonObject()
                .put("commandId", new UUID(random.nextLong(), random.nextLong()).toString())
                .put("type", one(TYPES));
        var record = one(types);
        sometimes(command, "record", record);
        sometimes(command, "id", one(IDS));
        sometimes(command, "fields", fields(record));
        sometimes(command, "move", one(moves(record)));
        sometimes(command, "baseVersion", random.nextInt(-1, 4));
        sometimes(command, "level", one(List.of("blue", "yellow", "orange", "red", "pink")));
        sometimes(command, "phase", one(List.of("onSiteControl", "verification", "nowhere")));
        sometimes(command, "group", one(List.of("onSite", "media", "nobody")));
        sometimes(command, "field", one(List.of("count", "title", "nothing")));
        sometimes(command, "choose", one(List.of("current", "other", "merged", "none")));
        sometimes(command, "reason", one(VALUES));
        sometimes(command, "occurredAt", one(VALUES));
        sometimes(command, "textHash", one(VALUES));
        return command;
    }

    private JsonObject fields(String record) {
        var known = records.getJsonObject(record).getJsonObject("fields");
        var fields = new JsonObject();
        for (String name : known.fieldNames()) {
            if (random.nextInt(4) > 0) {
                fields.put(name, one(VALUES));
            }
        }
        return random.nextInt(10) == 0 ? fields.put("no such field", 1) : fields;
    }

    private List<String> moves(String record) {
        var states = records.getJsonObject(record).getJsonObject("states", new JsonObject());
        var moves = states.stream()
                .flatMap(state ->
                        ((JsonObject) state.getValue()).getJsonObject("moves", new JsonObject()).fieldNames().stream())
                .toList();
        return moves.isEmpty() ? List.of("finish") : moves;
    }

    /** A key stands in four of five commands, and is of another kind now and then. */
    private void sometimes(JsonObject command, String key, Object value) {
        if (random.nextInt(5) > 0) {
            command.put(key, random.nextInt(20) == 0 ? one(VALUES) : value);
        }
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
