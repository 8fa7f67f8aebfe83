package dev.sextant.kit;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of a generated story: every command decided in turn, and what it brought about. */
public final class Told {
    private static final String ID = "INC-20260418-01";

    private final List<Turn> turns = new ArrayList<>();
    private Incident incident = Incident.none(ShippedPlan.plan(), ID);
    private Instant clock = Story.time("09:00");

    /** One command of a story: who wants it, and how many seconds after the one before. */
    public record Step(Command command, Actor by, int secondsLater) {}

    /** A command decided: the incident that it met, when, and the events with their stamps. */
    public record Turn(Step step, Incident met, Instant at, Decision decision, List<Happened> happened) {}

    public record Happened(Event event, Stamp stamp) {}

    Told() {}

    static Told of(List<Step> steps) {
        var told = new Told();
        steps.forEach(told::take);
        return told;
    }

    void take(Step step) {
        clock = clock.plusSeconds(step.secondsLater());
        Incident met = incident;
        Decision decision = Deciding.decide(met, step.command(), step.by(), clock);
        var happened = new ArrayList<Happened>();
        if (decision instanceof Decision.Accepted accepted) {
            for (Event event : accepted.events()) {
                var stamp = new Stamp(incident.seq() + 1, clock, step.by().person());
                incident = incident.after(event, stamp);
                happened.add(new Happened(event, stamp));
            }
        }
        turns.add(new Turn(step, met, clock, decision, List.copyOf(happened)));
    }

    public Incident incident() {
        return incident;
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }

    public List<Happened> happened() {
        return turns.stream().flatMap(turn -> turn.happened().stream()).toList();
    }

    /** Before anything happened in it. */
    public static Incident before() {
        return Incident.none(ShippedPlan.plan(), ID);
    }
}
