package dev.sextant.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a group's checklist.
 *
 * @param due minutes after activation, before the level's factor; null: ongoing, or given by level
 * @param limit the time limit of the incident that watches over the same thing: more time for it is more time for the
 *     item; null: none
 * @param dueAt minutes after activation by level, as they are; none: {@code due} with the factor
 */
public record ChecklistItem(
        String id,
        String group,
        Label title,
        @Nullable Integer due,
        Map<String, Integer> dueAt,
        @Nullable String limit) {
    public ChecklistItem {
        dueAt = InOrder.map(dueAt);
    }
}
