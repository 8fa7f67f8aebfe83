package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.Withheld;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.RecordType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an incident knows persons by, names and numbers, and where it stands in texts that are not sealed. */
final class PersonalWords {
    /** A short number says nothing about a person: everybody lives on some third floor. */
    private static final int SHORTEST_NUMBER = 3;

    private static final int SHORTEST = 2;
    private static final Pattern NAME_FIRST = Pattern.compile("^(\\p{IsHan}{2,4})[\\s，,、；;：:（(0-9]");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{7,17}[0-9Xx]?");

    private PersonalWords() {}

    /** The texts of the incident that the plan marks as personal data; of records those that count. */
    static Set<String> known(Incident incident) {
        var known = new LinkedHashSet<String>();
        incident.plan().intake().values().forEach(field -> add(known, field, incident.intake()));
        for (RecordType type : incident.plan().records().values()) {
            List<Field> fields = type.fields().values().stream()
                    .filter(PersonalWords::isPersonal)
                    .toList();
            if (!fields.isEmpty()) {
                for (BoardRecord record : incident.records().ofType(type.id())) {
                    fields.forEach(field -> add(known, field, record.fields()));
                }
            }
        }
        return known;
    }

    /**
     * The same of one person, also what was struck or corrected since.
     *
     * @param records all that tell of that person, with them perhaps {@link PersonalData#INTAKE}
     */
    static Set<String> known(Incident incident, List<String> records) {
        var known = new LinkedHashSet<String>();
        for (String record : records) {
            Map<String, Object> values = RevealValues.values(incident, record);
            PersonalData.fields(incident, record).values().forEach(field -> add(known, field, values));
        }
        return known;
    }

    /** The records that count, with them perhaps the intake, in whose unsealed texts one of these words stands. */
    static List<String> standIn(Incident incident, Set<String> known) {
        var found = new LinkedHashSet<String>();
        if (known.isEmpty()) {
            return List.of();
        }
        if (tell(known, incident.plan().intake(), incident.intake())) {
            found.add(PersonalData.INTAKE);
        }
        for (RecordType type : incident.plan().records().values()) {
            for (BoardRecord record : incident.records().ofType(type.id())) {
                if (tell(known, type.fields(), record.fields())) {
                    found.add(record.id());
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean tell(Set<String> known, Map<String, Field> fields, Map<String, Object> values) {
        return values.entrySet().stream()
                .filter(each -> PersonalData.level(fields.get(each.getKey())) == null)
                .anyMatch(each -> tell(known, each.getValue()));
    }

    /** Whether one of these words stands in a text, or in one of a list of texts. */
    static boolean tell(Set<String> known, @Nullable Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().anyMatch(each -> tell(known, each));
        } else if (value instanceof Map<?, ?> item) {
            return tell(known, item.values());
        }
        return value instanceof String text && known.stream().anyMatch(word -> stands(word, text));
    }

    private static boolean stands(String word, String text) {
        var places = new boolean[1];
        places(word, text, at -> places[0] = true);
        return places[0];
    }

    /** A name or number as a whole: 1380 is not found in 13805, nor Li in Liaison. */
    static void places(String known, String text, Consumer<int[]> found) {
        for (int at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + 1)) {
            int end = at + known.length();
            boolean before = at > 0 && joined(text.charAt(at - 1), known.charAt(0));
            boolean after = end < text.length() && joined(known.charAt(known.length() - 1), text.charAt(end));
            if (!before && !after) {
                found.accept(new int[] {at, end});
            }
        }
    }

    private static boolean joined(char one, char next) {
        return digit(one) && digit(next) || latin(one) && latin(next);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean latin(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static boolean isPersonal(Field field) {
        return field.kind() == FieldKind.TEXT && (field.pii() == Field.Pii.P2 || field.pii() == Field.Pii.P3);
    }

    private static void add(Set<String> known, Field field, Map<String, Object> values) {
        @Nullable Object value = isPersonal(field) ? values.get(field.name()) : null;
        if (value instanceof String text) {
            String plain = text.strip();
            parts(known, plain, field.pii() == Field.Pii.P3);
            boolean number = plain.chars().allMatch(c -> digit((char) c));
            if (!Withheld.is(plain) && plain.length() >= (number ? SHORTEST_NUMBER : SHORTEST)) {
                known.add(plain);
            }
        }
    }

    /**
     * What is noted of a person in one field, a name, a number one after the other, is known by its parts, too.
     *
     * @param beginsWithName what comes first is whom it is about, and not some warehouse that can be called
     */
    private static void parts(Set<String> known, String text, boolean beginsWithName) {
        Matcher name = NAME_FIRST.matcher(text);
        if (beginsWithName && name.find()) {
            known.add(name.group(1));
        }
        Matcher number = LONG_NUMBER.matcher(text);
        while (number.find()) {
            known.add(number.group());
        }
    }
}
