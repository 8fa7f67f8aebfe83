package dev.sextant.journal;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The incidents' journals. Any number of nodes may write the same ones: an entry is appended only behind the entry that
 * the writer saw last, so of two writers one is told to read on and decide again.
 *
 * <p>All futures fail with {@link JournalUnavailable} when the store gives no answer in time or refuses, and with {@link
 * IllegalArgumentException} for ids that cannot be. Results arrive on the caller's context. May be used from any thread.
 */
public final class Journal {
    private static final Script APPEND = Script.load("/redis/append.lua");

    /** About how many entries the feed keeps; a follower further behind reads the incidents themselves. */
    static final int FEED_LENGTH = 100_000;

    /** How many command ids an incident remembers; see {@code append.lua}. */
    static final int COMMANDS_REMEMBERED = 200_000;

    private static final int PAGE = 1_000;

    private final RedisLink link;
    private final LongConsumer appendNanos;
    private final int feedLength;
    private final int commandsRemembered;
    /** One connection for all appends: a pool of several stored events out of their order in a trial. */
    private final Line appends;

    private final Line reads;
    private final Arrivals arrivals;
    /** The heads that this node saw last: usually right, and the script finds out when not. */
    private final Map<String, Chain.End> heads = new ConcurrentHashMap<>();

    public Journal(RedisLink link) {
        this(link, nanos -> {});
    }

    /** @param appendNanos is told how long each append took, answered or not */
    public Journal(RedisLink link, LongConsumer appendNanos) {
        this(link, appendNanos, FEED_LENGTH, COMMANDS_REMEMBERED);
    }

    Journal(RedisLink link, LongConsumer appendNanos, int feedLength, int commandsRemembered) {
        this.link = link;
        this.feedLength = feedLength;
        this.commandsRemembered = commandsRemembered;
        this.appendNanos = appendNanos;
        this.appends = link.line("append");
        this.reads = link.line("read");
        this.arrivals = new Arrivals(reads);
    }

    /**
     * Appends the events of one command, all or none, and completes when they are on the disk.
     *
     * @param expectedSeq the last entry that the command was decided on; 0 for a new incident
     * @param answer text to be given back when the same command comes again
     * @param bodies the events, at least one, in order
     * @param at when it was decided
     */
    public Future<Appended> append(
            String incident, long expectedSeq, CommandKey key, String answer, List<String> bodies, Instant at) {
        if (bodies.isEmpty() || expectedSeq < 0) {
            return Future.failedFuture(new IllegalArgumentException("nothing to append, or behind a negative seq"));
        }
        long began = System.nanoTime();
        return checked(() -> Keys.forAppend(incident))
                .compose(keys -> previousHash(incident, expectedSeq).compose(previous -> {
                    List<Entry> entries = chained(incident, expectedSeq, previous, key.commandId(), bodies, at);
                    return appends.call(redis -> write(redis, keys, entries, key, answer))
                            .map(reply -> outcome(incident, entries, reply));
                }))
                .onComplete(done -> appendNanos.accept(System.nanoTime() - began));
    }

