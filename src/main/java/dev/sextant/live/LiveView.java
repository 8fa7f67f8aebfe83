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
    private long at;
    private long head;
    private @Nullable Heard heard;
    private @Nullable Buffer whole;

    LiveView(String epoch, Map<String, Object> tree, long seq) {
        this.epoch = epoch;
        this.tree = tree;
        this.at = seq;
        this.head = seq;
        this.ring = new Ring(seq);
    }

    /** Something happened that the next change may be about. */
    void hear(Heard event) {
        heard = Heard.moreNotable(heard, event);
    }

    /** The view looks like this now; what changed, if anything did. */
    Optional<Change> redrawn(Map<String, Object> now, long seq) {
        Heard event = heard;
        String told = event == null ? "" : "," + event.json();
        Optional<Change> change = MergePatch.between(tree, now)
                .map(patch -> new Change(
                        head,
                        seq,
                        Buffer.buffer("{\"after\":" + head + ",\"seq\":" + seq + told + ",\"patch\":"
                                + ValueJson.shownMap(patch).encode() + "}")));
        tree = now;
        at = seq;
        heard = null;
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

    /** The event up to which it was drawn. */
    long at() {
        return at;
    }

    /** Where it stands: its last change. */
    Head head() {
        return new Head(epoch, head);
    }

    /** What came since, or the whole view when that is shorter or nothing else is known to fit. */
    Buffer answer(@Nullable Position since) {
        if (since == null || !since.epoch().equals(epoch) || !ring.covers(since.seq())) {
            return whole();
        }
        Buffer known = answers.get(since.seq());
        if (known == null) {
            known = shorter(ring.after(since.seq()));
            if (answers.size() < ANSWERS_KEPT) {
                answers.put(since.seq(), known);
            }
        }
        return known;
    }

    private Buffer shorter(List<Change> changes) {
        int length = changes.stream().mapToInt(change -> change.json().length()).sum();
        return changes.size() > 1 && length > whole().length() ? whole() : changes(changes);
    }

    private Buffer changes(List<Change> changes) {
        Buffer answer = begun().appendString("\"changes\":[");
        Frames.join(answer, changes.stream().map(Change::json).toList());
        return answer.appendString("]}");
    }

    private Buffer whole() {
        Buffer known = whole;
        if (known == null) {
            known = begun().appendString("\"view\":")
                    .appendBuffer(ValueJson.shownMap(tree).toBuffer())
                    .appendString("}");
            whole = known;
        }
        return known;
    }

    private Buffer begun() {
        return Buffer.buffer("{\"epoch\":\"" + epoch + "\",\"seq\":" + at + ",");
    }
}
