package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Label;
import dev.sextant.plan.RecordType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be searched of a record: everything that it says as screens may show it, in every language of the plan.
 * Personal data is masked here, so that nobody can find out by searching what nobody may see.
 *
 * @param line the record in one line
 * @param words the line, the title, every value, and who wrote it; each text once
 */
public record IndexCard(String id, String type, Label line, List<String> words) {

    private static final int BEFORE = 24;
    private static final int AFTER = 60;

    public IndexCard {
        words = List.copyOf(words);
    }

    public static IndexCard of(Incident incident, BoardRecord record) {
        var lines = new Lines(incident);
        RecordType type = incident.plan().type(record.type());
        Label line = lines.line(record);
        Set<String> words = new LinkedHashSet<>();
        for (String language : incident.plan().languages()) {
            words.add(line.in(language));
            words.add(lines.title(record).in(language));
            words.add(record.createdBy().name().in(language));
            words.add(record.lastEditor().name().in(language));
            if (type != null) {
                words.add(type.label().in(language));
                type.fields().forEach((name, field) -> {
                    Object value = record.fields().get(name);
                    if (value != null) {
                        words.add(lines.text(field, value, language));
                    }
                });
            }
        }
        return new IndexCard(record.id(), record.type(), line, List.copyOf(words));
    }

    /** Some text around the first place where one of these words stands, when the line does not say it. */
    public @Nullable String excerpt(List<String> sought) {
        for (String word : sought) {
            String wanted = word.toLowerCase(Locale.ROOT);
            if (line.texts().values().stream()
                    .anyMatch(shown -> shown.toLowerCase(Locale.ROOT).contains(wanted))) {
                continue;
            }
            for (String text : words) {
                int at = text.toLowerCase(Locale.ROOT).indexOf(wanted);
                if (at >= 0) {
                    return cut(text, at, at + wanted.length());
                }
            }
        }
        return null;
    }

    private static String cut(String text, int from, int to) {
        int begin = whole(text, Math.max(0, Math.min(from, text.length()) - BEFORE));
        int end = whole(text, Math.min(text.length(), to + AFTER));
        return (begin > 0 ? "…" : "") + text.substring(begin, end).strip() + (end < text.length() ? "…" : "");
    }

    /** Never between the two halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
