package dev.sextant.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of expressions do, on {@link Records} by their indexes, on plain lists by walking over them. A
 * record without the field that is asked for is passed over.
 */
final class RecordFunctions {
    /** A full stop within a number or an address ends no sentence. */
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?；;\\n]|\\.(?=\\s|$)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private RecordFunctions() {}

    static List<Map<String, Object>> inState(List<Map<String, Object>> list, Collection<?> states) {
        Set<String> wanted = new LinkedHashSet<>();
        for (Object state : states) wanted.add(String.valueOf(state));
        return records(list).inState(wanted);
    }

    static List<Map<String, Object>> latestBy(List<Map<String, Object>> list, String field) {
        return records(list).latestBy(field);
    }

    static List<Map<String, Object>> with(List<Map<String, Object>> list, String field, Object value) {
        return records(list).with(field, value);
    }

    /** Those with the greatest number; of several with the same, all. */
    static List<Map<String, Object>> highest(List<Map<String, Object>> list, String field) {
        List<Map<String, Object>> highest = new ArrayList<>();
        double most = Double.NEGATIVE_INFINITY;
        for (Map<String, Object> one : list) {
            if (!(one.get(field) instanceof Number number) || number.doubleValue() < most) continue;
            if (number.doubleValue() > most) highest.clear();
            most = number.doubleValue();
            highest.add(one);
        }
        return highest;
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
        Map<String, Object> newest = records(list).newest();
        return newest == null ? List.of() : List.of(newest);
    }

    static @Nullable Map<String, Object> find(List<Map<String, Object>> list, String id) {
        return records(list).find(id);
    }

    static Map<String, Object> get(List<Map<String, Object>> list, String id) {
        Map<String, Object> found = find(list, id);
        if (found == null) throw new IllegalArgumentException("no record '" + id + "'");
        return found;
    }

    /** The texts, one after the other. */
    static String joined(Collection<?> texts, String between) {
        return texts.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    /** Whether every sentence of the text is a whole sentence of one of the texts: nothing is said that they do not say. */
    static boolean quoted(String text, Collection<?> texts) {
        Set<String> said = texts.stream()
                .flatMap(source -> sentences(String.valueOf(source)))
                .collect(Collectors.toSet());
        return sentences(text).allMatch(said::contains);
    }

    private static Stream<String> sentences(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(sentence -> BLANKS.matcher(sentence).replaceAll(""))
                .filter(sentence -> !sentence.isEmpty());
    }

    /** The latest record before {@code record} with its value of {@code field}; none when there is none. */
    static List<Map<String, Object>> before(List<Map<String, Object>> list, Map<String, Object> record, String field) {
        Object value = record.get(field);
        if (value == null) return List.of();
        List<Map<String, Object>> same = records(list).with(field, value);
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

    /** Those that occurred within the last {@code minutes}: the same until the first of them is older. */
    static List<Map<String, Object>> within(List<Map<String, Object>> list, long minutes, Clock clock) {
        Duration length = Duration.ofMinutes(minutes);
        Instant from = clock.now().minus(length);
        Records records = records(list);
        Instant first = records.nextTime(from);
        if (first != null) clock.holdsUntil(first.plus(length).plusNanos(1));
        return records.since(from);
    }

    static List<Map<String, Object>> unjudged(List<Map<String, Object>> list, String condition) {
        return records(list).unjudged(condition);
    }

    static List<Map<String, Object>> judged(
            List<Map<String, Object>> list, String condition, List<Map<String, Object>> holding) {
        return records(list).judged(condition, holding);
    }

    /**
     * By how much a total grew in the last {@code minutes}: the total is the sum of {@code count} over the latest
     * record for each value of {@code per}. A history that is shorter is measured from its first record. It is the same
     * until that time reaches another record.
     */
    static long growth(List<Map<String, Object>> list, String per, String count, long minutes, Clock clock) {
        Records records = records(list);
        Duration length = Duration.ofMinutes(minutes);
        Instant first = records.nextTime(Instant.MIN);
        Instant then = clock.now().minus(length);
        if (first != null && then.isBefore(first)) then = first;
        Instant next = records.nextTime(then.plusNanos(1));
        if (next != null) clock.holdsUntil(next.plus(length));
        long total = sum(records.latestBy(per), count).longValue();
        return total - sum(records.latestBy(per, then), count).longValue();
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

    private static Records records(List<Map<String, Object>> list) {
        return list instanceof Records records ? records : Records.walked(list);
    }

    private static Instant occurred(Map<String, Object> record) {
        return record.get("occurredAt") instanceof Instant at ? at : Instant.MIN;
    }
}
