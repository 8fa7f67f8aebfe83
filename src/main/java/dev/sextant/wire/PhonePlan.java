package dev.sextant.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a phone needs of a plan: what it posts, what can wait for its group, and the words for it. On a bad network the rest costs seconds. */
public final class PhonePlan {
    private static final List<String> KEPT = List.of(
            "id",
            "version",
            "name",
            "languages",
            "timezone",
            "roles",
            "groups",
            "levels",
            "enums",
            "tasks",
            "acts",
            "field",
            "attachments",
            "comments",
            "handover");

    private PhonePlan() {}

    /** @param whole as {@link PlanJson} writes it */
    public static JsonObject of(JsonObject whole) {
        JsonObject plan = new JsonObject();
        for (String key : KEPT) {
            plan.put(key, whole.getValue(key));
        }
        JsonObject all = whole.getJsonObject("records");
        JsonObject records = new JsonObject();
        Set<String> needed = needed(whole, all);
        all.forEach(type -> {
            if (needed.contains(type.getKey())) {
                records.put(type.getKey(), type.getValue());
            }
        });
        return plan.put("records", records);
    }

    private static Set<String> needed(JsonObject whole, JsonObject all) {
        Set<String> needed = new LinkedHashSet<>();
        needed.add(whole.getString("tasks"));
        for (String section : List.of("attachments", "comments", "handover")) {
            JsonObject of = whole.getJsonObject(section);
            if (of != null) {
                needed.add(of.getString("record"));
            }
        }
        all.forEach(type -> {
            if (((JsonObject) type.getValue()).containsKey("owner")) {
                needed.add(type.getKey());
            }
        });
        whole.getJsonObject("field")
                .forEach(group -> ((JsonArray) group.getValue()).forEach(action -> {
                    for (Object posted : ((JsonObject) action).getJsonArray("posts")) {
                        needed.add(String.valueOf(posted));
                        needed.addAll(firsts(all.getJsonObject(String.valueOf(posted))));
                    }
                }));
        return needed;
    }

    /** What must be there before one of this type can be posted, and may be posted first: a zone, before people are counted in it. */
    private static Set<String> firsts(JsonObject type) {
        Set<String> firsts = new LinkedHashSet<>();
        type.getJsonObject("fields").forEach(each -> {
            JsonObject field = (JsonObject) each.getValue();
            if (field.getBoolean("required", false) && field.getValue("to") instanceof JsonArray to) {
                to.forEach(one -> firsts.add(String.valueOf(one)));
            } else if (field.getBoolean("required", false) && field.getValue("to") instanceof String one) {
                firsts.add(one);
            }
        });
        return firsts;
    }
}
