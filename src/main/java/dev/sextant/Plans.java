package dev.sextant;

import dev.sextant.journal.PlanShelf;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan that new incidents get, and by version those that incidents were opened with and keep. Their texts are at hand
 * from the start, also those that another node kept meanwhile ({@link #fetch}); one is read when an incident first needs it,
 * because reading costs some 0.3 s and most versions are never needed again. A version that cannot be read any more is
 * replaced by the present one, and the log says so.
 */
final class Plans implements Function<String, Plan> {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final PlanShelf shelf;
    private final Plan current;
    private final Map<String, Map<String, String>> texts = new ConcurrentHashMap<>();
    private final Map<String, Plan> read = new ConcurrentHashMap<>();

    private Plans(PlanShelf shelf, Plan current) {
        this.shelf = shelf;
        this.current = current;
        read.put(current.version(), current);
    }

    /** Keeps the present version and takes the texts of every other from the shelf. */
    static Future<Plans> open(PlanShelf shelf, Plan current, Map<String, String> currentTexts) {
        Plans plans = new Plans(shelf, current);
        return shelf.keep(current.version(), currentTexts)
                .compose(kept -> plans.fetch())
                .map(plans);
    }

    /** Takes the texts of versions that are new on the shelf. */
    Future<Void> fetch() {
        return shelf.versions().compose(versions -> {
            List<Future<?>> taken = new ArrayList<>();
            for (String version : versions) {
                if (!read.containsKey(version) && !texts.containsKey(version)) {
                    taken.add(shelf.texts(version).onSuccess(files -> texts.put(version, files)));
                }
            }
            return Future.all(taken).mapEmpty();
        });
    }

    Plan current() {
        return current;
    }

    /** The plan of a version. */
    @Override
    public Plan apply(String version) {
        Plan known = read.get(version);
        return known != null ? known : load(version);
    }

    private Plan load(String version) {
        Map<String, String> files = texts.get(version);
        if (files == null) {
            LOG.warn("event=plan-unknown version={} instead={}", version, current.version());
            return current;
        }
        PlanResult result = PlanLoader.load(files);
        if (result instanceof PlanResult.Loaded loaded) {
            read.put(version, loaded.plan());
        } else {
            LOG.error("event=plan-unreadable version={} instead={}", version, current.version());
            read.put(version, current);
        }
        texts.remove(version);
        return read.getOrDefault(version, current);
    }
}
