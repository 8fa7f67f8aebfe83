package dev.sextant.ops;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what somebody meant to write. */
final class Spelling {
    private Spelling() {}

    /** The name that is most alike, when no more than half of the letters are wrong; a worse guess misleads. */
    static Optional<String> nearest(String wrong, Stream<String> names) {
        String written = wrong.toLowerCase(Locale.ROOT);
        return names.min(Comparator.comparingInt(name -> distance(written, name.toLowerCase(Locale.ROOT))))
                .filter(name -> 2 * distance(written, name.toLowerCase(Locale.ROOT)) <= written.length());
    }

    /** Levenshtein's distance: how many letters must change, come or go. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
