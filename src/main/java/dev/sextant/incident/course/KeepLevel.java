package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;

/** Answers a suggestion of another level with no: the level stays, for a reason (domain.md §3.3, "overrides"). */
public record KeepLevel(String reason) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.SET_LEVEL, now);
        if (closed == null) {
            closed = Gate.notRunning(now);
        }
        if (closed != null) {
            return closed;
        }
        Suggestion suggestion = now.suggestion();
        if (suggestion == null
                || Objects.equals(suggestion.level(), now.course().level())
                || suggestion.kept()) {
            return Gate.outOfOrder("nothingSuggested", "没有待答复的等级建议", "No suggestion waits for an answer");
        }
        var faults = new ArrayList<Fault>();
        Gate.needed("reason", reason, faults);
        return faults.isEmpty()
                ? Decision.accept(new LevelKept(now.course().level(), suggestion.level(), reason))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }
}
