package dev.sextant.plan;

/**
 * How every time limit behaves (domain.md §3.2).
 *
 * @param amberPercent so much of the limit gone turns it amber
 * @param escalatePercent so much of the limit beyond its end, the leader is told
 * @param graceMinutes when the level rises, a running limit never ends earlier than this from then
 */
public record LimitPolicy(int amberPercent, int escalatePercent, int graceMinutes) {
    static final LimitPolicy USUAL = new LimitPolicy(75, 50, 5);
}
