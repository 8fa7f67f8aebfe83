package dev.sextant.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type of record of a group's board: a head-count report, a statement, a task.
 *
 * @param group whose board it is on
 * @param prefix of its ids: {@code HC} gives {@code HC-01}, counted per incident
 * @param owner a field of kind group that says which group a record belongs to or waits for; null: {@code group}
 * @param assignee the field of kind person that says whom a record is assigned to; null: nobody
 * @param person the field of kind ref that names the record whose person this one tells of, too: they have the same keys and are
 *     erased together; null: it tells of somebody else, or of nobody
 * @param alsoOn groups that see the record on their board too, and fields of kind group or groups that name such
 * @param onlyFor who sees such records at all: nobody else finds one on a board, in the log, the search or anywhere; null: whoever
 *     sees boards
 * @param line one line for logs, tiles and cards
 * @param title the short title of a card
 * @param post who may post one, and correct one by a new one
 * @param rule who rules on a conflict of one; null: whoever {@link Act#RULE_ON_CONFLICT} names
 * @param computed the names of the computed fields, each after those that it is computed from
 * @param writing how its texts come about; null: they are simply typed
 * @param chart how its figures are drawn over time on its board; null: they are not
 * @param flash posting takes the wall for a few seconds when this is true
 * @param starts records that come into being with one of this type, in the same append
 * @param then steps that other records take with one of this type, in the same append
 * @param conflict how a new record may contradict an earlier one
 */
public record RecordType(
        String id,
        Label label,
        Kind kind,
        String group,
        String prefix,
        @Nullable String owner,
        @Nullable String assignee,
        @Nullable String person,
        List<String> alsoOn,
        @Nullable Who onlyFor,
        Template line,
        Template title,
        Who post,
        Who amend,
        Who strike,
        @Nullable Who rule,
        Map<String, Field> fields,
        List<String> computed,
        List<Constraint> constraints,
        Lifecycle lifecycle,
        List<Start> starts,
        List<Step> then,
        @Nullable Conflict conflict,
        List<AttentionRule> attention,
        @Nullable Writing writing,
        @Nullable Chart chart,
        @Nullable Expression flash) {
    public RecordType {
        alsoOn = List.copyOf(alsoOn);
        fields = InOrder.map(fields);
        computed = List.copyOf(computed);
        constraints = List.copyOf(constraints);
        starts = List.copyOf(starts);
        then = List.copyOf(then);
        attention = List.copyOf(attention);
    }

    /** Whether only some people see such records, in a view of their own. */
    public boolean closed() {
        return onlyFor != null;
    }

    /** The groups on whose boards a record of this group and with these values hangs. */
    public Set<String> seenBy(String group, Map<String, ?> values) {
        Set<String> groups = new LinkedHashSet<>(List.of(group, this.group));
        for (String entry : alsoOn) {
            Object named = fields.containsKey(entry) ? values.get(entry) : entry;
            if (named instanceof List<?> many) many.forEach(one -> groups.add(String.valueOf(one)));
            else if (named != null) groups.add(String.valueOf(named));
        }
        return groups;
    }

    /**
     * A figure over time.
     *
     * @param value the field of kind int, number or money
     * @param by the field whose values have a line each; null: one line
     */
    public record Chart(String value, @Nullable String by) {}

    /** The computed fields that follow from something; not those that are only kept for moves and starts to set. */
    public List<Field> derived() {
        return computed.stream()
                .map(fields::get)
                .filter(Objects::nonNull)
                .filter(field -> field.computed() != null
                        && !field.computed().source().strip().equals("record." + field.name()))
                .toList();
    }

    /** The fields of its text, if people decide on one: every field that some move binds. */
    public Set<String> boundFields() {
        var bound = new LinkedHashSet<String>();
        for (Lifecycle.State state : lifecycle.states().values()) {
            state.moves().values().forEach(move -> bound.addAll(move.binds()));
        }
        return bound;
    }

    /** An observation is append-only and corrected by a new record; a working object is amended, with versions. */
    public enum Kind {
        OBSERVATION,
        WORKING
    }

    /**
     * Records that begin with another one.
     *
     * @param on {@code post}, {@code amend} or the id of a move
     * @param when begins only when this is true; over {@code record}, {@code each}, {@code actor}, {@code all},
     *     {@code incident}, {@code now}; null: always
     * @param each a field holding a list: one record begins for each of its elements, which expressions see as
     *     {@code each}
     * @param type the type of the record that begins
     * @param set its fields; over {@code record} (the one it begins with), {@code each}, {@code actor}, {@code now}
     */
    public record Start(
            String on, @Nullable Expression when, @Nullable String each, String type, Map<String, Expression> set) {
        public Start {
            set = InOrder.map(set);
        }
    }

    /**
     * A step that other records take because one of this type was posted, amended or moved. A record whose state does not
     * know the move stays as it is.
     *
     * @param on {@code post}, {@code amend} or the id of a move
     * @param type the type of the records that take it
     * @param of those records; over {@code record} (the one that causes it), {@code actor}, {@code all}, {@code now}
     * @param move the move that they take; never one that binds a text
     * @param set fields that it sets, among them all that the move asks for
     */
    public record Step(String on, String type, Expression of, String move, Map<String, Expression> set) {
        public Step {
            set = InOrder.map(set);
        }
    }

    /**
     * What a record answers: the receipt of one group for something that went to several.
     *
     * @param type what went to the groups
     * @param field of the answer, naming the record that it answers
     */
    public record Answer(String type, String field) {}

    /**
     * A contradiction that the group's head must rule on.
     *
     * @param with the earlier records that the new {@code record} contradicts
     * @param field the field in which they differ
     */
    public record Conflict(Expression with, String field) {}
}
