package dev.sextant.live;

import dev.sextant.board.Picture;
import dev.sextant.board.Story;
import dev.sextant.incident.Erasures;
import dev.sextant.journal.Entry;
import dev.sextant.journal.Journal;
import dev.sextant.plan.Plan;
import dev.sextant.vault.PersonKeys;
import dev.sextant.wire.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an incident looked at a moment gone by. The journal is folded again up to there, on a thread of its own; a picture
 * every hundred entries is kept for a while, so that dragging along an incident folds a hundred entries a step, not all.
 *
 * <p>The past shows nobody what was erased since: the keys are gone, and what was folded before is thrown away.
 */
final class Past {
    private static final Logger LOG = LoggerFactory.getLogger(Past.class);
    private static final int STEP = 100;
    private static final int INCIDENTS = 4;
    private static final int WAITING = 32;
    private static final int PAGE = 500;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final long timer;
    private final Journal journal;
    private final Plan current;
    private final Function<String, Plan> plans;
    private final PersonKeys keys;
    private final WorkerExecutor thread;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Film> films = new LinkedHashMap<>(16, 0.75f, true); // on the thread only

    /** What is known of an incident's past: a picture and its entry's number by time; at {@link Instant#MIN} none yet. */
    private static final class Film {
        final Erasures erasures;
        final TreeMap<Instant, Frame> frames = new TreeMap<>();
        long usedNanos = System.nanoTime();

        Film(Erasures erasures) {
            this.erasures = erasures;
        }
    }

    private record Frame(Picture picture, long seq) {}

    Past(
            Vertx vertx,
            Journal journal,
            Plan current,
            Function<String, Plan> plans,
            PersonKeys keys,
            WorkerExecutor thread) {
        this.journal = journal;
        this.current = current;
        this.plans = plans;
        this.keys = keys;
        this.thread = thread;
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(
                LOOKED_AT.toMillis(),
                tick -> alone(() -> films.values().removeIf(Past::isOld))
                        .onFailure(
                                busy -> LOG.debug("event=past-kept why=\"{}\": looked at again", busy.getMessage())));
    }

    /**
     * A view as it was.
     *
     * @param now the incident as it is: how far it has come, and who was erased
     * @return {@code {seq, at, from, to, marks: [{at, text}], view}}; null when there is no such view
     */
    Future<@Nullable Buffer> view(Picture now, String view, Instant when) {
        String incident = now.incident().id();
        Erasures erasures = now.incident().erasures();
        Instant at = when.isAfter(now.incident().at()) ? now.incident().at() : when;
        return alone(() -> frame(incident, erasures, at))
                .compose(nearest -> foldedTo(nearest, incident, erasures, at))
                .compose(frame -> alone(() -> drawn(frame, now, view, at)));
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private Frame frame(String incident, Erasures erasures, Instant at) {
        Film film = films.get(incident);
        if (film == null || !film.erasures.equals(erasures)) {
            film = new Film(erasures);
            film.frames.put(Instant.MIN, new Frame(Picture.before(current, incident), 0));
            films.put(incident, film);
            if (films.size() > INCIDENTS) {
                films.remove(films.keySet().iterator().next());
            }
        }
        film.usedNanos = System.nanoTime();
        return film.frames.floorEntry(at).getValue();
    }

    /** Reads on, page by page, until an entry comes after that moment. */
    private Future<Frame> foldedTo(Frame from, String incident, Erasures erasures, Instant at) {
        return journal.read(incident, from.seq(), PAGE).compose(page -> {
            List<Entry> due =
                    page.stream().filter(entry -> !entry.at().isAfter(at)).toList();
            return due.isEmpty()
                    ? Future.succeededFuture(from)
                    : alone(() -> folded(from, due, incident, erasures))
                            .compose(frame -> due.size() < PAGE
                                    ? Future.succeededFuture(frame)
                                    : foldedTo(frame, incident, erasures, at));
        });
    }

    private Frame folded(Frame from, List<Entry> entries, String incident, Erasures erasures) {
        var picture = new LivePicture(incident, "past", from.picture(), from.seq(), plans, keys);
        Film film = films.get(incident);
        long kept = from.seq();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            picture.take(entry);
            boolean lastOfItsTime =
                    i + 1 < entries.size() && entries.get(i + 1).at().isAfter(entry.at());
            if (film != null && film.erasures.equals(erasures) && lastOfItsTime && entry.seq() - kept >= STEP) {
                kept = entry.seq();
                film.frames.put(entry.at(), new Frame(picture.picture(), kept));
            }
        }
        return new Frame(picture.picture(), picture.seq());
    }

    private static @Nullable Buffer drawn(Frame frame, Picture now, String view, Instant at) {
        Map<String, Object> tree = frame.picture().drawn(view);
        if (tree == null) {
            return null;
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("seq", frame.seq());
        answer.put("at", at);
        Instant opened = now.incident().course().openedAt();
        answer.put("from", opened == null ? at : opened);
        answer.put("to", now.incident().at());
        answer.put("marks", now.chronicle().markers().stream().map(Past::mark).toList());
        answer.put("view", tree);
        return ValueJson.shownMap(answer).toBuffer();
    }

    private static Map<String, Object> mark(Story story) {
        return Map.of("at", story.at(), "text", story.text());
    }

    private static boolean isOld(Film film) {
        return System.nanoTime() - film.usedNanos > KEPT.toNanos();
    }

    /** On the thread of the past; refused when too many wait for it. */
    private <T extends @Nullable Object> Future<T> alone(Supplier<T> work) {
        if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new NotShown(NotShown.Why.BUSY));
        }
        return thread.<T>executeBlocking(work::get).onComplete(done -> waiting.decrementAndGet());
    }
}
