package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each group does when the plan is activated.
 *
 * @param record the record type that the items become
 * @param factors level to the factor by which due times are stretched or shortened, every level
 * @param roundUpTo due times are rounded up to a multiple of so many minutes
 * @param items by group
 */
public record Checklists(
        String record, Map<String, Double> factors, int roundUpTo, Map<String, List<ChecklistItem>> items) {
    public Checklists {
        factors = InOrder.map(factors);
        items = InOrder.map(items);
    }

    /** Minutes after activation at which {@code item} is due at {@code level}; null for an ongoing one. */
    public @Nullable Integer dueMinutes(ChecklistItem item, String level) {
        if (!item.dueAt().isEmpty()) return item.dueAt().get(level);
        if (item.due() == null) return null;
        double stretched = item.due() * factors.getOrDefault(level, 1.0);
        return (int) Math.ceil(stretched / roundUpTo) * roundUpTo;
    }

    /** The item of this id, or null. */
    public @Nullable ChecklistItem item(String id) {
        for (List<ChecklistItem> group : items.values()) {
            for (ChecklistItem item : group) if (item.id().equals(id)) return item;
        }
        return null;
    }
}
