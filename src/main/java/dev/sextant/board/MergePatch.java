package dev.sextant.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396) between two trees: what is new or other, and null for what is gone. */
public final class MergePatch {

    private MergePatch() {}

    /** The patch that makes {@code after} of {@code before}; empty when they are equal. */
    public static Optional<Map<String, @Nullable Object>> between(Map<String, ?> before, Map<String, ?> after) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        for (var entry : after.entrySet()) {
            Object was = before.get(entry.getKey());
            Object is = entry.getValue();
            if (was == is) {
                continue;
            }
            if (was instanceof Map<?, ?> wasMap && is instanceof Map<?, ?> isMap) {
                between(named(wasMap), named(isMap)).ifPresent(inner -> patch.put(entry.getKey(), inner));
            } else if (!Objects.equals(was, is)) {
                patch.put(entry.getKey(), is);
            }
        }
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                patch.put(name, null);
            }
        }
        return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
    }

    /** The tree that the patch makes of the target; neither is changed. */
    public static Map<String, Object> apply(Map<String, ?> target, Map<String, ?> patch) {
        var patched = new LinkedHashMap<String, Object>(target);
        patch.forEach((name, value) -> {
            if (value == null) {
                patched.remove(name);
            } else if (value instanceof Map<?, ?> inner) {
                Object was = patched.get(name);
                patched.put(name, apply(was instanceof Map<?, ?> map ? named(map) : Map.of(), named(inner)));
            } else {
                patched.put(name, value);
            }
        });
        return patched;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
