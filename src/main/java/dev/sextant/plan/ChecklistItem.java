package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * One item of a group's checklist.
 *
 * @param due minutes after activation, before the level's factor; null: ongoing
 */
public record ChecklistItem(
        String id, String group, Label title, @Nullable Integer due) {}
