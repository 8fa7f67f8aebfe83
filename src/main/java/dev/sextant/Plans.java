package dev.sextant;

import dev.sextant.journal.PlanShelf;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan that new incidents get, and the earlier versions that incidents were opened with and keep. A version that
 * cannot be read any more is replaced by the present one, and the log says so.
 */
final class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final Plan current;
    private final Map<String, Plan> versions = new ConcurrentHashMap<>();

    private Plans(Plan current) {
        this.current = current;
        versions.put(current.version(), current);
    }

    /** Keeps the present version and takes every earlier one from the shelf; loading happens on a worker. */
    static Future<Plans> open(Vertx vertx, PlanShelf shelf, Plan current, Map<String, String> texts) {
        var plans = new Plans(current);
        return shelf.keep(current.version(), texts)
                .compose(kept -> shelf.versions())
                .compose(versions -> {
                    Future<Void> all = Future.succeededFuture();
                    for (String version : versions) {
                        if (!version.equals(current.version())) {
                            all = all.compose(before -> plans.take(vertx, shelf, version));
                        }
                    }
                    return all;
                })
                .map(plans);
    }

    private Future<Void> take(Vertx vertx, PlanShelf shelf, String version) {
        return shelf.texts(version)
                .compose(texts -> vertx.executeBlocking(() -> PlanLoader.load(texts)))
                .map(result -> {
                    if (result instanceof PlanResult.Loaded loaded) {
                        versions.put(version, loaded.plan());
                    } else {
                        LOG.warn("event=plan-unreadable version={}", version);
                    }
                    return null;
                });
    }

    Plan current() {
        return current;
    }

    /** The plan of a version, or the present one when that version is unknown here. */
    Plan of(String version) {
        Plan known = versions.get(version);
        if (known == null) {
            LOG.warn("event=plan-unknown version={} instead={}", version, current.version());
            versions.put(version, current);
            return current;
        }
        return known;
    }
}
