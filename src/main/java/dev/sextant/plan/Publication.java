package dev.sextant.plan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation says in public: the one record type whose texts stand on the public page, in which states, and which
 * of its fields are shown. No other field and no other state is ever shown there.
 *
 * @param of the record type
 * @param title its title, a text
 * @param text what is said, a text
 * @param at the field of kind time that says when it was published
 * @param kind an enum: what sort of statement it is; null: nothing is said of that
 * @param contact a text: whom to ask; null: none
 * @param standing the states in which it holds as it was published
 * @param corrected the states in which another one has taken its place
 * @param withdrawn the states in which it was taken back
 * @param corrects the field of a correction that names what it corrects; null: there are no corrections
 * @param wrong a correction's text that says what was wrong
 * @param notice the text that people who saw a withdrawn one are told
 */
public record Publication(
        String of,
        String title,
        String text,
        String at,
        @Nullable String kind,
        @Nullable String contact,
        List<String> standing,
        List<String> corrected,
        List<String> withdrawn,
        @Nullable String corrects,
        @Nullable String wrong,
        @Nullable String notice) {
    public Publication {
        standing = List.copyOf(standing);
        corrected = List.copyOf(corrected);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Every state in which a record is public. */
    public Set<String> states() {
        return InOrder.set(List.of(standing, corrected, withdrawn).stream()
                .flatMap(List::stream)
                .toList());
    }
}
