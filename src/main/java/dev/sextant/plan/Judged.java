package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * A record's values that remember what conditions over them alone gave. Records do not change; one that is amended is
 * another. So {@code all.count.filter(c, c.heads > 5)} asks its condition once of each record, however long the list
 * grows and however often the rule is asked.
 */
public interface Judged {
    /** What this condition gave; null when it was not asked yet. */
    @Nullable Boolean verdict(String condition);

    void judge(String condition, boolean holds);
}
