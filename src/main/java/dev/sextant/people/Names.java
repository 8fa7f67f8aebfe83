package dev.sextant.people;

import dev.sextant.plan.Label;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People's names in JSON: a text in each language, or one text when it is the same in all. */
public final class Names {
    private static final String ALL = "zh";

    private Names() {}

    public static Label same(String name) {
        return Label.of(ALL, name);
    }

    public static Object toJson(Label name) {
        Map<String, String> texts = name.texts();
        return texts.size() == 1 ? texts.values().iterator().next() : new JsonObject(new LinkedHashMap<>(texts));
    }

    public static Label of(@Nullable Object json) {
        if (json instanceof JsonObject texts) {
            Map<String, String> label = new LinkedHashMap<>();
            texts.forEach(text -> label.put(text.getKey(), String.valueOf(text.getValue())));
            return new Label(label);
        }
        return same(String.valueOf(json));
    }
}
