package dev.sextant.plan;

/**
 * What somebody must look at while it is true; derived, never stored.
 *
 * @param when over {@code record} too when it is the rule of a record type
 * @param who whom it waits for
 */
public record AttentionRule(String id, Expression when, Who who, Severity severity, Label say) {
    public enum Severity {
        NORMAL,
        URGENT,
        CRITICAL
    }
}
