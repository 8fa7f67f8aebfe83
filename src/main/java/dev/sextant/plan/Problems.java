package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mistakes found so far. */
final class Problems {
    private final Set<PlanProblem> found = new LinkedHashSet<>();

    void report(Place place, String message) {
        report(place, message, null);
    }

    void report(Place place, String message, @Nullable String suggestion) {
        found.add(new PlanProblem(place.file(), place.line(), place.column(), message, suggestion));
    }

    void add(Problems others) {
        found.addAll(others.found);
    }

    /** Reports that {@code name} is not a {@code what}; says the nearest of {@code valid}, or all when they are few. */
    void unknown(Place place, String what, String name, Collection<String> valid) {
        String near = nearest(name, valid);
        String known = valid.isEmpty()
                ? "; there is none"
                : near == null && valid.size() <= 12 ? "; there are " + String.join(", ", valid) : "";
        report(place, "unknown " + what + " '" + name + "'" + known, near);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** All of them, by file, line and column. */
    List<PlanProblem> sorted() {
        List<PlanProblem> all = new ArrayList<>(found);
        all.sort(Comparator.comparing(PlanProblem::file)
                .thenComparingInt(PlanProblem::line)
                .thenComparingInt(PlanProblem::column));
        return all;
    }

    /** The valid name that is nearest to {@code name}, or null when none is near. */
    static @Nullable String nearest(String name, Collection<String> valid) {
        String best = null;
        int bestDistance = Math.max(1, (name.length() + 1) / 3) + 1;
        for (String candidate : valid) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Levenshtein's distance, with a swap of neighbours counted once. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[a.length()][b.length()];
    }
}
