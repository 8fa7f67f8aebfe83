package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of one type, in order of creation, as expressions see them ({@code all.headCountReport}), with indexed
 * answers to what expressions ask. A plain {@link List} of maps works in expressions too, in time that grows with its
 * length.
 *
 * <p>Each element is a record's values by field, and its meta values: {@code id}, {@code type}, {@code state},
 * {@code group}, {@code author}, {@code lastEditor} (String), {@code createdAt}, {@code updatedAt}, {@code occurredAt},
 * {@code stateSince} (Instant), {@code version} (Long), {@code struck}, {@code corrected} (Boolean). An absent value
 * has no key.
 */
public interface Records extends List<Map<String, Object>> {
    /** Those that are in one of {@code states}, in order of creation. */
    List<Map<String, Object>> inState(Set<String> states);

    /**
     * For each value of {@code field} the one with the latest {@code occurredAt} (of several, the one created last).
     */
    List<Map<String, Object>> latestBy(String field);

    /** Those whose {@code field} is {@code value}, in order of creation. */
    List<Map<String, Object>> with(String field, Object value);

    /** The one of this id, or null. */
    default @Nullable Map<String, Object> find(String id) {
        return stream().filter(one -> id.equals(one.get("id"))).findFirst().orElse(null);
    }
}
