package dev.sextant.plan;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plain list of records that is walked over for every question. */
final class WalkedRecords extends AbstractList<Map<String, Object>> implements Records {
    private final List<Map<String, Object>> list;

    WalkedRecords(List<Map<String, Object>> list) {
        this.list = list;
    }

    @Override
    public Map<String, Object> get(int index) {
        return list.get(index);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public List<Map<String, Object>> inState(Set<String> states) {
        return list.stream()
                .filter(one -> one.get("state") instanceof String state && states.contains(state))
                .toList();
    }

    @Override
    public List<Map<String, Object>> latestBy(String field) {
        return latestBy(field, Instant.MAX);
    }

    @Override
    public List<Map<String, Object>> latestBy(String field, Instant until) {
        Map<Object, Map<String, Object>> latest = new LinkedHashMap<>();
        for (Map<String, Object> one : list) {
            Object value = one.get(field);
            if (value == null || occurred(one).isAfter(until)) continue;
            latest.merge(value, one, (a, b) -> occurred(b).isBefore(occurred(a)) ? a : b);
        }
        return List.copyOf(latest.values());
    }

    @Override
    public List<Map<String, Object>> with(String field, Object value) {
        return list.stream().filter(one -> value.equals(one.get(field))).toList();
    }

    @Override
    public List<Map<String, Object>> since(Instant from) {
        return list.stream().filter(one -> !occurred(one).isBefore(from)).toList();
    }

    @Override
    public @Nullable Map<String, Object> newest() {
        Map<String, Object> newest = null;
        for (Map<String, Object> one : list) {
            if (newest == null || !occurred(one).isBefore(occurred(newest))) newest = one;
        }
        return newest;
    }

    @Override
    public @Nullable Instant nextTime(Instant from) {
        Instant next = null;
        for (Map<String, Object> one : list) {
            Instant at = occurred(one);
            if (!at.isBefore(from) && (next == null || at.isBefore(next))) next = at;
        }
        return next;
    }

    @Override
    public @Nullable Map<String, Object> find(String id) {
        return list.stream().filter(one -> id.equals(one.get("id"))).findFirst().orElse(null);
    }

    @Override
    public List<Map<String, Object>> unjudged(String condition) {
        return list.stream()
                .filter(one -> !(one instanceof Judged known) || known.verdict(condition) == null)
                .toList();
    }

    @Override
    public List<Map<String, Object>> judged(String condition, List<Map<String, Object>> holding) {
        Set<Object> ids = new HashSet<>();
        for (Map<String, Object> one : holding) ids.add(one.get("id"));
        List<Map<String, Object>> held = new ArrayList<>();
        for (Map<String, Object> one : list) {
            Boolean before = one instanceof Judged known ? known.verdict(condition) : null;
            boolean holds = before != null ? before : ids.contains(one.get("id"));
            if (before == null && one instanceof Judged known) known.judge(condition, holds);
            if (holds) held.add(one);
        }
        return held;
    }

    private static Instant occurred(Map<String, Object> record) {
        return record.get("occurredAt") instanceof Instant at ? at : Instant.MIN;
    }
}
