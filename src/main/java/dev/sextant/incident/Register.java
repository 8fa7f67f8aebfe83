package dev.sextant.incident;

import dev.sextant.plan.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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

    public int count(String type) {
        return index(type).size();
    }

    /** The records of a type that count and have this value in a field, in order of creation. */
    public Collection<BoardRecord> with(String type, String field, Object value) {
        return index(type).answer(new ByValue.Question(field)).with(value);
    }

    /** The records of a type that count and are in one of the states, in order of creation. */
    public List<BoardRecord> inState(String type, Set<String> states) {
        if (states.size() == 1) {
            return index(type + "/" + states.iterator().next()).records();
        }
        SortedMap<Integer, BoardRecord> merged = new TreeMap<>();
        states.forEach(state -> merged.putAll(index(type + "/" + state).byPlace()));
        return List.copyOf(merged.values());
    }

    /**
     * What an expression gives at this register; null on a failure. It is asked again only when something changed that it
     * rests on: records of the types that it is about, a value of the incident, or the time by as much as matters.
     */
    public @Nullable Object value(Expression expression, Map<String, Object> variables) {
        Expression.Ground ground = expression.ground();
        if (ground == null || !(variables.get("now") instanceof Instant now)) {
            return expression.value(variables);
        }
        List<Object> restsOn = restsOn(ground, variables);
        Known known = memory.get(expression);
        if (known == null || !known.isOf(restsOn, now)) {
            known = new Known(restsOn, now, expression.lasting(variables));
            memory.put(expression, known);
        }
        return known.lasting().value();
    }

    private List<Object> restsOn(Expression.Ground ground, Map<String, Object> variables) {
        var restsOn = new ArrayList<Object>();
        ground.lists().forEach(type -> restsOn.add(index(type)));
        if (variables.get("incident") instanceof Map<?, ?> incident) {
            ground.incident().forEach(name -> restsOn.add(Optional.ofNullable(incident.get(name))));
        }
        return restsOn;
    }

    /** What an expression gave at an instant, when what it rests on was this. */
    private record Known(List<Object> restsOn, Instant at, Expression.Lasting lasting) {
        boolean isOf(List<Object> now, Instant instant) {
            return !instant.isBefore(at) && instant.isBefore(lasting.until()) && restsOn.equals(now);
        }
    }

    /** The records with a conflict that waits for a ruling. */
    public List<BoardRecord> conflicted() {
        return index(CONFLICTED).records();
    }

    /** The id that the next record with this prefix gets, such as {@code DM-02}; {@code ahead} counts those not yet put. */
    public String nextId(String prefix, Map<String, Integer> ahead) {
        return id(prefix, numbers.getOrDefault(prefix, 0) + ahead.merge(prefix, 1, Integer::sum));
    }

    private static String id(String prefix, int number) {
        return prefix + (number < 10 ? "-0" : "-") + number;
    }

    /** The records that ever got an id with this prefix, struck and corrected ones too. */
    public List<BoardRecord> ever(String prefix) {
        int last = numbers.getOrDefault(prefix, 0);
        return resolve(IntStream.rangeClosed(1, last)
                .mapToObj(number -> id(prefix, number))
                .toList());
    }

    /** The register with this record new or in place of its earlier self. */
    public Register with(BoardRecord now) {
        BoardRecord before = byId.get(now.id());
        int place = before == null ? order.size() + 1 : placeOf(now.id());
        BoardRecord counted = before != null && before.counts() ? before : null;
        BoardRecord counts = now.counts() ? now : null;
        PMap<String, Index> next = changed(indexes, now.type(), place, counted, counts);
        if (counted != null && counts != null && counted.state().equals(counts.state())) {
            next = changed(next, byState(now), place, counted, counts);
        } else {
            next = counted == null ? next : changed(next, byState(counted), place, counted, null);
            next = counts == null ? next : changed(next, byState(counts), place, null, counts);
        }
        next = changed(next, CONFLICTED, place, conflicted(counted), conflicted(counts));
        if (before != null) {
            return new Register(byId.plus(now.id(), now), places, numbers, next, order, memory);
        }
        return new Register(
                byId.plus(now.id(), now),
                places.plus(now.id(), place),
                numbered(now.id()),
                next,
                order.plus(place, now.id()),
                memory);
    }

    private PMap<String, Integer> numbered(String id) {
        int dash = id.lastIndexOf('-');
        String prefix = id.substring(0, dash);
        return numbers.plus(prefix, Integer.parseInt(id.substring(dash + 1)));
    }

    private int placeOf(String id) {
        Integer place = places.get(id);
        return place == null ? 0 : place;
    }

    Index index(String key) {
        return indexes.getOrDefault(key, Index.NONE);
    }

    private static String byState(BoardRecord record) {
        return record.type() + "/" + record.state();
    }

    private static @Nullable BoardRecord conflicted(@Nullable BoardRecord record) {
        return record == null || record.conflicts().isEmpty() ? null : record;
    }

    private static PMap<String, Index> changed(
            PMap<String, Index> indexes,
            String key,
            int place,
            @Nullable BoardRecord before,
            @Nullable BoardRecord now) {
        return before == null && now == null
                ? indexes
                : indexes.plus(key, indexes.getOrDefault(key, Index.NONE).changed(place, before, now));
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
