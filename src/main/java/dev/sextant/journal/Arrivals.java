package dev.sextant.journal;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** Brings incidents in from elsewhere: they are collected aside and become part of the store in one step. */
final class Arrivals {
    private static final Script BRING_IN = Script.load("/redis/bring-in.lua");
    private static final int PAGE = 500;

    /** What an import that broke off left behind goes away by itself. */
    private static final int KEPT_ASIDE_SECONDS = 3_600;

    private final Line line;

    Arrivals(Line line) {
        this.line = line;
    }

    List<Entry> check(String incident, List<Entry> entries) {
        Keys.incident(incident);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to bring in");
        }
        if (Chain.verify(incident, entries, null) instanceof Chain.Verdict.Broken broken) {
            throw new IllegalArgumentException("The journal of " + incident + " is not whole: " + broken.why());
        }
        entries.forEach(entry -> Keys.checkName("command id", entry.commandId()));
        return entries;
    }

    Future<Position> bringIn(String incident, List<Entry> entries) {
        String token = Epoch.fresh();
        String aside = Keys.arriving(incident, token, "incident");
        String asideSeen = Keys.arriving(incident, token, "seen");
        Future<Void> collected = Future.succeededFuture();
        for (int from = 0; from < entries.size(); from += PAGE) {
            List<Entry> page = entries.subList(from, Math.min(from + PAGE, entries.size()));
            collected = collected.compose(before -> line.call(redis -> collect(redis, aside, asideSeen, page)));
        }
        return collected
                .compose(all -> line.call(redis -> settle(redis, incident, aside, asideSeen, entries)))
                .compose(reply -> settled(incident, reply));
    }

    private static Future<Void> collect(RedisConnection redis, String aside, String asideSeen, List<Entry> page) {
        List<Request> requests = new ArrayList<>();
        for (Entry entry : page) {
            requests.add(EntryFields.write(Request.cmd(Command.XADD).arg(aside).arg(entry.seq() + "-0"), entry));
            requests.add(Request.cmd(Command.HSET)
                    .arg(asideSeen)
                    .arg(entry.commandId())
                    .arg("*|" + entry.seq() + "|"));
        }
        requests.add(Request.cmd(Command.EXPIRE).arg(aside).arg(KEPT_ASIDE_SECONDS));
        requests.add(Request.cmd(Command.EXPIRE).arg(asideSeen).arg(KEPT_ASIDE_SECONDS));
        return redis.batch(requests).mapEmpty();
    }

    private static Future<Response> settle(
            RedisConnection redis, String incident, String aside, String asideSeen, List<Entry> entries) {
        Entry last = entries.get(entries.size() - 1);
        List<String> keys = List.of(
                aside,
                asideSeen,
                Keys.incident(incident),
                Keys.head(incident),
                Keys.seen(incident),
                Keys.INCIDENTS,
                Keys.FEED,
                Keys.FEED_LAST,
                Keys.EPOCH);
        List<String> arguments = List.of(
                Epoch.fresh(), incident, Long.toString(last.seq()), last.hash(), Integer.toString(Journal.FEED_LENGTH));
        return BRING_IN.run(redis, keys, arguments);
    }

    private static Future<Position> settled(String incident, Response reply) {
        return reply.get(0).toString().equals("stored")
                ? Future.succeededFuture(
                        new Position(reply.get(1).toString(), reply.get(2).toLong()))
                : Future.failedFuture(new IllegalArgumentException("An incident " + incident + " is here already, with "
                        + reply.get(2) + " entries: nothing was brought in"));
    }
}
