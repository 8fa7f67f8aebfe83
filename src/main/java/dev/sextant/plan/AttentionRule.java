package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * What somebody must look at while it is true; derived, never stored.
 *
 * @param when over a record too when it is the rule of a record type
 * @param since when it became true, where that can be told; null: when the record was last changed, of an incident not known
 * @param who whom it waits for
 * @param move of a record type's rule: the move of the record that puts it right, offered where it is said; null: none
 * @param act of an incident's rule: the act of the whole incident that answers it, offered where it is said; null: none
 * @param aftercare of a record type's rule: it holds when the response has ended, too; those of the incident always do
 * @param records of an incident's rule: the records that show it, told with it; null: none
 */
public record AttentionRule(
        String id,
        Expression when,
        @Nullable Expression since,
        Who who,
        Severity severity,
        Label say,
        @Nullable String move,
        @Nullable Act act,
        boolean aftercare,
        @Nullable Expression records) {
    public enum Severity {
        NORMAL,
        URGENT,
        CRITICAL
    }
}
