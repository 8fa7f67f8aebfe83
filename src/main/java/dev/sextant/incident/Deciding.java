package dev.sextant.incident;

import dev.sextant.incident.watch.LevelRules;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The door of this room: decides a command, and adds what follows from it without anybody asking: a changed suggestion
 * of the level goes into the same append as the fact that changed it.
 */
public final class Deciding {

    private Deciding() {}

    /** Decides a command; never throws. */
    public static Decision decide(Incident now, Command command, Actor by, Instant at) {
        Decision decision = command.decide(now, by, at);
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        Incident after = now;
        for (Event event : accepted.events()) {
            after = after.after(event, new Stamp(after.seq() + 1, at, by.person()));
        }
        if (!after.opened() || after.ended()) {
            return decision;
        }
        Suggestion suggestion = LevelRules.suggest(after, at);
        if (!news(after.suggestion(), suggestion)) {
            return decision;
        }
        var events = new ArrayList<>(accepted.events());
        events.add(new LevelSuggested(suggestion.level(), suggestion.hits(), suggestion.stale()));
        return new Decision.Accepted(events);
    }

    /** Another level is news, and so is data that went stale or came back; a figure that moved within a level is not. */
    private static boolean news(@Nullable Suggestion before, Suggestion now) {
        if (before == null) {
            return now.level() != null;
        }
        return !Objects.equals(before.level(), now.level()) || before.stale() != now.stale();
    }
}
