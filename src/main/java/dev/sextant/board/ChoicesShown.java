package dev.sextant.board;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.Choices;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which records a form may offer where the plan leaves only some: by the id of an open record what its next steps may
 * choose, by the name of a type what a new record of it may. A field that is not named here leaves every record of its
 * types.
 */
final class ChoicesShown {

    private final Moment moment;
    private final Map<String, Object> shown = new LinkedHashMap<>();

    private ChoicesShown(Moment moment) {
        this.moment = moment;
    }

    /** @param types those of which a form may make a new record */
    static Map<String, Object> of(Moment moment, Iterable<BoardRecord> records, Iterable<RecordType> types) {
        var choices = new ChoicesShown(moment);
        types.forEach(choices::ofNew);
        records.forEach(choices::ofNextSteps);
        return choices.shown;
    }

    private void ofNew(RecordType type) {
        var stamp = new Stamp(0, moment.incident().at(), Actor.SYSTEM.person());
        String initial = type.lifecycle().initial();
        var blank = BoardRecord.posted("", type.id(), type.group(), initial, Map.of(), stamp.at(), null, null, stamp);
        put(type.id(), type, blank, type.fields().keySet());
    }

    private void ofNextSteps(BoardRecord record) {
        RecordType type = moment.plan().type(record.type());
        Lifecycle.State state = type == null ? null : type.lifecycle().state(record.state());
        if (type == null || state == null || !record.counts() || !limits(type)) {
            return;
        }
        var names = new LinkedHashSet<String>();
        state.moves().values().forEach(move -> names.addAll(move.asks()));
        put(record.id(), type, record, names);
    }

    private static boolean limits(RecordType type) {
        return type.fields().values().stream().anyMatch(field -> field.among() != null);
    }

    private void put(String key, RecordType type, BoardRecord record, Set<String> names) {
        var choices = new LinkedHashMap<String, Object>();
        for (String name : names) {
            Field field = type.fields().get(name);
            if (field != null && field.among() != null) {
                var variables = moment.scope().about(record).variables();
                choices.put(name, Choices.of(field.among(), variables));
            }
        }
        if (!choices.isEmpty()) {
            shown.put(key, choices);
        }
    }
}
