package dev.sextant.incident;

import dev.sextant.incident.course.CourseEvent;
import dev.sextant.incident.record.Derived;
import dev.sextant.incident.record.Erasing;
import dev.sextant.incident.record.Following;
import dev.sextant.incident.watch.LevelRules;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The door of this room: decides a command, and adds what follows from it without anybody asking: a changed suggestion
 * of the level, and what the plan computes from other records, go into the same append as the fact that changed them.
 */
public final class Deciding {

    private Deciding() {}

    /** Decides a command; never throws. Who acts in another's place decides with that role, too. */
    public static Decision decide(Incident now, Command command, Actor who, Instant at) {
        Actor by = StandIns.acting(now, who, at);
        Decision decision = command.decide(now, by, at);
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        var events = new ArrayList<>(accepted.events());
        Incident after = happened(now, events, by, at);
        List<Event> started = started(accepted.events(), after, by, at);
        after = happened(after, started, by, at);
        events.addAll(started);
        List<Event> derived = Derived.follow(now, after, touched(events), by, at);
        after = happened(after, derived, by, at);
        events.addAll(derived);
        Optional<Fault> again = Erasing.again(after, events);
        if (again.isPresent()) {
            return Decision.refuse(Refusal.Kind.OUT_OF_ORDER, again.get());
        }
        if (!after.opened() || after.ended()) {
            return new Decision.Accepted(events);
        }
        LevelSuggested suggested = LevelRules.news(after, at);
        if (suggested != null) {
            events.add(suggested);
        }
        return new Decision.Accepted(events);
    }

    /** The records that the plan lets begin with an act of the whole incident. */
    private static List<Event> started(List<Event> happened, Incident after, Actor by, Instant at) {
        var started = new ArrayList<Event>();
        Incident so = after;
        for (Event event : happened) {
            Act act = event instanceof CourseEvent course ? course.act() : null;
            List<Event> more = act == null ? List.of() : Following.ofAct(act, so, by, at);
            so = happened(so, more, by, at);
            started.addAll(more);
        }
        return started;
    }

    private static Incident happened(Incident before, List<Event> events, Actor by, Instant at) {
        Incident after = before;
        for (Event event : events) {
            after = after.after(event, new Stamp(after.seq() + 1, at, by.person()));
        }
        return after;
    }

    private static Set<String> touched(List<Event> events) {
        var touched = new HashSet<String>();
        events.forEach(event -> touched.addAll(event.touched()));
        return touched;
    }
}
