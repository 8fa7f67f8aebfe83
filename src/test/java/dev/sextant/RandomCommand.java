package dev.sextant;

import dev.sextant.kit.ShippedPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;

/** Commands of the right shape with anything in them: right, nearly right, and nonsense. */
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
            "amendRecord",
            "moveRecord",
            "strikeRecord",
            "ruleOnConflict",
            "endResponse",
            "openIncident",
            "nothing");
    private static final List<String> KEYS = List.of(
            "record",
            "fields",
            "id",
            "move",
            "level",
            "phase",
            "group",
            "reason",
            "baseVersion",
            "occurredAt",
            "field",
            "choose",
            "value",
            "confirm",
            "place",
            "count",
            "correctionOf",
            "override",
            "textHash",
            "groups",
            "stray");
    private static final List<Object> NONSENSE = List.of(
            "",
            "x".repeat(5_000),
            -1,
            1e300,
            true,
            new JsonArray().add(1),
            new JsonObject(),
            "六",
            Long.MAX_VALUE,
            "\u202e");
    private static final List<Object> FIELD_VALUES = List.of(
            "text",
            5,
            0.5,
            true,
            "Z-01",
            "DM-01",
            "2026-04-18T01:30:00Z",
            "0000-00-00T00:00:00Z",
            new JsonArray().add("Z-01"),
            new JsonArray().add(new JsonObject().put("text", "a")),
            new JsonObject().put("a", 1));
    private static final List<String> FIELDS = ShippedPlan.plan().records().values().stream()
            .flatMap(type -> type.fields().keySet().stream())
            .distinct()
            .sorted()
            .toList();

    private RandomCommand() {}

    static JsonObject of(SplittableRandom random) {
        JsonObject command = new JsonObject()
                .put("commandId", "random-" + random.nextInt(900))
                .put("type", one(random, TYPES));
        for (String key : KEYS) {
            if (random.nextInt(2) == 0) {
                command.put(key, random.nextInt(6) == 0 ? one(random, NONSENSE) : value(random, key));
            }
        }
        return command;
    }

    private static Object value(SplittableRandom random, String key) {
        return switch (key) {
            case "record" ->
                one(random, List.copyOf(ShippedPlan.plan().records().keySet()));
            case "fields" -> fields(random);
            case "id", "correctionOf" ->
                one(random, List.of("HC-01", "ST-01", "DM-02", "TK-01", "RP-01", "XX-99", "OF-03", "LQ-01"));
            case "move" ->
                one(random, List.of("submit", "approve", "close", "finish", "acknowledge", "publish", "withdraw"));
            case "level" -> one(random, List.of("blue", "yellow", "orange", "red", "pink"));
            case "phase" -> one(random, List.of("intake", "planActivated", "aftercare", "onSiteControl"));
            case "group" -> one(random, List.of("onSite", "media", "command", "nowhere"));
            case "baseVersion", "count" -> random.nextInt(5);
            case "occurredAt" -> one(random, List.of("2026-04-18T01:30:00Z", "2099-01-01T00:00:00Z", "yesterday"));
            case "choose" -> one(random, List.of("current", "other", "merged"));
            case "confirm", "groups" -> new JsonArray().add("jump");
            default -> "text " + random.nextInt(9);
        };
    }

    private static JsonObject fields(SplittableRandom random) {
        JsonObject fields = new JsonObject();
        for (int i = random.nextInt(8); i > 0; i--) {
            fields.put(one(random, FIELDS), one(random, FIELD_VALUES));
        }
        return fields;
    }

    private static <T> T one(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
