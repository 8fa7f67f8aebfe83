package dev.sextant.live;

import dev.sextant.journal.Entry;
import dev.sextant.journal.Feed;
import dev.sextant.journal.Journal;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.journal.RedisLink;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanMissing;
import dev.sextant.press.Newsstand;
import dev.sextant.vault.PersonKeys;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal: reads every incident once, then takes in what the feed brings, draws what somebody watches and
 * publishes the changes. One for each node, on a thread of its own, so that drawing never holds up a request.
 *
 * <p>An entry that does not follow the one before (the feed repeats, or left something out) is no problem: the incident is
 * read on from the journal, which is the truth. Under load the feed brings many entries at once, and each incident is drawn
 * once for all of them.
 */
final class Follower extends VerticleBase implements Feed.Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long TRY_AGAIN_MS = 500;
    private static final long LAG_EVERY_MS = 1_000;
    /** A plan that is nowhere is looked for so often. */
    private static final long PLAN_AGAIN_MS = 5_000;

    private final RedisLink link;
    private final Journal journal;
    private final Plan current;
    private final Function<String, Plan> plans;
    private final PersonKeys keys;
    private final Audience audience;
    private final String node;
    private final Newsstand newsstand;
    private final Map<String, LivePicture> pictures = new LinkedHashMap<>();
    private final Set<String> reading = new LinkedHashSet<>();
    /** The incidents whose plan is not at hand. They are not shown, and read as soon as it is. */
    private final Map<String, PlanMissing> planless = new LinkedHashMap<>();

    private volatile Onlooker onlooker = Onlooker.NOBODY;
    private @Nullable Feed feed;
    private @Nullable Context mine;
    private String epoch = "";
    private boolean readingAll;
    private boolean readAllAgain;
    private volatile boolean complete;
    private volatile boolean vouched;
    private volatile long lag;
    private final AtomicInteger unreadable = new AtomicInteger();

    /** @param node tells this run of this node from others: another one draws at other moments */
    Follower(
            RedisLink link,
            Journal journal,
            Plan current,
            Function<String, Plan> plans,
            PersonKeys keys,
            Audience audience,
            String node) {
        this.link = link;
        this.journal = journal;
        this.current = current;
        this.plans = plans;
        this.keys = keys;
        this.audience = audience;
        this.node = node;
        this.newsstand = new Newsstand(current);
    }

    @Override
    public Future<?> start() {
        mine = context;
        Feed following = new Feed(vertx, link, this);
        feed = following;
        vertx.setPeriodic(
                LAG_EVERY_MS,
                tick -> following
                        .lag()
                        .onSuccess(behind -> lag = behind)
                        .onFailure(away -> LOG.debug("event=lag-unknown why=\"{}\"", away.getMessage())));
        return following.start();
    }

    @Override
    public Future<?> stop() {
        vouched = false;
        return feed == null ? Future.succeededFuture() : feed.stop();
    }

    /** Whether what is shown is what is stored: heads are told only while this holds. */
    boolean vouched() {
        return vouched && complete;
    }

    /** Whether every incident was read at least once. */
    boolean complete() {
        return complete;
    }

    long lag() {
        return lag;
    }

    /** The public pages, which any thread may read. */
    Newsstand newsstand() {
        return newsstand;
    }

    /** From now on this one is told how each incident stands. */
    void tell(Onlooker somebody) {
        onlooker = somebody;
    }

    int unreadable() {
        return unreadable.get();
    }

    /** Does something with the pictures on the follower's context, and answers on the caller's. */
    <T> Future<T> here(Supplier<T> work) {
        Context follower = Objects.requireNonNull(mine, "the follower is not deployed");
        Promise<T> answer = Promise.promise();
        Context caller = vertx.getOrCreateContext();
        follower.runOnContext(go -> {
            try {
                T result = work.get();
                caller.runOnContext(back -> answer.complete(result));
            } catch (RuntimeException e) {
                caller.runOnContext(back -> answer.fail(e));
            }
        });
        return answer.future();
    }

    /** The picture of an incident, as of now; on the follower's context. */
    LivePicture picture(String incident) {
        if (!vouched) {
            throw new JournalUnavailable("The journal is not followed at present", null);
        }
        LivePicture picture = pictures.get(incident);
        if (reading.contains(incident) || (!complete && (picture == null || !picture.opened()))) {
            throw new JournalUnavailable("The incident is still being read", null);
        }
        PlanMissing missing = planless.get(incident);
        if (missing != null) {
            throw missing;
        }
        if (picture == null || !picture.opened()) {
            throw new NotShown(NotShown.Why.NO_SUCH_INCIDENT);
        }
        return picture;
    }

    /** One of its views, drawn as of now; whoever watches it is told. Null when there is none of that name. */
    @Nullable LiveView drawn(LivePicture picture, String view) {
        publish(picture, Set.of(view));
        return picture.view(view);
    }

    /** All incidents; on the follower's context. */
    Collection<LivePicture> all() {
        if (!vouched || !complete) {
            throw new JournalUnavailable("The journal is not followed at present", null);
        }
        return pictures.values().stream().filter(LivePicture::opened).toList();
    }

    String epoch() {
        return epoch;
    }

    @Override
    public void onUp(String present) {
        boolean back = !epoch.isEmpty();
        epoch = present + "-" + node;
        vouched = true;
        if (!complete) {
            readEverything();
        } else if (back) {
            tell(new News.Anew());
        }
    }

    @Override
    public void onDown(Throwable why) {
        vouched = false;
    }

    @Override
    public void onGap() {
        readEverything();
    }

    @Override
    public void onEpoch(String present) {
        epoch = present + "-" + node;
        complete = false;
        pictures.clear();
        planless.clear();
        newsstand.clear();
        onlooker.anew();
        readEverything();
    }

    @Override
    public void onEntries(List<Entry> entries) {
        Set<LivePicture> touched = new LinkedHashSet<>();
        for (Entry entry : entries) {
            LivePicture picture = known(entry.incident());
            if (entry.seq() == picture.seq() + 1 && !reading.contains(picture.id())) {
                take(picture, entry);
                touched.add(picture);
            } else if (entry.seq() > picture.seq() && !planless.containsKey(picture.id())) {
                readEverything();
            }
        }
        touched.forEach(this::show);
    }

    /** Draws of an incident what somebody watches, and what it has said in public. */
    private void show(LivePicture picture) {
        if (picture.opened()) {
            try {
                newsstand.take(picture.picture().incident());
                onlooker.changed(picture.picture().incident());
                publish(picture, audience.watched(picture.id()));
            } catch (RuntimeException e) {
                LOG.error("event=drawing-failed incident={} seq={}", picture.id(), picture.seq(), e);
            }
        }
    }

    private void publish(LivePicture picture, Set<String> views) {
        List<News.One> changed = new ArrayList<>();
        for (String view : views) {
            picture.draw(view)
                    .ifPresent(change -> changed.add(new News.One(new Address(picture.id(), view).toString(), change)));
        }
        if (!changed.isEmpty()) {
            tell(new News.Changed(epoch, changed));
        }
    }

    private void tell(News news) {
        vertx.eventBus().publish(NewsCodec.ADDRESS, news, NewsCodec.options());
    }

    private LivePicture known(String incident) {
        return pictures.computeIfAbsent(incident, id -> new LivePicture(id, epoch, current, plans, keys));
    }

    private void take(LivePicture picture, Entry entry) {
        int before = picture.unreadable();
        try {
            picture.take(entry);
            planless.remove(picture.id());
        } catch (PlanMissing missing) {
            if (planless.put(picture.id(), missing) == null) {
                readPlanless(picture.id(), TRY_AGAIN_MS);
            }
        }
        unreadable.addAndGet(picture.unreadable() - before);
    }

    /** Soon at first, for the plan of a node that has just started is fetched when it is missed; then rarely. */
    private void readPlanless(String incident, long pauseMs) {
        vertx.setTimer(pauseMs, again -> {
            if (planless.containsKey(incident)) {
                readOn(incident).onComplete(done -> {
                    if (planless.containsKey(incident)) {
                        readPlanless(incident, PLAN_AGAIN_MS);
                    } else {
                        tell(new News.Anew());
                    }
                });
            }
        });
    }

    /** Reads on in every incident, newest first, one after the other; asked for meanwhile, it is done once more. */
    private void readEverything() {
        if (readingAll) {
            readAllAgain = true;
            return;
        }
        readingAll = true;
        readAllAgain = false;
        String during = epoch;
        journal.incidents()
                .compose(ids -> {
                    Future<Void> all = Future.succeededFuture();
                    List<String> newestFirst =
                            ids.stream().sorted(Comparator.reverseOrder()).toList();
                    for (String id : newestFirst) {
                        all = all.compose(before -> during.equals(epoch) ? readOn(id) : Future.succeededFuture());
                    }
                    return all;
                })
                .onComplete(done -> {
                    readingAll = false;
                    if (done.failed()) {
                        LOG.warn("event=reading-failed why=\"{}\"", done.cause().getMessage());
                        vertx.setTimer(TRY_AGAIN_MS, again -> readEverything());
                    } else if (readAllAgain || !during.equals(epoch)) {
                        readEverything();
                    } else if (!complete) {
                        complete = true;
                        newsstand.open();
                        LOG.info("event=incidents-read incidents={} epoch={}", pictures.size(), epoch);
                        tell(new News.Anew());
                    }
                });
    }

    private Future<Void> readOn(String incident) {
        LivePicture picture = known(incident);
        reading.add(incident);
        return journal.readAll(
                        incident,
                        picture.seq(),
                        page -> page.forEach(entry -> {
                            if (entry.seq() == picture.seq() + 1) {
                                take(picture, entry);
                            }
                        }))
                .onComplete(done -> {
                    reading.remove(incident);
                    if (pictures.get(incident) == picture) {
                        show(picture);
                    }
                })
                .mapEmpty();
    }
}
