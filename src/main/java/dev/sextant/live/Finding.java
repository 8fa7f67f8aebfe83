package dev.sextant.live;

import dev.sextant.board.IndexCard;
import dev.sextant.board.Picture;
import dev.sextant.incident.BoardRecord;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.plan.Comments;
import dev.sextant.search.SearchIndex;
import dev.sextant.wire.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Searching an incident. The index is brought up to date when somebody asks: what changed since is written anew, so that a
 * post costs nothing that nobody asked for. The pictures belong to the follower's context, the index to one worker; work
 * goes to the worker only from there, so that it is done in this order.
 */
final class Finding {
    private static final int SHOWN = 50;
    /** So many cards are written in one turn of the follower, which has others to serve. */
    private static final int IN_ONE_TURN = 200;

    private static final int MOST_WAITING = 64;
    private static final int TIMEOUT_SECONDS = 10;

    private final Follower follower;
    private final WorkerExecutor worker;
    /** Made when somebody first searches: a start does not wait for it. Belongs to the worker. */
    private @Nullable SearchIndex index;

    private final Map<String, Kept> kept = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Up to which entry of the journal the index has what is shown. In another epoch everything is read, and kept, anew. */
    private record Kept(String epoch, long seq) {}

    Finding(Follower follower, WorkerExecutor worker) {
        this.follower = follower;
        this.worker = worker;
    }

    /**
     * The records that say all these words, best first, as the answer tells them.
     *
     * @param admitted the incident, or the reason why it is not shown; called on the follower's context
     */
    Future<JsonObject> find(Supplier<LivePicture> admitted, List<String> words) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new JournalUnavailable("Too many searches wait", null));
        }
        return upToDate(admitted)
                .compose(done -> follower.here(() -> ask(admitted.get().id(), words)))
                .compose(asked -> asked)
                .compose(found -> follower.here(() -> told(admitted.get().picture(), found, words)))
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .onComplete(done -> waiting.decrementAndGet());
    }

    private Future<Void> upToDate(Supplier<LivePicture> admitted) {
        return follower.here(() -> keepSome(admitted.get()))
                .compose(keeping -> keeping)
                .compose(all -> all ? Future.succeededFuture() : upToDate(admitted));
    }

    /** Keeps what changed, the oldest change first; tells whether that was all. */
    private Future<Boolean> keepSome(LivePicture picture) {
        String incident = picture.id();
        Kept before = kept.get(incident);
        boolean anew = before == null || !before.epoch().equals(follower.epoch());
        long from = before == null || anew ? 0 : before.seq();
        if (from == picture.seq()) {
            return Future.succeededFuture(true);
        }
        List<BoardRecord> changed = picture.picture().incident().records().all().stream()
                .filter(record -> lastChange(record) > from && Admission.openToAll(picture.plan(), record.type()))
                .sorted(Comparator.comparingLong(Finding::lastChange))
                .toList();
        int turn = turn(changed);
        long to = turn == changed.size() ? picture.seq() : lastChange(changed.get(turn - 1));
        List<IndexCard> cards = new ArrayList<>(turn);
        for (BoardRecord record : changed.subList(0, turn)) {
            cards.add(IndexCard.of(picture.picture().incident(), record));
        }
        kept.put(incident, new Kept(follower.epoch(), to));
        return worker.executeBlocking(() -> {
                    if (anew) {
                        index().forget(incident);
                    }
                    index().keep(incident, cards);
                    return turn == changed.size();
                })
                .onFailure(broken -> kept.remove(incident));
    }

    /** One entry may change several records: they are kept together. */
    private static int turn(List<BoardRecord> changed) {
        int end = Math.min(IN_ONE_TURN, changed.size());
        while (end < changed.size() && lastChange(changed.get(end)) == lastChange(changed.get(end - 1))) {
            end++;
        }
        return end;
    }

    private static long lastChange(BoardRecord record) {
        return record.history().get(record.history().size() - 1).seq();
    }

    private Future<SearchIndex.Found> ask(String incident, List<String> words) {
        return worker.executeBlocking(() -> index().find(incident, words, SHOWN));
    }

    private SearchIndex index() {
        SearchIndex known = index;
        if (known == null) {
            known = new SearchIndex();
            index = known;
        }
        return known;
    }

    private static JsonObject told(Picture picture, SearchIndex.Found found, List<String> words) {
        JsonArray hits = new JsonArray();
        for (String id : found.ids()) {
            BoardRecord record = picture.incident().record(id);
            if (record != null) {
                hits.add(hit(picture, record, words));
            }
        }
        return new JsonObject()
                .put("seq", picture.incident().seq())
                .put("total", found.total())
                .put("hits", hits);
    }

    private static JsonObject hit(Picture picture, BoardRecord record, List<String> words) {
        IndexCard card = IndexCard.of(picture.incident(), record);
        JsonObject hit = ValueJson.shownMap(Map.of(
                "id", record.id(),
                "type", record.type(),
                "group", record.group(),
                "state", record.state(),
                "line", card.line(),
                "occurredAt", record.occurredAt(),
                "counts", record.counts()));
        Comments comments = picture.incident().plan().comments();
        if (comments != null && comments.record().equals(record.type())) {
            hit.put("about", record.fields().get(comments.about()));
        }
        @Nullable String excerpt = card.excerpt(words);
        return excerpt == null ? hit : hit.put("excerpt", excerpt);
    }
}
