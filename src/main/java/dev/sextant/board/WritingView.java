package dev.sextant.board;

import dev.sextant.incident.Incident;
import dev.sextant.incident.record.Beginnings;
import dev.sextant.incident.record.Wording;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What helps somebody who writes a text of a record type: what it may begin with, and what in it needs another look. */
public final class WritingView {

    private WritingView() {}

    /** The plan's templates, filled in: {@code {templates: {id: {fields}}}}. */
    public static Map<String, Object> beginnings(Incident incident, RecordType type, Instant at) {
        return Map.of("templates", Beginnings.of(incident, type, at));
    }

    /**
     * The places that need another look: {@code {marks: [{field, from, to, kind, refuses, say}]}}. Places only: what stands there
     * is not repeated.
     */
    public static Map<String, Object> looked(Incident incident, RecordType type, Map<String, ?> values, Instant at) {
        return Map.of("marks", marks(incident, type, values, at));
    }

    /** The same of a record as it stands. */
    static List<Object> marks(Incident incident, RecordType type, Map<String, ?> values, Instant at) {
        List<Object> marks = new ArrayList<>();
        for (Wording.Mark mark : Wording.marks(incident, type, values, at)) {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("field", mark.field());
            shown.put("from", (long) mark.from());
            shown.put("to", (long) mark.to());
            shown.put("kind", mark.kind().code());
            shown.put("refuses", mark.refuses());
            shown.put("say", mark.say());
            marks.add(shown);
        }
        return marks;
    }
}
