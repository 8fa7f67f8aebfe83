package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mistakes found so far. */
final class Problems {
    /** So many valid names are read at a glance. */
    private static final int FEW = 12;

    /** More of one kind bury the others. */
    private static final int MANY = 20;

    /** So many of them are told then. */
    private static final int TOLD = 3;

    /** Each with what makes it like others. */
    private final Map<PlanProblem, String> found = new LinkedHashMap<>();

    /** Reports a mistake in both languages; {@code names} stand at the {@code %s} of both (see {@link Wording}). */
    void report(Place place, String zh, String en, Object... names) {
        suggest(place, null, zh, en, names);
    }

    /** Reports a mistake with the valid name that is nearest to what was written, if one is. */
    void suggest(Place place, @Nullable String nearest, String zh, String en, Object... names) {
        Wording message = Wording.of(zh, en, names);
        add(place, nearest, message, message.in("en"));
    }

    void tell(Place place, Wording message) {
        add(place, null, message, message.in("en"));
    }

    /** Reports a mistake that has the same cause as others of this {@code kind}, whatever names stand in them. */
    void reportAlike(String kind, Place place, String zh, String en, Object... names) {
        add(place, null, Wording.of(zh, en, names), kind);
    }

    private void add(Place place, @Nullable String nearest, Wording message, String kind) {
        found.putIfAbsent(new PlanProblem(place.file(), place.line(), place.column(), message, nearest, 0), kind);
    }

    void add(Problems others) {
        others.found.forEach(found::putIfAbsent);
    }

    /** Reports a sign of the Chinese keyboard in a name; false when there is none. */
    boolean wide(Place place, String name) {
        int at = WideSigns.in(name);
        if (at < 0) return false;
        int column = place.column() + name.codePointCount(0, at);
        tell(new Place(place.file(), place.line(), column), WideSigns.mistake(name.charAt(at)));
        return true;
    }

    /** Reports that {@code name} is not a {@code what}; says the nearest of {@code valid}, or all when they are few. */
    void unknown(Place place, Wording what, String name, Collection<String> valid) {
        if (wide(place, name)) return;
        String near = nearest(name, valid);
        if (valid.isEmpty()) {
            reportAlike(
                    "none of " + what.in("en"),
                    place,
                    "%s“%s”不存在，预案里一个也没有",
                    "unknown %s '%s'; there is none",
                    what,
                    name);
        } else if (near == null && valid.size() <= FEW) {
            report(place, "%s“%s”不存在，只有 %s", "unknown %s '%s'; there are %s", what, name, List.copyOf(valid));
        } else {
            suggest(place, near, "%s“%s”不存在", "unknown %s '%s'", what, name);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** What is told of them; at least one must have been found. */
    PlanResult.Faulty faulty(List<String> languages) {
        return new PlanResult.Faulty(sorted(), found.keySet().iterator().next(), languages);
    }

    /** All of them, by file, line and column; where very many are alike, the first few with the count of the others. */
    List<PlanProblem> sorted() {
        List<PlanProblem> all = new ArrayList<>(found.keySet());
        all.sort(Comparator.comparing(PlanProblem::file)
                .thenComparingInt(PlanProblem::line)
                .thenComparingInt(PlanProblem::column));
        Map<String, List<PlanProblem>> alike = new LinkedHashMap<>();
        all.forEach(problem -> alike.computeIfAbsent(found.get(problem), kind -> new ArrayList<>())
                .add(problem));
        for (List<PlanProblem> same : alike.values()) {
            if (same.size() <= MANY) continue;
            all.removeAll(Set.copyOf(same.subList(TOLD - 1, same.size())));
            all.add(same.get(TOLD - 1).and(same.size() - TOLD));
        }
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
