package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One big button of a group's phone page: a form that posts one record of each of some types.
 *
 * @param posts the record types
 * @param fields what is asked; a name that several types have is asked once
 * @param preset values that are given without being asked, field to value
 * @param keep fields that start as they were given last on the same phone: where one stands, how one counts
 * @param photos pictures may be taken with it; they belong to the record of the first type in {@code posts}
 * @param wide takes the whole width
 * @param help a call for help: red, long press
 */
public record FieldAction(
        String id,
        String group,
        Label label,
        @Nullable Label hint,
        List<String> posts,
        List<String> fields,
        Map<String, Object> preset,
        List<String> keep,
        boolean photos,
        boolean wide,
        boolean help) {
    public FieldAction {
        posts = List.copyOf(posts);
        fields = List.copyOf(fields);
        keep = List.copyOf(keep);
        preset = InOrder.map(preset);
    }
}
