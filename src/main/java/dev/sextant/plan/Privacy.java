package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation agreed on about personal data: who may see a masked value and how that is noted, who may erase a person,
 * and when everybody is erased.
 *
 * @param seen by level, who may see a value of it with a reason; the {@link Field#open} of a field comes before
 * @param most so many values one person may see
 * @param withinMinutes in so many minutes
 * @param log the record that says who saw what, and why
 * @param opened what is noted when somebody opens a file; null: nothing
 * @param erase who may erase a person
 * @param hold while this is true nobody is erased; over {@code incident}, {@code all}, {@code now}; null: never
 * @param retention when everybody is erased; null: never
 */
public record Privacy(
        Map<Field.Pii, Who> seen,
        int most,
        int withinMinutes,
        Log log,
        @Nullable Opened opened,
        Who erase,
        @Nullable Expression hold,
        @Nullable Retention retention) {

    public Privacy {
        seen = Map.copyOf(seen);
    }

    /**
     * @param of the record type
     * @param record the reference to the record that was looked at; empty for the intake
     * @param field the text that takes the name of the field
     * @param reason the text that takes the reason; its {@link Field#length} is that of a reason
     */
    public record Log(String of, String record, String field, String reason) {}

    /**
     * Files hold what they hold: there is no value to mask, so that it is noted who opened which.
     *
     * @param of the record type
     * @param record the reference to the record whose file was opened
     * @param withinMinutes opened again by the same person within so many minutes, it is the same opening
     * @param when of which files; over {@code record}, the one that declares the file; null: of all
     */
    public record Opened(
            String of,
            String record,
            int withinMinutes,
            @Nullable Expression when) {}

    /**
     * @param days by level, so long after the phase began; a level that is not named is kept
     * @param after the phases that it is counted from
     */
    public record Retention(Map<Field.Pii, Integer> days, List<String> after) {
        public Retention {
            days = Map.copyOf(days);
            after = List.copyOf(after);
        }
    }

    /** Who may see the values of this field, with a reason. */
    public Who mayOpen(Field field, Field.Pii level) {
        return field.kind() == FieldKind.FILE || field.open().entries().isEmpty()
                ? seen.getOrDefault(level, Who.NOBODY)
                : field.open();
    }
}