    private static <T> Future<T> checked(Supplier<T> names) {
        try {
            return Future.succeededFuture(names.get());
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<String> previousHash(String incident, long expectedSeq) {
        Chain.End known = heads.get(incident);
        if (expectedSeq == 0) {
            return Future.succeededFuture(Chain.GENESIS);
        }
        if (known != null && known.seq() == expectedSeq) {
            return Future.succeededFuture(known.hash());
        }
        // Another node wrote. If it wrote even more, the script will say so, whatever hash we then give it.
        return end(incident).map(Chain.End::hash);
    }

    private static List<Entry> chained(
            String incident, long after, String previous, String commandId, List<String> bodies, Instant at) {
        List<Entry> entries = new ArrayList<>(bodies.size());
        String before = previous;
        for (String body : bodies) {
            long seq = after + entries.size() + 1;
            String hash = Chain.hash(before, incident, seq, at, commandId, body);
            entries.add(new Entry(incident, seq, at, commandId, body, before, hash));
            before = hash;
        }
        return entries;
    }

    private Future<Response> write(
            RedisConnection redis, List<String> keys, List<Entry> entries, CommandKey key, String answer) {
        Entry first = entries.get(0);
        List<String> arguments = new ArrayList<>(List.of(
                Epoch.fresh(),
                first.incident(),
                Long.toString(first.seq() - 1),
                first.previousHash(),
                key.commandId(),
                key.bodyHash(),
                answer,
                first.at().toString(),
                Integer.toString(feedLength),
                Integer.toString(commandsRemembered)));
        for (Entry entry : entries) {
            arguments.add(entry.body());
            arguments.add(entry.hash());
        }
        return APPEND.run(redis, keys, arguments)
                .compose(reply -> link.replicas() == 0 ? Future.succeededFuture(reply) : copied(redis, reply));
    }

    /** An append, also one answered "again", counts only when the replicas have it: a failover may lose it otherwise. */
    private Future<Response> copied(RedisConnection redis, Response reply) {
        long patience = Math.max(1, link.deadline().toMillis() / 2);
        return redis.send(Request.cmd(Command.WAIT).arg(link.replicas()).arg(patience))
                .compose(copies -> copies.toInteger() >= link.replicas()
                        ? Future.succeededFuture(reply)
                        : Future.failedFuture(new JournalUnavailable(
                                "Written, but only " + copies + " of " + link.replicas() + " replicas have it", null)));
    }

    private Appended outcome(String incident, List<Entry> entries, Response reply) {
        Position position = new Position(reply.get(1).toString(), reply.get(2).toLong());
        String status = reply.get(0).toString();
        switch (status) {
            case "stored" -> {
                Entry last = entries.get(entries.size() - 1);
                heads.put(incident, new Chain.End(last.seq(), last.hash()));
                return new Appended.Stored(position);
            }
            case "moved" -> {
                heads.remove(incident);
                return new Appended.Moved(position);
            }
            case "again" -> {
                return new Appended.Again(position, reply.get(3).toString());
            }
            case "different" -> {
                return new Appended.Different();
            }
            default -> throw new IllegalStateException("append.lua answered " + status);
        }
    }

    /** Whether this command was stored before: {@link Appended.Again}, {@link Appended.Different} or nothing. */
    public Future<Optional<Appended>> seen(String incident, CommandKey key) {
        return checked(() -> Request.cmd(Command.HGET).arg(Keys.seen(incident)).arg(key.commandId()))
                .compose(request -> reads.call(redis -> redis.send(request)
                        .compose(found -> found == null
                                ? Future.succeededFuture(Optional.<Appended>empty())
                                : Epoch.present(redis)
                                        .map(epoch -> Optional.of(answerOf(found.toString(), key, epoch))))));
    }

    private static Appended answerOf(String found, CommandKey key, String epoch) {
        String[] parts = found.split("\\|", 3);
        return parts[0].equals(key.bodyHash()) || parts[0].equals("*")
                ? new Appended.Again(new Position(epoch, Long.parseLong(parts[1])), parts[2])
                : new Appended.Different();
    }

    /** Up to {@code limit} entries after {@code afterSeq}, in order. */
    public Future<List<Entry>> read(String incident, long afterSeq, int limit) {
        return checked(() -> Request.cmd(Command.XRANGE)
                        .arg(Keys.incident(incident))
                        .arg((afterSeq + 1) + "-0")
                        .arg("+")
                        .arg("COUNT")
                        .arg(limit))
                .compose(request -> reads.call(redis -> redis.send(request)))
                .map(reply -> reply.stream()
                        .map(one -> EntryFields.read(incident, one))
                        .toList());
    }

    /** Reads everything after {@code afterSeq}, page by page; gives the last seq read ({@code afterSeq} when none). */
    public Future<Long> readAll(String incident, long afterSeq, Consumer<List<Entry>> page) {
        return readThrough(incident, afterSeq, entries -> {
            page.accept(entries);
            return Future.succeededFuture();
        });
    }

    /** The same, for who may need a while for a page: the next one is read when this one is done with. */
    public Future<Long> readThrough(String incident, long afterSeq, Function<List<Entry>, Future<?>> page) {
        return read(incident, afterSeq, PAGE).compose(entries -> {
            if (entries.isEmpty()) {
                return Future.succeededFuture(afterSeq);
            }
            long last = entries.get(entries.size() - 1).seq();
            return page.apply(entries)
                    .compose(done ->
                            entries.size() < PAGE ? Future.succeededFuture(last) : readThrough(incident, last, page));
        });
    }

    /** The last position; seq 0 for an incident that is not there. */
    public Future<Position> head(String incident) {
        return checked(() -> Request.cmd(Command.HGET).arg(Keys.head(incident)).arg("seq"))
                .compose(request -> reads.call(redis -> redis.send(request)
                        .compose(seq -> Epoch.present(redis)
                                .map(epoch -> new Position(epoch, seq == null ? 0 : seq.toLong())))));
    }

    /** The ids of all incidents, in no order. */
    public Future<List<String>> incidents() {
        return reads.call(redis -> redis.send(Request.cmd(Command.SMEMBERS).arg(Keys.INCIDENTS)))
                .map(reply -> reply.stream().map(Response::toString).toList());
    }

    /** Reads an incident through and checks that no entry was changed, removed, moved or cut off. */
    public Future<Chain.Verdict> verify(String incident) {
        Chain chain = Chain.of(incident);
        // Then the end, then what was appended until then: nothing that is written meanwhile looks like a fault.
        return readAll(incident, 0, page -> page.forEach(chain::add))
                .compose(last -> end(incident)
                        .compose(end -> readAll(
                                        incident,
                                        last,
                                        page -> page.stream()
                                                .filter(entry -> entry.seq() <= end.seq())
                                                .forEach(chain::add))
                                .map(read -> chain.end(end))));
    }

    private Future<Chain.End> end(String incident) {
        return checked(() -> Request.cmd(Command.HMGET)
                        .arg(Keys.head(incident))
                        .arg("seq")
                        .arg("hash"))
                .compose(request -> reads.call(redis -> redis.send(request)))
                .map(found -> found.get(0) == null
                        ? new Chain.End(0, Chain.GENESIS)
                        : new Chain.End(found.get(0).toLong(), String.valueOf(found.get(1))));
    }

    /**
     * Brings in an incident that was read elsewhere, with its numbers, times and hashes. Fails with {@link
     * IllegalArgumentException} when the entries are no unbroken chain from the first on or when an incident of that id
     * is here; nothing is written then.
     */
    public Future<Position> importEntries(String incident, List<Entry> entries) {
        return checked(() -> arrivals.check(incident, entries)).compose(good -> arrivals.bringIn(incident, good));
    }
}
