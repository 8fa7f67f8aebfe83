package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record type or of the intake.
 *
 * @param name the key in a record's values
 * @param required must be present whenever a record is posted or amended
 * @param requiredWhen like {@code required}, when this is true of the {@code record} as it would be
 * @param length of a text, in code points
 * @param range of an int, number or money
 * @param count of a set, refs, groups, people or list
 * @param of the enumeration of an {@code enum} or {@code set}
 * @param to the record types that a {@code ref} or {@code refs} may point to; none: any record
 * @param among which of them it may point to, when not all
 * @param holds roles of which a {@code person} that is named must hold one, as the accounts say; none: anybody
 * @param fallback the value taken when none is given; written {@code default} in a plan; {@code {n}} in a text is
 *     the next number not yet given
 * @param pii set for personal data, which views mask
 * @param computed the value is never accepted from outside but derived; absent when the expression has none. What moves
 *     and starts set, and nobody else, is computed from itself: {@code acceptedAt: {computed: record.acceptedAt}}
 * @param open who may open the content of a {@code file}, or see a personal value with a reason; empty: who the plan's
 *     {@link Privacy} says
 * @param past of a time: it has been already, so that forms offer times gone by; else times to come
 * @param fields of the elements of a {@code list}, else empty
 * @param order place in the listed order, from 0
 */
public record Field(
        String name,
        FieldKind kind,
        Label label,
        boolean required,
        @Nullable Expression requiredWhen,
        @Nullable Bounds length,
        @Nullable Bounds range,
        @Nullable Bounds count,
        @Nullable String of,
        List<String> to,
        @Nullable Among among,
        List<String> holds,
        @Nullable Label unit,
        @Nullable Label help,
        @Nullable Object fallback,
        @Nullable Pii pii,
        @Nullable Expression computed,
        Who open,
        boolean past,
        Map<String, Field> fields,
        int order) {
    public Field {
        to = List.copyOf(to);
        holds = List.copyOf(holds);
        fields = InOrder.map(fields);
    }

    /** The same, to be given with a step: what nobody else may enter is {@code computed} from itself. */
    public Field given() {
        return new Field(
                name,
                kind,
                label,
                required,
                requiredWhen,
                length,
                range,
                count,
                of,
                to,
                among,
                holds,
                unit,
                help,
                fallback,
                pii,
                null,
                open,
                past,
                fields,
                order);
    }

    /** Whether it may point to records of this type. */
    public boolean pointsTo(String type) {
        return (kind == FieldKind.REF || kind == FieldKind.REFS) && (to.isEmpty() || to.contains(type));
    }

    /**
     * The records that may be chosen: forms offer only these, and another one is refused.
     *
     * @param of a list of records, or of their ids; over the {@code record} as it stands (a new one: as it
     *     would be), {@code all},
     *     {@code incident} and {@code now}. Where it fails there is nothing to choose
     * @param say what the refused person reads
     */
    public record Among(Expression of, Label say) {}

    /** How much a value tells about a person. Values of both are masked in every view. */
    public enum Pii {
        P2,
        P3
    }
}
