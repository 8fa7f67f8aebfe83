package dev.sextant.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** Records by the value of a field; those without a value are left out. */
record ByValue(String field, PMap<Object, Alike> values) implements Index.Answer<ByValue> {

    /** Asks for it by the name of the field or meta value. */
    record Question(String field) implements Index.Question<ByValue> {
        @Override
        public ByValue ofNone() {
            return new ByValue(field, HashTreePMap.empty());
        }
    }

    /** The records with one value. */
    private record Alike(TreePMap<Integer, BoardRecord> byPlace, ByTime byTime) {
        static final Alike NONE = new Alike(TreePMap.empty(), ByTime.NONE);

        Alike changed(int place, @Nullable BoardRecord before, @Nullable BoardRecord now) {
            return new Alike(
                    now == null ? byPlace.minus(place) : byPlace.plus(place, now), byTime.changed(place, before, now));
        }
    }

    @Override
    public ByValue changed(int place, @Nullable BoardRecord before, @Nullable BoardRecord now) {
        return without(place, before).plus(place, now);
    }

    private ByValue without(int place, @Nullable BoardRecord before) {
        Object value = before == null ? null : before.asValues().get(field);
        Alike alike = value == null ? null : values.get(value);
        if (value == null || alike == null) {
            return this;
        }
        Alike fewer = alike.changed(place, before, null);
        return new ByValue(field, fewer.byPlace.isEmpty() ? values.minus(value) : values.plus(value, fewer));
    }

    private ByValue plus(int place, @Nullable BoardRecord now) {
        Object value = now == null ? null : now.asValues().get(field);
        return value == null
                ? this
                : new ByValue(
                        field,
                        values.plus(
                                value, values.getOrDefault(value, Alike.NONE).changed(place, null, now)));
    }

    @Override
    public ByValue settled() {
        return this;
    }

    /** Those with this value, in order of creation. */
    Collection<BoardRecord> with(Object value) {
        return values.getOrDefault(value, Alike.NONE).byPlace.values();
    }

    /** For each value the one that occurred last, in the order in which the values first came. */
    Collection<BoardRecord> latest() {
        var inOrder = new TreeMap<Integer, BoardRecord>();
        values.values().forEach(alike -> {
            BoardRecord newest = alike.byTime.newest();
            if (newest != null) {
                inOrder.put(alike.byPlace.firstKey(), newest);
            }
        });
        return inOrder.values();
    }

    /** For each value the last one that occurred at {@code until} or before, in no order. */
    List<BoardRecord> latest(Instant until) {
        var found = new ArrayList<BoardRecord>();
        values.values().forEach(alike -> {
            BoardRecord newest = alike.byTime.newest(until);
            if (newest != null) {
                found.add(newest);
            }
        });
        return found;
    }
}
