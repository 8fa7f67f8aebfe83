package dev.sextant;

import dev.sextant.journal.PlanShelf;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanMissing;
import dev.sextant.plan.PlanResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan that new incidents get, and by version those that incidents were opened with and keep. Their texts are at hand
 * from the start, also those that another node kept meanwhile ({@link #fetch}); one is read when an incident first needs it,
 * because reading costs some 0.3 s and most versions are never needed again. A version that is not on the shelf, or that
 * cannot be read any more, is {@link PlanMissing}: no other stands in for it, since an incident under a foreign plan looks
 * whole and is wrong.
 */
final class Plans implements Function<String, Plan> {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final PlanShelf shelf;
    private final Plan current;
    private final Map<String, Map<String, String>> texts = new ConcurrentHashMap<>();
    private final Map<String, Plan> read = new ConcurrentHashMap<>();
    /** Versions that were asked for and are not at hand, with why. */
    private final Map<String, String> missing = new ConcurrentSkipListMap<>();

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

    /** What people should know about versions that are not at hand; null when all that were asked for are. */
    @Nullable String note() {
        List<String> said = new ArrayList<>();
        missing.forEach((version, why) -> said.add(
                "an incident was opened with version " + version + " of the plan, which " + why + ": it is not shown"));
        return said.isEmpty() ? null : String.join("; ", said);
    }

    /** The plan of a version, or {@link PlanMissing}. */
    @Override
    public Plan apply(String version) {
        Plan known = read.get(version);
        return known != null ? known : load(version);
    }

    private Plan load(String version) {
        Map<String, String> files = texts.get(version);
        if (files == null || files.isEmpty()) {
            // Another node, or import, may have kept it since we looked: whoever asks again may find it.
            texts.remove(version);
            fetch().onFailure(away -> LOG.debug("Could not fetch other plans: {}", away.getMessage()));
            throw missing(version, "is not on the shelf");
        }
        if (!(PlanLoader.load(files) instanceof PlanResult.Loaded loaded)) {
            throw missing(version, "this version of Sextant cannot read");
        }
        read.put(version, loaded.plan());
        texts.remove(version);
        missing.remove(version);
        return loaded.plan();
    }

    private PlanMissing missing(String version, String why) {
        if (!why.equals(missing.put(version, why))) {
            LOG.warn(
                    "event=plan-missing version={} why=\"{}\": incidents opened with it are not shown until it is there",
                    version,
                    why);
        }
        return new PlanMissing(version);
    }
}
