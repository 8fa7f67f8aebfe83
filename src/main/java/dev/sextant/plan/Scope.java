package dev.sextant.plan;

import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables that an expression may use beside {@code incident}, {@code all} and {@code now}.
 *
 * @param record the type of {@code record}; null: there is none
 * @param actor whether there is an {@code actor}: somebody is doing something
 * @param each the type of {@code each}; null: there is none
 */
record Scope(
        @Nullable String record, boolean actor, @Nullable CelType each) {
    static final Scope INCIDENT = new Scope(null, false, null);

    static Scope of(String recordType) {
        return new Scope(recordType, false, null);
    }

    Scope acting() {
        return new Scope(record, true, each);
    }

    Scope each(CelType type) {
        return new Scope(record, actor, type);
    }

    List<String> variables() {
        List<String> names = new ArrayList<>(List.of("incident", "all", "now"));
        if (record != null) names.add("record");
        if (actor) names.add("actor");
        if (each != null) names.add("each");
        return names;
    }
}
