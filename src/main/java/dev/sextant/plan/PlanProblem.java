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
        Wording message,
        @Nullable String suggestion) {
    /** The mistake on one line for a reader of {@code language}; in every language it begins as editors jump to it. */
    public String in(String language) {
        Wording whole = suggestion == null
                ? message
                : Wording.of("%s（是否想写“%s”？）", "%s (did you mean '%s'?)", message, suggestion);
        return file + ":" + line + ":" + column + ": " + whole.in(language);
    }

    @Override
    public String toString() {
        return in("en");
    }
}
