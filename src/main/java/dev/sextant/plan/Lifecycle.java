package dev.sextant.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states of a record type. A type without a life cycle has one state, {@link #POSTED}, that nothing leaves.
 *
 * @param initial the state of a new record: the first one listed
 */
public record Lifecycle(String initial, Map<String, State> states) {
    public static final String POSTED = "posted";

    public Lifecycle {
        states = InOrder.map(states);
    }

    /** The state of this id, or null. */
    public @Nullable State state(String id) {
        return states.get(id);
    }

    /**
     * A state.
     *
     * @param editable whether a record may be amended in it
     * @param onAmend the state that an amended record goes to, so that an approval is void; null: it stays
     * @param clears fields that lose their value when a record comes into it, such as who approved what was then another text
     * @param decision whether a record in it stands in the approvals queue
     * @param open false: an end, counted as closed
     * @param quiet that a record comes into it is routine, which the log and the groups' news leave out
     * @param tone how a chip of this state looks
     * @param order place in the listed order, from 0
     */
    public record State(
            String id,
            Label label,
            boolean editable,
            @Nullable String onAmend,
            List<String> clears,
            boolean decision,
            boolean open,
            boolean quiet,
            Tone tone,
            Map<String, Move> moves,
            int order) {
        public State {
            clears = List.copyOf(clears);
            moves = InOrder.map(moves);
        }

        /** Whether a move out of this state binds the text that is decided on. */
        public boolean binding() {
            return moves.values().stream().anyMatch(move -> !move.binds().isEmpty());
        }
    }

    public enum Tone {
        NEUTRAL,
        ACTIVE,
        WAITING,
        GOOD,
        BAD,
        CLOSED
    }

    /**
     * A move from one state to another.
     *
     * @param to where it leads: the first branch whose condition holds; the last branch has none
     * @param by who may do it
     * @param asks fields that must be given with it
     * @param takes fields that may be given with it: remarks on passages of a text that is returned
     * @param binds fields whose texts the person must have seen as they are: a hash over them comes with the command
     * @param shows fields that whoever takes it must have before their eyes: the ceiling of a mandate
     * @param unless true: refused, saying {@code say}; over {@code record}, {@code actor}, {@code all},
     *     {@code incident}, {@code now}
     * @param sets fields that it sets
     * @param identityWithin whoever takes it has proved to be who the account says within this time, or proves it again; null: being
     *     signed in is enough
     */
    public record Move(
            String id,
            Label label,
            List<Branch> to,
            Who by,
            List<String> asks,
            List<String> takes,
            List<String> binds,
            List<String> shows,
            @Nullable Expression unless,
            @Nullable Label say,
            Map<String, Expression> sets,
            @Nullable Duration identityWithin) {
        public Move {
            to = List.copyOf(to);
            asks = List.copyOf(asks);
            takes = List.copyOf(takes);
            binds = List.copyOf(binds);
            shows = List.copyOf(shows);
            sets = InOrder.map(sets);
        }

        /** The states that it may lead to. */
        public List<String> targets() {
            return to.stream().map(Branch::state).distinct().toList();
        }

        /** The state that it leads to now. */
        public String target(Map<String, Object> variables) {
            for (Branch branch : to) {
                if (branch.when() == null || branch.when().truth(variables)) return branch.state();
            }
            throw new IllegalStateException("move " + id + " has no last branch without a condition");
        }
    }

    /** One way that a move may lead; without {@code when}: otherwise. */
    public record Branch(@Nullable Expression when, String state) {}
}
