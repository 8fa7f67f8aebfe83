package dev.sextant.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of expressions do, on {@link Records} by their indexes, on plain lists by walking over them. A
 * record without the field that is asked for is passed over.
 */
final class RecordFunctions {
    private RecordFunctions() {}

    static List<Map<String, Object>> inState(List<Map<String, Object>> list, Collection<?> states) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Object state : states) wanted.add(String.valueOf(state));
        if (list instanceof Records records) return records.inState(wanted);
        return list.stream()
                .filter(one -> one.get("state") instanceof String state && wanted.contains(state))
                .toList();
    }

    static List<Map<String, Object>> latestBy(List<Map<String, Object>> list, String field) {
        return list instanceof Records records ? records.latestBy(field) : latestUntil(list, field, Instant.MAX);
    }

    /** For each value of {@code field} the latest record that occurred until {@code until}. */
    private static List<Map<String, Object>> latestUntil(List<Map<String, Object>> list, String field, Instant until) {
        Map<Object, Map<String, Object>> latest = new LinkedHashMap<>();
        for (Map<String, Object> one : list) {
            Object value = one.get(field);
            if (value == null || occurred(one).isAfter(until)) continue;
            latest.merge(value, one, (a, b) -> occurred(b).isBefore(occurred(a)) ? a : b);
        }
        return List.copyOf(latest.values());
    }

    /** Long when every number is one, else Double; 0 for none. */
    static Number sum(List<Map<String, Object>> list, String field) {
        long whole = 0;
        double broken = 0;
        boolean allWhole = true;
        for (Map<String, Object> one : list) {
            Object value = one.get(field);
            if (value instanceof Long number) {
                whole = Math.addExact(whole, number);
            } else if (value instanceof Double number) {
                broken += number;
                allWhole = false;
            }
        }
        if (allWhole) return whole;
        return whole + broken;
    }

    /** The values that there are, each once for each record; the elements of a value that is a list. */
    static List<Object> fieldValues(List<Map<String, Object>> list, String field) {
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> one : list) {
            Object value = one.get(field);
            if (value instanceof List<?> many) values.addAll(many);
            else if (value != null) values.add(value);
        }
        return values;
    }

    /** The record that occurred last, of several the one created last; none of none. */
    static List<Map<String, Object>> newest(List<Map<String, Object>> list) {
        Map<String, Object> newest = null;
        for (Map<String, Object> one : list) {
            if (newest == null || !occurred(one).isBefore(occurred(newest))) newest = one;
        }
        return newest == null ? List.of() : List.of(newest);
    }

    static @Nullable Map<String, Object> find(List<Map<String, Object>> list, String id) {
        if (list instanceof Records records) return records.find(id);
        return list.stream().filter(one -> id.equals(one.get("id"))).findFirst().orElse(null);
    }

    static Map<String, Object> get(List<Map<String, Object>> list, String id) {
        Map<String, Object> found = find(list, id);
        if (found == null) throw new IllegalArgumentException("no record '" + id + "'");
        return found;
    }

    /** The latest record before {@code record} with its value of {@code field}; none when there is none. */
    static List<Map<String, Object>> before(List<Map<String, Object>> list, Map<String, Object> record, String field) {
        Object value = record.get(field);
        if (value == null) return List.of();
        List<Map<String, Object>> same = list instanceof Records records
                ? records.with(field, value)
                : list.stream().filter(one -> value.equals(one.get(field))).toList();
        Instant at = occurred(record);
        Map<String, Object> latest = null;
        boolean passed = false;
        for (Map<String, Object> one : same) {
            if (String.valueOf(one.get("id")).equals(record.get("id"))) {
                passed = true;
                continue;
            }
            boolean earlier =
                    passed ? occurred(one).isBefore(at) : !occurred(one).isAfter(at);
            if (earlier && (latest == null || !occurred(one).isBefore(occurred(latest)))) latest = one;
        }
        return latest == null ? List.of() : List.of(latest);
    }

    /** Those that occurred within the last {@code minutes}. */
    static List<Map<String, Object>> within(List<Map<String, Object>> list, long minutes, Instant now) {
        Instant from = now.minus(Duration.ofMinutes(minutes));
        return list.stream().filter(one -> !occurred(one).isBefore(from)).toList();
    }

    /** Those of which a condition was not asked yet. */
    static List<Map<String, Object>> unjudged(List<Map<String, Object>> list, String condition) {
        List<Map<String, Object>> unjudged = new ArrayList<>();
        for (Map<String, Object> one : list) {
            if (!(one instanceof Judged known) || known.verdict(condition) == null) unjudged.add(one);
        }
        return unjudged;
    }

    /** Those of which a condition holds, when of those that were not asked before it holds of {@code holding}. */
    static List<Map<String, Object>> judged(
            List<Map<String, Object>> list, String condition, List<Map<String, Object>> holding) {
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

    /** Whole minutes from {@code then} to {@code now}. */
    static long minutes(Instant then, Instant now) {
        return Duration.between(then, now).toMinutes();
    }

    /**
     * By how much a total grew in the last {@code minutes}: the total is the sum of {@code count} over the latest
     * record for each value of {@code per}. A history that is shorter is measured from its first record.
     */
    static long growth(List<Map<String, Object>> list, String per, String count, long minutes, Instant now) {
        Instant first = list.stream()
                .map(RecordFunctions::occurred)
                .min(Instant::compareTo)
                .orElse(now);
        Instant then = now.minus(Duration.ofMinutes(minutes));
        if (then.isBefore(first)) then = first;
        long total = sum(latestBy(list, per), count).longValue();
        return total - sum(latestUntil(list, per, then), count).longValue();
    }

    /** SHA-256 of the text in UTF-8, in hex. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Instant occurred(Map<String, Object> record) {
        return record.get("occurredAt") instanceof Instant at ? at : Instant.MIN;
    }
}
