package dev.sextant.incident;

import dev.sextant.plan.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * All records of an incident with the indexes that rules ask for: by type and by type and state, in order of creation.
 *
 * <p>Persistent: a change makes a new register and shares all the rest, in O(log n), so that replaying 100,000 events
 * takes seconds and a screen may keep the register of a moment for as long as it likes. The indexes hold only records
 * that count (neither struck nor corrected).
 */
public final class Register {

    private static final Index NONE = new Index(TreePMap.empty());
    private static final String CONFLICTED = "!conflicted";
    private final PMap<String, BoardRecord> byId;
    private final PMap<String, Integer> places;
    private final PMap<String, Integer> numbers;
    private final PMap<String, Index> indexes;
    private final PSortedMap<Integer, String> order;

    /** Shared by all registers of an incident, bounded by the expressions of its plan; no part of what a register is. */
    private final Map<Expression, Known> memory;

    private Register(
            PMap<String, BoardRecord> byId,
            PMap<String, Integer> places,
            PMap<String, Integer> numbers,
            PMap<String, Index> indexes,
            PSortedMap<Integer, String> order,
            Map<Expression, Known> memory) {
        this.byId = byId;
        this.places = places;
        this.numbers = numbers;
        this.indexes = indexes;
        this.order = order;
        this.memory = memory;
    }

    public static Register empty() {
        return new Register(
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                TreePMap.empty(),
                new ConcurrentHashMap<>());
    }

    public @Nullable BoardRecord find(String id) {
        return byId.get(id);
    }

    public int size() {
        return byId.size();
    }

    /** Every record ever posted, in order of creation, struck and corrected ones too. */
    public List<BoardRecord> all() {
        return resolve(order.values());
    }

    /** The records of a type that count, in order of creation. */
    public List<BoardRecord> ofType(String type) {
        return index(type).records();
    }

    /** Of the records of a type that count, for each value of a field the one that occurred last. */
    List<BoardRecord> latestBy(String type, String field) {
        return index(type).latestBy(field);
    }

    public int count(String type) {
        return index(type).size();
    }

    /** The records of a type that count and are in one of the states, in order of creation. */
    public List<BoardRecord> inState(String type, Set<String> states) {
        if (states.size() == 1) {
            return index(type + "/" + states.iterator().next()).records();
        }
        SortedMap<Integer, BoardRecord> merged = new TreeMap<>();
        states.forEach(state -> merged.putAll(index(type + "/" + state).byPlace));
        return List.copyOf(merged.values());
    }

    /**
     * What an expression gives at this register; null on a failure. One that is about nothing but records of some types is
     * asked again only when one of those has changed.
     */
    public @Nullable Object value(Expression expression, Map<String, Object> variables) {
        Set<String> types = expression.listsAlone();
        if (types == null) {
            return expression.value(variables);
        }
        List<Index> now = types.stream().map(this::index).toList();
        Known known = memory.get(expression);
        if (known == null || !known.of().equals(now)) {
            known = new Known(now, expression.value(variables));
            memory.put(expression, known);
        }
        return known.value();
    }

    /** What an expression gave when the records of its types were these. */
    private record Known(List<Index> of, @Nullable Object value) {}

    /** The records with a conflict that waits for a ruling. */
    public List<BoardRecord> conflicted() {
        return index(CONFLICTED).records();
    }

    /** The id that the next record with this prefix gets, such as {@code DM-02}; {@code ahead} counts those not yet put. */
    public String nextId(String prefix, Map<String, Integer> ahead) {
        int number = numbers.getOrDefault(prefix, 0) + ahead.merge(prefix, 1, Integer::sum);
        return prefix + (number < 10 ? "-0" : "-") + number;
    }

    /** The register with this record new or in place of its earlier self. */
    public Register with(BoardRecord now) {
        BoardRecord before = byId.get(now.id());
        int place = before == null ? order.size() + 1 : placeOf(now.id());
        PMap<String, Index> next = indexes;
        if (before != null && before.counts()) {
            next = without(next, before.type(), place);
            next = without(next, before.type() + "/" + before.state(), place);
            next = before.conflicts().isEmpty() ? next : without(next, CONFLICTED, place);
        }
        if (now.counts()) {
            next = with(next, now.type(), place, now);
            next = with(next, now.type() + "/" + now.state(), place, now);
            next = now.conflicts().isEmpty() ? next : with(next, CONFLICTED, place, now);
        }
        if (before != null) {
            return new Register(byId.plus(now.id(), now), places, numbers, next, order, memory);
        }
        return new Register(
                byId.plus(now.id(), now),
                places.plus(now.id(), place),
                counted(now.id()),
                next,
                order.plus(place, now.id()),
                memory);
    }

    private PMap<String, Integer> counted(String id) {
        int dash = id.lastIndexOf('-');
        String prefix = id.substring(0, dash);
        return numbers.plus(prefix, Integer.parseInt(id.substring(dash + 1)));
    }

    private int placeOf(String id) {
        Integer place = places.get(id);
        return place == null ? 0 : place;
    }

    private Index index(String key) {
        Index index = indexes.get(key);
        return index == null ? NONE : index;
    }

    private static PMap<String, Index> with(PMap<String, Index> indexes, String key, int place, BoardRecord record) {
        Index index = indexes.get(key);
        return indexes.plus(key, new Index((index == null ? NONE : index).byPlace.plus(place, record)));
    }

    private static PMap<String, Index> without(PMap<String, Index> indexes, String key, int place) {
        Index index = indexes.get(key);
        return index == null ? indexes : indexes.plus(key, new Index(index.byPlace.minus(place)));
    }

    /**
     * Some records by their place in the order of creation. What rules ask of them is kept until one of them changes: a
     * register shares the index with those before it as long as no record of its kind is touched.
     */
    private static final class Index {
        private final PSortedMap<Integer, BoardRecord> byPlace;
        private volatile @Nullable List<BoardRecord> listed;
        private final Map<String, List<BoardRecord>> latest = new ConcurrentHashMap<>(0);

        Index(PSortedMap<Integer, BoardRecord> byPlace) {
            this.byPlace = byPlace;
        }

        int size() {
            return byPlace.size();
        }

        List<BoardRecord> records() {
            List<BoardRecord> known = listed;
            if (known == null) {
                known = List.copyOf(byPlace.values());
                listed = known;
            }
            return known;
        }

        List<BoardRecord> latestBy(String field) {
            return latest.computeIfAbsent(field, this::findLatestBy);
        }

        private List<BoardRecord> findLatestBy(String field) {
            var found = new LinkedHashMap<Object, BoardRecord>();
            for (BoardRecord record : records()) {
                Object key = record.fields().get(field);
                if (key == null) {
                    continue;
                }
                BoardRecord known = found.get(key);
                if (known == null || !record.occurredAt().isBefore(known.occurredAt())) {
                    found.put(key, record);
                }
            }
            return List.copyOf(found.values());
        }
    }

    private List<BoardRecord> resolve(Collection<String> ids) {
        var found = new ArrayList<BoardRecord>(ids.size());
        for (String id : ids) {
            BoardRecord record = byId.get(id);
            if (record != null) {
                found.add(record);
            }
        }
        return found;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Register that
                && byId.equals(that.byId)
                && order.equals(that.order)
                && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }
}
