package dev.sextant.board;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.record.NextSteps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one person may do now with everything that waits for a group: a phone offers the rest greyed, and says why. */
public final class StepsView {

    private StepsView() {}

    /**
     * By record and step: nothing where the person may take it, {@code barred} with the plan's words where a rule keeps it
     * from them. A step that is not there is not theirs.
     */
    public static Map<String, Object> of(Picture picture, String group, Actor by, Instant at) {
        Incident incident = picture.incident();
        var steps = new LinkedHashMap<String, Object>();
        for (BoardRecord record : FieldView.toDo(incident, group)) {
            var moves = new LinkedHashMap<String, Object>();
            NextSteps.of(incident, record, by, at)
                    .forEach((move, why) -> moves.put(
                            move,
                            why.<Map<String, Object>>map(said -> Map.of("barred", said))
                                    .orElse(Map.of())));
            steps.put(record.id(), moves);
        }
        return Map.of("seq", incident.seq(), "steps", steps);
    }
}
