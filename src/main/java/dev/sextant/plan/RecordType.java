package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type of record of a group's board: a head-count report, a statement, a task.
 *
 * @param group whose board it is on
 * @param prefix of its ids: {@code HC} gives {@code HC-01}, counted per incident
 * @param owner a field of kind group that says which group a record belongs to or waits for; null: {@code group}
 * @param alsoOn fields of kind group or groups whose groups see the record on their board too
 * @param line one line for logs, tiles and cards
 * @param title the short title of a card
 * @param post who may post one, and correct one by a new one
 * @param computed the names of the computed fields, each after those that it is computed from
 * @param flash posting takes the wall for a few seconds when this is true
 * @param starts records that come into being with one of this type, in the same append
 * @param conflict how a new record may contradict an earlier one
 */
public record RecordType(
        String id,
        Label label,
        Kind kind,
        String group,
        String prefix,
        @Nullable String owner,
        List<String> alsoOn,
        Template line,
        Template title,
        Who post,
        Who amend,
        Who strike,
        Map<String, Field> fields,
        List<String> computed,
        List<Constraint> constraints,
        Lifecycle lifecycle,
        List<Start> starts,
        @Nullable Conflict conflict,
        List<AttentionRule> attention,
        @Nullable Expression flash) {
    public RecordType {
        alsoOn = List.copyOf(alsoOn);
        fields = InOrder.map(fields);
        computed = List.copyOf(computed);
        constraints = List.copyOf(constraints);
        starts = List.copyOf(starts);
        attention = List.copyOf(attention);
    }

    /** An observation is append-only and corrected by a new record; a working object is amended, with versions. */
    public enum Kind {
        OBSERVATION,
        WORKING
    }

    /**
     * Records that begin with another one.
     *
     * @param on {@code post} or the id of a move
     * @param each a field holding a list: one record begins for each of its elements, which expressions see as
     *     {@code each}
     * @param type the type of the record that begins
     * @param set its fields; over {@code record} (the one it begins with), {@code each}, {@code actor}, {@code now}
     */
    public record Start(String on, @Nullable String each, String type, Map<String, Expression> set) {
        public Start {
            set = InOrder.map(set);
        }
    }

    /**
     * A contradiction that the group's head must rule on.
     *
     * @param with the earlier records that the new {@code record} contradicts
     * @param field the field in which they differ
     */
    public record Conflict(Expression with, String field) {}
}
