package dev.sextant.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One factor of the suggested level.
 *
 * @param measure what is looked at and which level it gives
 * @param records the records that were used, so that the suggestion explains itself; a list of records
 * @param unit of the value
 */
public record LevelRule(
        String id,
        Label label,
        Measure measure,
        @Nullable Expression records,
        @Nullable Label unit) {

    /** Exactly a {@link Amount} or a {@link Worst}. */
    public sealed interface Measure {}

    /**
     * A number against thresholds: the highest level whose threshold is reached.
     *
     * @param bands level to the smallest value that gives it, rising with the level; a level that this factor never
     *     gives is left out
     */
    public record Amount(Expression value, Map<String, Double> bands) implements Measure {
        public Amount {
            bands = InOrder.map(bands);
        }
    }

    /**
     * The worst of some values of an enumeration.
     *
     * @param values a list of values of the enumeration {@code of}
     * @param map value to level; a value that is left out gives none
     */
    public record Worst(Expression values, String of, Map<String, String> map) implements Measure {
        public Worst {
            map = InOrder.map(map);
        }
    }
}
