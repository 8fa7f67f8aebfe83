package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a plan.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, and what would be right
 * @param suggestion the nearest valid name, or null when none is near
 */
public record PlanProblem(
        String file,
        int line,
        int column,
        String message,
        @Nullable String suggestion) {
    @Override
    public String toString() {
        String at = file + ":" + line + ":" + column + ": " + message;
        return suggestion == null ? at : at + " (did you mean '" + suggestion + "'?)";
    }
}
