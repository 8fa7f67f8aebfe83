package dev.sextant.incident;

import dev.sextant.incident.record.Derived;
import dev.sextant.incident.watch.LevelRules;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The door of this room: decides a command, and adds what follows from it without anybody asking: a changed suggestion
 * of the level, and what the plan computes from other records, go into the same append as the fact that changed them.
 */
public final class Deciding {

    private Deciding() {}

    /** Decides a command; never throws. */
    public static Decision decide(Incident now, Command command, Actor by, Instant at) {
        Decision decision = command.decide(now, by, at);
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        var events = new ArrayList<>(accepted.events());
        Incident after = happened(now, events, by, at);
        List<Event> derived = Derived.follow(now, after, touched(events), by, at);
        after = happened(after, derived, by, at);
        events.addAll(derived);
        if (!after.opened() || after.ended()) {
            return new Decision.Accepted(events);
        }
        Suggestion suggestion = LevelRules.suggest(after, at);
        if (!news(after.suggestion(), suggestion)) {
            return new Decision.Accepted(events);
        }
        events.add(new LevelSuggested(suggestion.level(), suggestion.hits(), suggestion.stale()));
        return new Decision.Accepted(events);
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

    /** Another level is news, and so are data that went stale or came back, and other reasons for the same level. */
    private static boolean news(@Nullable Suggestion before, Suggestion now) {
        if (before == null) {
            return now.level() != null;
        }
        return !Objects.equals(before.level(), now.level())
                || before.stale() != now.stale()
                || !before.sameReasons(now);
    }
}
