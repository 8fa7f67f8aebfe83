package dev.sextant.desk;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.plan.Field;
import dev.sextant.plan.Group;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is named where the plan says what such a person {@code holds} must hold it, or what was decided has no effect
 * and nobody notices: a leader's place given to somebody who can never take it.
 */
final class Holding {
    /** A refusal names so many of those who could be named. */
    private static final int NAMED = 8;

    private final Holders holders;

    Holding(Holders holders) {
        this.holders = holders;
    }

    /** A person who is named in a field. */
    private record Named(Field field, List<String> accounts) {}

    /** What is wrong with the people that these events name; {@code after} is the incident with them. */
    Future<List<Fault>> faults(Incident after, List<Event> events) {
        List<Named> named =
                events.stream().flatMap(event -> named(after, event).stream()).toList();
        Future<List<Fault>> all = Future.succeededFuture(List.of());
        for (Named each : named) {
            all = all.compose(before ->
                    holders.of(each.field().holds()).map(may -> with(before, fault(after.plan(), each, may))));
        }
        return all;
    }

    private static List<Named> named(Incident after, Event event) {
        if (event instanceof RecordPosted posted) {
            return named(after.plan().type(posted.type()), posted.fields());
        }
        if (event instanceof RecordAmended amended) {
            return named(typeOf(after, amended.id()), amended.changes());
        }
        return event instanceof RecordMoved moved ? named(typeOf(after, moved.id()), moved.changes()) : List.of();
    }

    private static @Nullable RecordType typeOf(Incident incident, String id) {
        BoardRecord record = incident.record(id);
        return record == null ? null : incident.plan().type(record.type());
    }

    private static List<Named> named(@Nullable RecordType type, Map<String, ?> values) {
        if (type == null) {
            return List.of();
        }
        List<Named> named = new ArrayList<>();
        values.forEach((name, value) -> {
            Field field = type.fields().get(name);
            if (field != null && !field.holds().isEmpty() && value != null) {
                named.add(new Named(field, accounts(value)));
            }
        });
        return named;
    }

    private static List<String> accounts(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static @Nullable Fault fault(Plan plan, Named named, Map<String, Label> may) {
        if (may.keySet().containsAll(named.accounts())) {
            return null;
        }
        List<String> roles = named.field().holds();
        return Fault.of(
                        "fields." + named.field().name(),
                        "holdsNot",
                        "须为" + told(plan, roles, "zh", "或"),
                        "This must be somebody who is " + told(plan, roles, "en", " or "))
                .expecting(names(may, "zh", "目前没有人", "、"), names(may, "en", "nobody is at the moment", ", "));
    }

    private static String told(Plan plan, List<String> roles, String language, String or) {
        return roles.stream().map(role -> label(plan, role, language)).collect(Collectors.joining(or));
    }

    private static String label(Plan plan, String held, String language) {
        String[] parts = held.split("@", 2);
        Role role = plan.roles().get(parts[0]);
        String name = role == null ? held : role.label().in(language);
        Group group = parts.length < 2 ? null : plan.groups().get(parts[1]);
        return group == null ? name : name + " (" + group.label().in(language) + ")";
    }

    private static String names(Map<String, Label> may, String language, String nobody, String and) {
        return may.isEmpty()
                ? nobody
                : may.values().stream()
                        .limit(NAMED)
                        .map(name -> name.in(language))
                        .collect(Collectors.joining(and));
    }

    private static List<Fault> with(List<Fault> faults, @Nullable Fault one) {
        List<Fault> all = new ArrayList<>(faults);
        if (one != null) {
            all.add(one);
        }
        return all;
    }
}
