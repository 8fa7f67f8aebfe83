package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.Scope;
import dev.sextant.incident.Withheld;
import dev.sextant.incident.course.IntakeAmended;
import dev.sextant.plan.Field;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When personal data is to go, what goes with whom, and that it does not come back. */
public final class Erasing {
    private static final String TIME_IS_OVER = "保存期满 · The time for keeping it is over";

    private Erasing() {}

    /** What is to be erased by now because the plan keeps it no longer; null: nothing. */
    public static @Nullable PersonalDataErased due(Incident now, Instant at) {
        Privacy.Retention retention =
                now.plan().privacy() == null ? null : now.plan().privacy().retention();
        Instant since = now.course().phaseSince();
        if (retention == null
                || since == null
                || !retention.after().contains(now.course().phase())) {
            return null;
        }
        List<Pii> levels = new ArrayList<>();
        for (Pii level : Pii.values()) {
            Integer days = retention.days().get(level);
            if (days != null
                    && !since.plus(Duration.ofDays(days)).isAfter(at)
                    && !now.erasures().erased(null, level)) {
                levels.add(level);
            }
        }
        if (levels.isEmpty() || held(now, at)) {
            return null;
        }
        return new PersonalDataErased(null, levels, of(now, null, levels), TIME_IS_OVER);
    }

    /** Whether the plan says that nobody is erased now. */
    static boolean held(Incident now, Instant at) {
        Privacy privacy = now.plan().privacy();
        return privacy != null
                && privacy.hold() != null
                && privacy.hold().truth(Scope.of(now, at).variables());
    }

    /** The records with data of this person, or of anybody, of these levels; with them perhaps the intake. */
    static List<String> of(Incident now, @Nullable String person, List<Pii> levels) {
        List<String> ids = new ArrayList<>();
        if ((person == null || person.equals(PersonalData.INTAKE))
                && tells(now.plan().intake(), now.intake(), levels)) {
            ids.add(PersonalData.INTAKE);
        }
        for (RecordType type : now.plan().records().values()) {
            if (type.fields().values().stream().anyMatch(field -> isOf(field, levels))) {
                for (BoardRecord record : now.records().ever(type.prefix())) {
                    if (record.type().equals(type.id())
                            && (person == null || person.equals(PersonalData.person(now, record.id())))) {
                        ids.add(record.id());
                    }
                }
            }
        }
        return ids;
    }

    private static boolean tells(Map<String, Field> fields, Map<String, Object> values, List<Pii> levels) {
        return fields.values().stream().anyMatch(field -> isOf(field, levels) && values.containsKey(field.name()));
    }

    private static boolean isOf(Field field, List<Pii> levels) {
        Pii level = PersonalData.level(field);
        return level != null && levels.contains(level);
    }

    /** The fault of events that would write down again what was erased. */
    public static Optional<Fault> again(Incident after, List<Event> events) {
        if (after.erasures().done().isEmpty()) {
            return Optional.empty();
        }
        return events.stream()
                .flatMap(event -> written(event).entrySet().stream()
                        .filter(each -> each.getValue() != null && !Withheld.is(each.getValue()))
                        .filter(each -> erased(after, record(event), each.getKey()))
                        .map(each -> Fault.of(
                                "fields." + each.getKey(),
                                "erased",
                                "该人的个人信息已删除，不能再写入",
                                "This person's data was erased and cannot be written down again")))
                .findFirst();
    }

    private static boolean erased(Incident after, String record, String field) {
        Pii level = PersonalData.level(after, record, field);
        return level != null && after.erasures().erased(PersonalData.person(after, record), level);
    }

    private static String record(Event event) {
        return event instanceof RecordPosted e
                ? e.id()
                : event instanceof RecordAmended e
                        ? e.id()
                        : event instanceof RecordMoved e
                                ? e.id()
                                : event instanceof ConflictRuled e ? e.id() : PersonalData.INTAKE;
    }

    private static Map<String, ?> written(Event event) {
        if (event instanceof RecordPosted e) {
            return e.fields();
        } else if (event instanceof RecordAmended e) {
            return e.changes();
        } else if (event instanceof RecordMoved e) {
            return e.changes();
        } else if (event instanceof IntakeAmended e) {
            return e.changes();
        } else if (event instanceof ConflictRuled e && e.value() != null) {
            return Map.of(e.field(), e.value());
        }
        return Map.of();
    }
}
