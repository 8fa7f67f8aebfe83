package dev.sextant.story;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import dev.sextant.kit.Payloads;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the server on their way to a browser, in which texts become longer than any server would let them be: each text
 * that holds a script payload is made to hold all of them, beginning with another one each. On a board also every text field of the first
 * card of each type, and there is a card of every type of that board.
 */
final class LadenAnswers {
    private static final Plan PLAN = ShippedPlan.plan();
    /** Parts of a view whose texts are counted for themselves. */
    private static final Set<String> PARTS =
            Set.of("records", "log", "entries", "waiting", "refs", "groups", "incident", "history", "tiles");

    private static final int OF_EACH_PART = 4;

    private int next;

    static void of(BrowserContext context) {
        var answers = new LadenAnswers();
        context.route("**/api/**", answers::pass);
    }

    private void pass(Route route) {
        if (!route.request().method().equals("GET")) {
            route.resume();
            return;
        }
        APIResponse answer = route.fetch();
        if (!answer.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
            return;
        }
        var body = new JsonObject(answer.text());
        if (!route.request().url().endsWith("/plan")) {
            cards(body, route.request().url());
            record(body.getJsonObject("card"));
            everyText(body, "", new HashMap<>());
        }
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body.encode()));
    }

    /** Every text field of one card of each type. */
    private void cards(JsonObject body, String url) {
        var records = body.getJsonObject("view", new JsonObject()).getJsonObject("records", new JsonObject());
        if (records.isEmpty()) {
            return;
        }
        Map<String, JsonObject> firstOf = new HashMap<>();
        records.forEach(entry -> {
            var card = (JsonObject) entry.getValue();
            firstOf.putIfAbsent(card.getString("type"), card);
        });
        var any = firstOf.values().iterator().next();
        for (RecordType type : PLAN.records().values()) {
            var card = firstOf.get(type.id());
            if (card == null && url.contains("/views/board." + type.group())) {
                card = any.copy()
                        .put("id", type.prefix() + "-999")
                        .put("type", type.id())
                        .put("fields", new JsonObject());
                card.put(
                        "state",
                        type.lifecycle().states().keySet().stream().findFirst().orElse(null));
                records.put(type.prefix() + "-999", card);
            }
            if (card != null) {
                texts(type.fields(), card.getJsonObject("fields"));
            }
        }
    }

    private void record(@Nullable JsonObject card) {
        RecordType type = card == null ? null : PLAN.type(card.getString("type"));
        if (card != null && type != null) {
            texts(type.fields(), card.getJsonObject("fields"));
        }
    }

    private void texts(Map<String, Field> fields, JsonObject values) {
        for (Field field : fields.values()) {
            if (field.kind() == FieldKind.TEXT) {
                values.put(field.name(), Payloads.from(next++));
            } else if (field.kind() == FieldKind.LIST) {
                var row = new JsonObject();
                texts(field.fields(), row);
                values.put(field.name(), new JsonArray().add(row));
            }
        }
    }

    /** The first few texts of each part of an answer: the others are long enough as they were typed. */
    private void everyText(Object json, String part, Map<String, Integer> seen) {
        if (json instanceof JsonObject object) {
            for (String key : object.fieldNames()) {
                Object value = object.getValue(key);
                String inside = PARTS.contains(key) ? key : part;
                if (inText(value) && seen.merge(inside + "." + key, 1, Integer::sum) <= OF_EACH_PART) {
                    object.put(key, Payloads.from(next++));
                }
                everyText(value, inside, seen);
            }
        } else if (json instanceof JsonArray array) {
            array.forEach(value -> everyText(value, part, seen));
        }
    }

    private static boolean inText(@Nullable Object value) {
        return value instanceof String text && Payloads.in(text);
    }
}
