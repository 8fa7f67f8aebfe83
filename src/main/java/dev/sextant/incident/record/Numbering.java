package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Field;
import dev.sextant.plan.RecordType;
import java.util.Objects;

/**
 * The value of a field that nobody entered. {@code {n}} in a text's default stands for the next number: one more than the
 * highest that a record of the type ever had in its place, so that no number is given twice.
 */
final class Numbering {

    private static final String PLACE = "{n}";

    private Numbering() {}

    static Object fallback(Incident now, RecordType type, Field field) {
        Object fallback = Objects.requireNonNull(field.fallback(), field.name());
        return fallback instanceof String text && text.contains(PLACE) ? next(now, type, field.name(), text) : fallback;
    }

    private static String next(Incident now, RecordType type, String field, String text) {
        String before = text.substring(0, text.indexOf(PLACE));
        String after = text.substring(text.indexOf(PLACE) + PLACE.length());
        long highest = 0;
        for (BoardRecord record : now.records().ever(type.prefix())) {
            if (record.type().equals(type.id()) && record.fields().get(field) instanceof String given) {
                highest = Math.max(highest, numberIn(given, before, after));
            }
        }
        return before + (highest + 1) + after;
    }

    private static long numberIn(String given, String before, String after) {
        boolean fits =
                given.length() > before.length() + after.length() && given.startsWith(before) && given.endsWith(after);
        String number = fits ? given.substring(before.length(), given.length() - after.length()) : "";
        return number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 0;
    }
}
