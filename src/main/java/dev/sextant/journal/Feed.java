package dev.sextant.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is appended, by whichever node, in the order in which it was appended, each entry once.
 *
 * <p>One blocking read after the other on a connection of its own. When Redis goes away the feed says so, tries again
 * until it is back and goes on behind the last entry that it delivered. It never leaves something out silently: the
 * entries of the feed are numbered without a hole, and the last one delivered must still be the same when the feed comes
 * back. When entries are no longer there to be delivered the follower hears of a gap, when the store lost what it had
 * acknowledged a new epoch begins.
 */
public final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration BLOCK = Duration.ofSeconds(2);
    private static final int PAGE = 500;
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    /** Hears what happens; called on the context that called {@link #start}, one call at a time. */
    public interface Follower {
        /** New entries of any incidents, in the order in which they were appended. */
        void onEntries(List<Entry> entries);

        /** Followed from now on, for the first time or again. */
        void onUp(String epoch);

        /** Not followed any more; what the follower has grows old. */
        void onDown(Throwable why);

        /**
         * Entries will not be delivered that should have been: read every incident on behind the last seq that you
         * have. Entries delivered later may repeat what you read so: leave out a seq that you have.
         */
        void onGap();

        /** The store lost entries or was replaced: what you have may never have been. Forget it and read all anew. */
        void onEpoch(String epoch);
    }

    private final Vertx vertx;
    private final RedisLink link;
    private final Line line;
    private final Follower follower;
    private final Promise<Void> started = Promise.promise();
    private @Nullable Context context;

    // From here on all is touched on the context only, but for the two that are also read by others.
    private volatile boolean up;
    private volatile long delivered;
    private @Nullable String deliveredHash;
    private @Nullable String epoch;
    private int failures;
    private boolean stopped;

    public Feed(Vertx vertx, RedisLink link, Follower follower) {
        this.vertx = vertx;
        this.link = link;
        this.line = link.line("feed");
        this.follower = follower;
    }

    /** Completes when the feed is followed: everything appended after that will be delivered. Call it once. */
    public Future<Void> start() {
        Context here = vertx.getOrCreateContext();
        context = here;
        here.runOnContext(go -> orient());
        return started.future();
    }

    /** Ends following; nothing more is delivered. */
    public Future<Void> stop() {
        Promise<Void> done = Promise.promise();
        Context here = context == null ? vertx.getOrCreateContext() : context;
        here.runOnContext(go -> {
            stopped = true;
            up = false;
            line.close();
            done.complete();
        });
        return done.future();
    }

    /** Whether the feed is followed at present. */
    public boolean up() {
        return up;
    }

    /** How many entries are in the store that were not delivered yet. */
    public Future<Long> lag() {
        // Not on our own connection, where it would wait behind the blocking read.
        return link.send(Request.cmd(Command.GET).arg(Keys.FEED_LAST))
                .map(last -> Math.max(0, (last == null ? 0 : last.toLong()) - delivered));
    }

    /** Where are we, and is the store still the one that we knew? Then on. */
    private void orient() {
        line.call(this::landmarks).onSuccess(this::compare).onFailure(this::down);
    }

    /**
     * What the store is known by.
     *
     * @param last the number of its last entry
     * @param lastHash the hash of that entry; null when it is not there
     * @param hash the hash of the entry that was delivered last, as it stands there now; null when it is not there
     */
    private record Landmarks(
            String epoch,
            long last,
            @Nullable String lastHash,
            @Nullable String hash) {}

    private Future<Landmarks> landmarks(RedisConnection redis) {
        return Epoch.present(redis)
                .compose(present -> redis.batch(List.of(
                                Request.cmd(Command.GET).arg(Keys.FEED_LAST),
                                Request.cmd(Command.XREVRANGE)
                                        .arg(Keys.FEED)
                                        .arg("+")
                                        .arg("-")
                                        .arg("COUNT")
                                        .arg(1),
                                Request.cmd(Command.XRANGE)
                                        .arg(Keys.FEED)
                                        .arg(delivered + "-0")
                                        .arg(delivered + "-0")))
                        .map(replies -> new Landmarks(
                                present,
                                replies.get(0) == null ? 0 : replies.get(0).toLong(),
                                onlyHash(replies.get(1)),
                                onlyHash(replies.get(2)))));
    }

    private static @Nullable String onlyHash(Response range) {
        return range.size() == 0 ? null : EntryFields.fields(range.get(0)).getOrDefault("hash", "");
    }

    private void compare(Landmarks seen) {
        if (stopped) {
            return;
        }
        String known = epoch;
        if (known == null) {
            begin(seen);
            rise(seen.epoch());
        } else if (!known.equals(seen.epoch())) {
            LOG.warn("The store begins a new epoch {}: all is read again", seen.epoch());
            begin(seen);
            tell(() -> follower.onEpoch(seen.epoch()));
            rise(seen.epoch());
        } else if (seen.last() < delivered || isAnother(seen.hash())) {
            LOG.error(
                    "The store lost entries that it had acknowledged: it stands at {} after {}",
                    seen.last(),
                    delivered);
            line.call(redis -> Epoch.renew(redis, known))
                    .onSuccess(renewed -> orient())
                    .onFailure(this::down);
            return;
        } else {
            rise(known);
        }
        follow();
    }

    private void begin(Landmarks seen) {
        epoch = seen.epoch();
        delivered = seen.last();
        deliveredHash = seen.lastHash();
    }

    private boolean isAnother(@Nullable String hash) {
        return hash != null && deliveredHash != null && !hash.equals(deliveredHash);
    }

    private void rise(String present) {
        failures = 0;
        if (!up) {
            up = true;
            if (started.future().isComplete()) {
                LOG.warn("The journal is followed again"); // As loud as its going: whoever reads warnings only hears
                // both.
            }
            tell(() -> follower.onUp(present));
            started.tryComplete();
        }
    }

    private void follow() {
        line.call(
                        redis -> redis.send(Request.cmd(Command.XREAD)
                                .arg("COUNT")
                                .arg(PAGE)
                                .arg("BLOCK")
                                .arg(BLOCK.toMillis())
                                .arg("STREAMS")
                                .arg(Keys.FEED)
                                .arg(delivered + "-0")),
                        BLOCK)
                .onSuccess(this::deliver)
                .onFailure(this::down);
    }

    private void deliver(@Nullable Response reply) {
        if (stopped) {
            return;
        }
        if (reply == null) {
            orient(); // Silence: a good moment to look whether the store is still the same.
            return;
        }
        hand(reply);
        follow();
    }

    private void hand(Response reply) {
        List<Entry> entries = new ArrayList<>();
        boolean gap = false;
        for (Response one : reply.get(0).get(1)) {
            long number = EntryFields.number(one);
            Map<String, String> fields = EntryFields.fields(one);
            String seq = fields.getOrDefault("seq", "");
            if (fields.containsKey("body") && seq.matches("[0-9]{1,18}")) {
                entries.add(EntryFields.entry(fields.getOrDefault("incident", ""), Long.parseLong(seq), fields));
            } else {
                gap = true; // An incident was brought in (or a stranger wrote here): to be read, not delivered.
            }
            gap |= number != delivered + 1;
            delivered = number;
            deliveredHash = fields.getOrDefault("hash", "");
        }
        if (gap) {
            tell(follower::onGap);
        }
        if (!entries.isEmpty()) {
            tell(() -> follower.onEntries(List.copyOf(entries)));
        }
    }

    private void down(Throwable why) {
        if (stopped) {
            return;
        }
        if (up) {
            up = false;
            LOG.warn("The journal is not followed any more: {}", why.getMessage());
            tell(() -> follower.onDown(why));
        }
        long pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(failures, 10));
        failures++;
        vertx.setTimer(ThreadLocalRandom.current().nextLong(pause / 2, pause) + 1, again -> {
            if (!stopped) {
                orient();
            }
        });
    }

    /** A follower that throws must not end the following. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("A follower of the journal failed", e);
        }
    }
}
