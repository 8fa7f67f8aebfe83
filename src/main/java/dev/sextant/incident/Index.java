package dev.sextant.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Some records of an incident by their place in the order of creation, and the answers to what rules ask about them.
 *
 * <p>Persistent, and lazy: an index remembers the one before it and what changed since. Asked something, it asks the one
 * before it and adds the change, in O(log n); so an answer that was once given costs little at every later moment,
 * whichever of them is asked, and what nobody asks costs nothing. How far back it remembers is bounded.
 */
final class Index {
    /** Of no records; it belongs to all incidents, so it remembers nothing. */
    static final Index NONE = new Index(TreePMap.empty(), null, 0);

    /** So many steps back an index asks; then it takes along what those before it were asked. */
    private static final int FAR = 16;

    private final PSortedMap<Integer, BoardRecord> byPlace;
    private final @Nullable Step step;
    private final int steps;
    private final Map<Question<?>, Answer<?>> answers = new ConcurrentHashMap<>(0);
    private volatile @Nullable List<BoardRecord> listed;

    private Index(PSortedMap<Integer, BoardRecord> byPlace, @Nullable Step step, int steps) {
        this.byPlace = byPlace;
        this.step = step;
        this.steps = steps;
    }

    /** What can be asked, with the answer for no records at all. */
    interface Question<A extends Answer<A>> {
        A ofNone();
    }

    /** What is known of some records. Immutable. */
    interface Answer<A extends Answer<A>> {
        /** The answer with {@code now} in place of {@code before}; null is no record. */
        A changed(int place, @Nullable BoardRecord before, @Nullable BoardRecord now);

        /** The same answer when in the meantime more is known of the same records. */
        A settled();
    }

    /** A record that came, changed or left. */
    private record Step(
            Index from,
            int place,
            @Nullable BoardRecord before,
            @Nullable BoardRecord now) {
        <A extends Answer<A>> A add(A answer) {
            return answer.changed(place, before, now);
        }
    }

    /** The index with {@code now} in place of {@code before}; null is no record. */
    Index changed(int place, @Nullable BoardRecord before, @Nullable BoardRecord now) {
        var next = now == null ? byPlace.minus(place) : byPlace.plus(place, now);
        var change = new Step(this, place, before, now);
        if (steps < FAR) {
            return new Index(next, change, steps + 1);
        }
        var far = new Index(next, null, 0);
        asked().forEach(question -> far.answers.put(question, carried(question, change)));
        return far;
    }

    private <A extends Answer<A>> A carried(Question<A> question, Step change) {
        return change.add(answer(question));
    }

    private Set<Question<?>> asked() {
        var asked = new HashSet<Question<?>>();
        for (Index each = this; each != null; each = each.step == null ? null : each.step.from) {
            asked.addAll(each.answers.keySet());
        }
        return asked;
    }

    @SuppressWarnings("unchecked")
    <A extends Answer<A>> A answer(Question<A> question) {
        if (this == NONE) {
            return question.ofNone();
        }
        A known = (A) answers.get(question);
        A now = known != null
                ? known.settled()
                : step == null ? fromTheStart(question) : step.add(step.from.answer(question));
        if (now != known) {
            answers.put(question, now);
        }
        return now;
    }

    private <A extends Answer<A>> A fromTheStart(Question<A> question) {
        A answer = question.ofNone();
        for (var each : byPlace.entrySet()) {
            answer = answer.changed(each.getKey(), null, each.getValue());
        }
        return answer;
    }

    int size() {
        return byPlace.size();
    }

    PSortedMap<Integer, BoardRecord> byPlace() {
        return byPlace;
    }

    @Nullable BoardRecord at(int place) {
        return byPlace.get(place);
    }

    /** The records in order of creation. */
    List<BoardRecord> records() {
        List<BoardRecord> known = listed;
        if (known == null) {
            known = List.copyOf(byPlace.values());
            listed = known;
        }
        return known;
    }
}
