package dev.sextant.live;

import dev.sextant.board.MergePatch;
import dev.sextant.journal.Position;
import dev.sextant.wire.ValueJson;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One view of an incident: as it was drawn last, what changed before that, and the answers that were given since; the
 * thousandth screen that asks the same gets the bytes that the first one got.
 */
final class LiveView {
    private static final int ANSWERS_KEPT = 64;

    private final String epoch;
    private final Ring ring;
    private final Map<Long, Buffer> answers = new HashMap<>();
    private Map<String, Object> tree;
    private long head;
    private @Nullable Buffer whole;

    LiveView(String epoch, Map<String, Object> tree, long seq) {
        this.epoch = epoch;
        this.tree = tree;
        this.head = seq;
        this.ring = new Ring(seq);
    }

    /** The view looks like this now; what changed, if anything did. */
    Optional<Change> redrawn(Map<String, Object> now, long seq, Telling telling) {
        Optional<Change> change = MergePatch.between(tree, now)
                .map(patch -> new Change(
                        head,
                        seq,
                        telling.change(head, seq, ValueJson.shownMap(patch).encode())));
        tree = now;
        change.ifPresent(news -> {
            ring.add(news);
            head = seq;
            whole = null;
            answers.clear();
        });
        return change;
    }

    Map<String, Object> tree() {
        return tree;
    }

    Head head() {
        return new Head(epoch, head);
    }

    /**
     * What came since, or the whole view when that is shorter or nothing else is known to fit.
     *
     * @param at the event up to which the view was drawn
     */
    Buffer answer(@Nullable Position since, long at) {
        if (since == null || !since.epoch().equals(epoch) || !ring.covers(since.seq())) {
            return whole(at);
        }
        Buffer known = answers.get(since.seq());
        if (known == null) {
            known = shorter(ring.after(since.seq()), at);
            if (answers.size() < ANSWERS_KEPT) {
                answers.put(since.seq(), known);
            }
        }
        return known;
    }

    private Buffer shorter(List<Change> changes, long at) {
        int length = changes.stream().mapToInt(change -> change.json().length()).sum();
        return changes.size() > 1 && length > whole(at).length() ? whole(at) : changes(changes, at);
    }

    private Buffer changes(List<Change> changes, long at) {
        Buffer answer = begun(at).appendString("\"changes\":[");
        Frames.join(answer, changes.stream().map(Change::json).toList());
        return answer.appendString("]}");
    }

    private Buffer whole(long at) {
        Buffer known = whole;
        if (known == null) {
            known = begun(at)
                    .appendString("\"view\":")
                    .appendBuffer(ValueJson.shownMap(tree).toBuffer())
                    .appendString("}");
            whole = known;
        }
        return known;
    }

    private Buffer begun(long at) {
        return Buffer.buffer("{\"epoch\":\"" + epoch + "\",\"seq\":" + at + ",");
    }
}
