package dev.sextant.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of one type, in order of creation, as expressions see them ({@code all.headCountReport}), with indexed
 * answers to what expressions ask. A plain {@link List} of maps works in expressions too, in time that grows with its
 * length: it is {@link WalkedRecords walked over}.
 *
 * <p>Each element is a record's values by field, and its meta values: {@code id}, {@code type}, {@code state},
 * {@code group}, {@code author}, {@code lastEditor} (String), {@code editors} (list of them), {@code createdAt}, {@code updatedAt}, {@code occurredAt},
 * {@code stateSince} (Instant), {@code version} (Long), {@code struck}, {@code corrected} (Boolean). An absent value
 * has no key.
 */
public interface Records extends List<Map<String, Object>> {

    /** Records that answer by walking over all of them: what any other implementation must answer, too. */
    static Records walked(List<Map<String, Object>> list) {
        return new WalkedRecords(list);
    }

    /** Those that are in one of {@code states}, in order of creation. */
    List<Map<String, Object>> inState(Set<String> states);

    /**
     * For each value of {@code field} the one with the latest {@code occurredAt} (of several, the one created last), in
     * the order in which the values first came.
     */
    List<Map<String, Object>> latestBy(String field);

    /** For each value of {@code field} the latest of those that occurred at {@code until} or before, in no order. */
    List<Map<String, Object>> latestBy(String field, Instant until);

    /** Those whose {@code field} is {@code value}, in order of creation. */
    List<Map<String, Object>> with(String field, Object value);

    /** Those that occurred at {@code from} or after, in order of creation. */
    List<Map<String, Object>> since(Instant from);

    /** The one that occurred last, of several the one created last; null of none. */
    @Nullable Map<String, Object> newest();

    /** When the first one occurred of those that did at {@code from} or after; null when none did. */
    @Nullable Instant nextTime(Instant from);

    /** The one of this id, or null. */
    @Nullable Map<String, Object> find(String id);

    /** Those of which a condition was not asked yet, see {@link Judged}. */
    List<Map<String, Object>> unjudged(String condition);

    /**
     * Those of which a condition holds, in order of creation.
     *
     * @param holding those for which it turned out to hold of the {@link #unjudged}
     */
    List<Map<String, Object>> judged(String condition, List<Map<String, Object>> holding);
}
