package dev.sextant;

import dev.sextant.people.Store;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plans by version. An incident that runs keeps the version that it was opened with, also when the folder changed since
 * and on another node: the texts of each version that was ever in use lie in Redis.
 */
final class PlanShelf implements Function<String, Plan> {
    private static final Logger LOG = LoggerFactory.getLogger(PlanShelf.class);
    private static final String KEY = "{s0}:plans";

    private final Store store;
    private final Plan current;
    private final Map<String, String> currentTexts;
    private final Map<String, Map<String, String>> texts = new ConcurrentHashMap<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    PlanShelf(Store store, Plan current, Map<String, String> texts) {
        this.store = store;
        this.current = current;
        this.currentTexts = Map.copyOf(texts);
        plans.put(current.version(), current);
    }

    /** Puts the current plan with the others and fetches those. */
    Future<Void> open() {
        Request put = Request.cmd(Command.HSETNX)
                .arg(KEY)
                .arg(current.version())
                .arg(new JsonObject(new LinkedHashMap<>(currentTexts)).encode());
        return store.send(put).compose(kept -> fetch());
    }

    /** Fetches the texts of all versions; also now and then, for what other nodes put there. */
    Future<Void> fetch() {
        return store.send(Request.cmd(Command.HGETALL).arg(KEY)).map(found -> {
            if (found != null) {
                for (String version : found.getKeys()) {
                    Map<String, String> files = new LinkedHashMap<>();
                    new JsonObject(found.get(version).toBuffer())
                            .forEach(file -> files.put(file.getKey(), String.valueOf(file.getValue())));
                    texts.put(version, files);
                }
            }
            return null;
        });
    }

    /** The plan of a version; when that cannot be had, the current one, which is told in the log. */
    @Override
    public Plan apply(String version) {
        Plan known = plans.get(version);
        return known != null ? known : load(version);
    }

    private Plan load(String version) {
        Map<String, String> files = texts.get(version);
        if (files == null) {
            LOG.error("Plan version {} is not kept anywhere; using {}", version, current.version());
            return current;
        }
        if (PlanLoader.load(files) instanceof PlanResult.Loaded loaded) {
            plans.put(version, loaded.plan());
            return loaded.plan();
        }
        LOG.error("Plan version {} cannot be read by this program; using {}", version, current.version());
        return current;
    }
}
