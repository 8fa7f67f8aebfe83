package dev.sextant.incident;

import dev.sextant.plan.Judged;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The records of which a condition over each one alone holds.
 *
 * @param condition see {@link Judged}
 * @param holding those of which it is known to hold
 * @param open those of which it was not asked yet
 */
record Holding(String condition, Index holding, PSortedMap<Integer, BoardRecord> open)
        implements Index.Answer<Holding> {

    /** Asks for it. */
    record Question(String condition) implements Index.Question<Holding> {
        @Override
        public Holding ofNone() {
            return new Holding(condition, Index.NONE, TreePMap.empty());
        }
    }

    @Override
    public Holding changed(int place, @Nullable BoardRecord before, @Nullable BoardRecord now) {
        Boolean holds = now == null ? Boolean.FALSE : judged(now);
        BoardRecord held = holding.at(place);
        BoardRecord holdsNow = Boolean.TRUE.equals(holds) ? now : null;
        return new Holding(
                condition,
                held == null && holdsNow == null ? holding : holding.changed(place, held, holdsNow),
                holds == null && now != null ? open.plus(place, now) : open.minus(place));
    }

    /** With those that were asked in the meantime. */
    @Override
    public Holding settled() {
        Holding settled = this;
        for (var each : open.entrySet()) {
            if (judged(each.getValue()) != null) {
                settled = settled.changed(each.getKey(), null, each.getValue());
            }
        }
        return settled;
    }

    private @Nullable Boolean judged(BoardRecord record) {
        return record.asValues().verdict(condition);
    }
}
