package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Change;
import dev.sextant.incident.BoardRecord.Conflict;
import dev.sextant.incident.BoardRecord.FromTo;
import dev.sextant.incident.Incident;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.Withheld;
import dev.sextant.plan.Field;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.FieldKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Personal data was erased: the keys of it are destroyed with this event, on every node that reads it and as often as it is read.
 * A text becomes {@link Withheld#ERASED}; other values are gone. How it was changed before goes with it.
 *
 * @param person whose, see {@link PersonalData#person}; null: everybody's in this incident
 * @param levels which of it
 * @param records the records that told of it, and perhaps {@link PersonalData#INTAKE}
 */
public record PersonalDataErased(@Nullable String person, List<Pii> levels, List<String> records, String reason)
        implements RecordEvent {

    /** Kinds whose value is a text to whoever reads it. */
    private static final Set<FieldKind> TEXTS = EnumSet.of(
            FieldKind.TEXT,
            FieldKind.ENUM,
            FieldKind.REF,
            FieldKind.GROUP,
            FieldKind.PERSON,
            FieldKind.ITEM,
            FieldKind.FILE);

    public PersonalDataErased {
        levels = List.copyOf(levels);
        records = List.copyOf(records);
    }

    @Override
    public Incident applyTo(Incident before, Stamp stamp) {
        Incident after = before.with(before.erasures().with(person, levels));
        for (String id : records) {
            Map<String, Field> fields = PersonalData.fields(after, id);
            BoardRecord record = after.record(id);
            if (id.equals(PersonalData.INTAKE)) {
                after = after.withIntake(values(after.intake(), fields), after.demo());
            } else if (record != null) {
                after = after.with(erased(record, fields, stamp));
            }
        }
        return after;
    }

    private BoardRecord erased(BoardRecord record, Map<String, Field> fields, Stamp stamp) {
        PVector<Change> history = TreePVector.empty();
        for (Change change : record.history()) {
            history = history.plus(erased(change, fields));
        }
        PMap<String, Conflict> conflicts = HashTreePMap.empty();
        for (var each : record.conflicts().entrySet()) {
            Conflict conflict = each.getValue();
            Field field = fields.get(each.getKey());
            conflicts = conflicts.plus(
                    each.getKey(),
                    new Conflict(
                            value(field, conflict.base()),
                            value(field, conflict.other()),
                            conflict.by(),
                            conflict.at(),
                            conflict.with()));
        }
        var told = new Change(stamp.seq(), stamp.at(), stamp.by(), "erase", Map.of(), null, reason);
        return record.rewritten(
                HashTreePMap.from(values(record.fields(), fields)), conflicts, history.plus(told), stamp);
    }

    private Change erased(Change change, Map<String, Field> fields) {
        var changes = new HashMap<String, FromTo>();
        change.changes().forEach((name, values) -> {
            Field field = fields.get(name);
            changes.put(name, new FromTo(value(field, values.from()), value(field, values.to())));
        });
        return new Change(
                change.seq(),
                change.at(),
                change.by(),
                change.act(),
                Map.copyOf(changes),
                change.move(),
                change.reason());
    }

    private Map<String, Object> values(Map<String, Object> values, Map<String, Field> fields) {
        var erased = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            Object now = value(fields.get(name), value);
            if (now != null) {
                erased.put(name, now);
            }
        });
        return erased;
    }

    private @Nullable Object value(@Nullable Field field, @Nullable Object value) {
        Pii level = PersonalData.level(field);
        if (field == null || value == null || level == null || !levels.contains(level)) {
            return value;
        }
        return TEXTS.contains(field.kind()) ? Withheld.ERASED : null;
    }

    @Override
    public Set<String> touched() {
        return Set.copyOf(records);
    }
}
