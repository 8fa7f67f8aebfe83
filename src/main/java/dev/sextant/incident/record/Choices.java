package dev.sextant.incident.record;

import dev.sextant.plan.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Which records a field may point to, where the plan leaves only some (an {@code among}). */
public final class Choices {

    private Choices() {}

    /**
     * The ids that may be chosen now, in the plan's order; none where the plan's expression has no value.
     *
     * @param variables those of the record that would hold the field
     */
    public static List<String> of(Field.Among among, Map<String, Object> variables) {
        var ids = new LinkedHashSet<String>();
        if (among.of().value(variables) instanceof List<?> found) {
            for (Object each : found) {
                ids.add(String.valueOf(each instanceof Map<?, ?> record ? record.get("id") : each));
            }
        }
        return List.copyOf(ids);
    }
}
