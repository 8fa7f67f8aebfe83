package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.watch.Deadline;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of views that were drawn before and still hold: cards, choices, lines of the log. A part is kept as long as
 * what it was drawn from is the very same object, so that most of a view keeps its identity from one picture to the next
 * and costs nothing to draw or to compare. Handed on from picture to picture; belongs to whoever draws.
 */
@SuppressWarnings("ReferenceEquality") // the very same object is the point: equal content would cost a comparison
final class Leaves {
    private static final int MOST_STORIES = 4_000;

    private final Map<String, Card> cards = new HashMap<>();
    private final Map<String, Choice> choices = new HashMap<>();
    private final IdentityHashMap<Story, Map<String, Object>> told = new IdentityHashMap<>();

    /** @param names stands for how all records were named at that time: cards name other records */
    private record Card(
            BoardRecord record,
            @Nullable Deadline clock,
            Discussion.Extent said,
            Object names,
            Map<String, Object> drawn) {
        boolean is(BoardRecord now, @Nullable Deadline clockNow, Discussion.Extent saidNow, Object namesNow) {
            return record == now && names == namesNow && Objects.equals(clock, clockNow) && said.equals(saidNow);
        }
    }

    private record Choice(BoardRecord record, Object names, Map<String, Object> drawn) {}

    Map<String, Object> card(
            BoardRecord record,
            @Nullable Deadline clock,
            Discussion.Extent said,
            Object names,
            Supplier<Map<String, Object>> drawing) {
        Card kept = cards.get(record.id());
        if (kept != null && kept.is(record, clock, said, names)) {
            return kept.drawn();
        }
        Map<String, Object> drawn = drawing.get();
        cards.put(record.id(), new Card(record, clock, said, names, drawn));
        return drawn;
    }

    Map<String, Object> choice(BoardRecord record, Object names, Supplier<Map<String, Object>> drawing) {
        Choice kept = choices.get(record.id());
        if (kept != null && kept.record() == record && kept.names() == names) {
            return kept.drawn();
        }
        Map<String, Object> drawn = drawing.get();
        choices.put(record.id(), new Choice(record, names, drawn));
        return drawn;
    }

    Map<String, Object> told(Story story, Supplier<Map<String, Object>> drawing) {
        Map<String, Object> kept = told.get(story);
        if (kept != null) {
            return kept;
        }
        if (told.size() >= MOST_STORIES) {
            told.clear();
        }
        Map<String, Object> drawn = drawing.get();
        told.put(story, drawn);
        return drawn;
    }
}
