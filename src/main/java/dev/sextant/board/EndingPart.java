package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Fault;
import dev.sextant.incident.course.EndResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the plan still asks for before the response may end, so that nobody has to try it to be told. */
final class EndingPart {

    private EndingPart() {}

    /** By condition: what it says, and the records in the way with what they are called and whose they are; null while no response runs. */
    static @Nullable Map<String, Object> of(Moment moment) {
        if (!moment.incident().activated() || moment.incident().ended()) {
            return null;
        }
        var missing = new LinkedHashMap<String, Object>();
        for (Fault condition :
                EndResponse.missing(moment.incident(), moment.incident().at())) {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("say", condition.message());
            var records = new LinkedHashMap<String, Object>();
            for (String id : condition.records()) {
                BoardRecord record = moment.incident().record(id);
                if (record != null) {
                    records.put(id, inShort(moment, record));
                }
            }
            shown.put("records", records);
            missing.put(condition.code(), shown);
        }
        return missing;
    }

    private static Map<String, Object> inShort(Moment moment, BoardRecord record) {
        return Map.of("line", moment.lines().line(record), "group", record.group(), "at", record.updatedAt());
    }
}
