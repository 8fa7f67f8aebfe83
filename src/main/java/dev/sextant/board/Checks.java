package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The reviews of a text: records of the types that a step on its way asks for, and that name it. */
final class Checks {
    private Checks() {}

    static List<BoardRecord> of(Incident incident, BoardRecord record, RecordType type) {
        return asked(type).stream()
                .map(type.fields()::get)
                .filter(Objects::nonNull)
                .flatMap(field -> field.to().stream())
                .distinct()
                .flatMap(kind -> incident.records().ofType(kind).stream())
                .filter(each -> names(incident, each, record))
                .toList();
    }

    /** The fields that a move of the type asks for: a review that must be named, a successor. */
    static Set<String> asked(RecordType type) {
        var asked = new LinkedHashSet<String>();
        for (Lifecycle.State state : type.lifecycle().states().values()) {
            state.moves().values().forEach(move -> asked.addAll(move.asks()));
        }
        asked.retainAll(type.fields().keySet());
        return asked;
    }

    private static boolean names(Incident incident, BoardRecord each, BoardRecord record) {
        RecordType kind = incident.plan().type(each.type());
        return kind != null
                && !each.type().equals(record.type())
                && kind.fields().values().stream()
                        .filter(field -> field.kind() == FieldKind.REF)
                        .map(Field::name)
                        .anyMatch(name -> record.id().equals(each.fields().get(name)));
    }
}
