package dev.sextant.incident;

import dev.sextant.plan.Field;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.RecordType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which values tell of a person, and of whom. What one person is known by is sealed with the keys of that person, and is
 * forgotten together: a record with everything that corrects it, and the records that the plan's {@code person} says are about
 * the same one.
 */
public final class PersonalData {
    /** In the place of a record's id: what the intake says. No record is called so, for every one has a number. */
    public static final String INTAKE = "intake";

    private static final int FAR = 50;

    private PersonalData() {}

    /** How much a value of this field tells; of a list, what the most telling of its parts does. Null: nothing. */
    public static @Nullable Pii level(@Nullable Field field) {
        if (field == null || field.pii() != null) {
            return field == null ? null : field.pii();
        }
        Pii most = null;
        for (Field part : field.fields().values()) {
            most = part.pii() == null || most == Pii.P3 ? most : part.pii();
        }
        return most;
    }

    /** The same, of a field of this record, or of the {@linkplain #INTAKE intake}. */
    public static @Nullable Pii level(Incident incident, String record, String field) {
        return level(fields(incident, record).get(field));
    }

    /** The fields of this record, or of the intake; none when there is no such record. */
    public static Map<String, Field> fields(Incident incident, String record) {
        return record.equals(INTAKE)
                ? incident.plan().intake()
                : type(incident, incident.record(record))
                        .map(RecordType::fields)
                        .orElse(Map.of());
    }

    /**
     * Whom a record tells of: the id of the record that began it.
     *
     * @return itself for most; {@link #INTAKE} for the intake
     */
    public static String person(Incident incident, String record) {
        String id = record;
        for (int step = 0; step < FAR; step++) {
            String before = before(incident, incident.record(id));
            if (before == null || before.equals(id)) {
                return id;
            }
            id = before;
        }
        return id;
    }

    private static @Nullable String before(Incident incident, @Nullable BoardRecord record) {
        if (record == null || record.correctionOf() != null) {
            return record == null ? null : record.correctionOf();
        }
        return type(incident, record)
                .map(RecordType::person)
                .map(record.fields()::get)
                .map(named -> incident.record(String.valueOf(named)))
                .map(BoardRecord::id)
                .orElse(null);
    }

    private static Optional<RecordType> type(Incident incident, @Nullable BoardRecord record) {
        return Optional.ofNullable(record).map(known -> incident.plan().type(known.type()));
    }
}
