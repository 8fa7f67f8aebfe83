package dev.sextant.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Records by when they occurred; of several at the same instant, the one created last is the later one. */
record ByTime(TreePMap<Moment, BoardRecord> moments) implements Index.Answer<ByTime> {

    static final ByTime NONE = new ByTime(TreePMap.empty());

    /** Asks for it. */
    record Question() implements Index.Question<ByTime> {
        @Override
        public ByTime ofNone() {
            return NONE;
        }
    }

    /** When a record occurred, and its place in the order of creation. */
    private record Moment(Instant at, int place) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : Integer.compare(place, other.place);
        }
    }

    @Override
    public ByTime changed(int place, @Nullable BoardRecord before, @Nullable BoardRecord now) {
        var next = before == null ? moments : moments.minus(new Moment(before.occurredAt(), place));
        return new ByTime(now == null ? next : next.plus(new Moment(now.occurredAt(), place), now));
    }

    @Override
    public ByTime settled() {
        return this;
    }

    @Nullable BoardRecord newest() {
        return moments.isEmpty() ? null : record(moments.lastEntry());
    }

    /** The last one that occurred at this instant or before. */
    @Nullable BoardRecord newest(Instant until) {
        return record(moments.floorEntry(new Moment(until, Integer.MAX_VALUE)));
    }

    private static @Nullable BoardRecord record(Map.@Nullable Entry<Moment, BoardRecord> entry) {
        return entry == null ? null : entry.getValue();
    }

    /** When the first one occurred of those that did at {@code from} or after. */
    @Nullable Instant nextTime(Instant from) {
        Moment next = moments.ceilingKey(new Moment(from, 0));
        return next == null ? null : next.at();
    }

    /** Those that occurred at {@code from} or after, in order of creation. */
    Collection<BoardRecord> since(Instant from) {
        var later = moments.tailMap(new Moment(from, 0));
        if (later.size() <= 1) {
            return List.copyOf(later.values());
        }
        var inOrder = new TreeMap<Integer, BoardRecord>();
        later.forEach((moment, record) -> inOrder.put(moment.place(), record));
        return inOrder.values();
    }
}
