package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in a plan.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, and what would be right
 * @param suggestion the nearest valid name, or null when none is near
 * @param more so many others of the same kind, at later places, which are not told one by one
 */
public record PlanProblem(
        String file,
        int line,
        int column,
        Wording message,
        @Nullable String suggestion,
        int more) {
    PlanProblem and(int others) {
        return new PlanProblem(file, line, column, message, suggestion, others);
    }

    /** The mistake on one line for a reader of {@code language}; in every language it begins as editors jump to it. */
    public String in(String language) {
        Wording whole = suggestion == null
                ? message
                : Wording.of("%s（是否想写“%s”？）", "%s (did you mean '%s'?)", message, suggestion);
        if (more > 0) whole = Wording.of("%s（同样的错误另有 %s 处）", "%s (and %s more like it)", whole, more);
        return file + ":" + line + ":" + column + ": " + whole.in(language);
    }

    @Override
    public String toString() {
        return in("en");
    }
}
