package dev.sextant.journal;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every version of the plan that an incident was ever opened with, as the texts of its files: an incident keeps its plan
 * as long as it lives, on every node, whatever the plan folder says by then.
 */
public final class PlanShelf {

    private final RedisLink link;

    public PlanShelf(RedisLink link) {
        this.link = link;
    }

    /**
     * Keeps a version; keeping it again changes nothing, since a version is the fingerprint of its texts.
     *
     * @param texts path to text
     */
    public Future<Void> keep(String version, Map<String, String> texts) {
        Request keep = Request.cmd(Command.HSET).arg(Keys.plan(version));
        texts.forEach((path, text) -> keep.arg(path).arg(text));
        return link.send(keep)
                .compose(kept ->
                        link.send(Request.cmd(Command.SADD).arg(Keys.PLANS).arg(version)))
                .mapEmpty();
    }

    /** The versions that are kept. */
    public Future<Set<String>> versions() {
        return link.send(Request.cmd(Command.SMEMBERS).arg(Keys.PLANS)).map(PlanShelf::names);
    }

    /** The texts of a version; empty when it is not kept. */
    public Future<Map<String, String>> texts(String version) {
        return link.send(Request.cmd(Command.HGETALL).arg(Keys.plan(version))).map(reply -> {
            var texts = new LinkedHashMap<String, String>();
            for (String path : reply.getKeys()) {
                texts.put(path, reply.get(path).toString());
            }
            return texts;
        });
    }

    private static Set<String> names(Response reply) {
        var names = new TreeSet<String>();
        reply.forEach(each -> names.add(each.toString()));
        return names;
    }
}
