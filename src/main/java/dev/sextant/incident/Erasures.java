package dev.sextant.incident;

import dev.sextant.plan.Field.Pii;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/** Whose personal data was erased, by level. What was erased is not written down again. */
public record Erasures(PSet<String> done) {
    private static final String EVERYBODY = "*";

    public static Erasures none() {
        return new Erasures(HashTreePSet.empty());
    }

    /** @param person see {@link PersonalData#person}; null: everybody */
    public boolean erased(@Nullable String person, Pii level) {
        return done.contains(key(EVERYBODY, level)) || (person != null && done.contains(key(person, level)));
    }

    public Erasures with(@Nullable String person, Collection<Pii> levels) {
        PSet<String> more = done;
        for (Pii level : levels) {
            more = more.plus(key(person == null ? EVERYBODY : person, level));
        }
        return new Erasures(more);
    }

    private static String key(String person, Pii level) {
        return person + "/" + level;
    }
}
