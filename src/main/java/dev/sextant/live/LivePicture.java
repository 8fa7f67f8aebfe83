package dev.sextant.live;

import dev.sextant.board.Picture;
import dev.sextant.board.Story;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.journal.Entry;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanMissing;
import dev.sextant.vault.KeysUnavailable;
import dev.sextant.vault.PersonKeys;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incident as this node knows it: folded up to an entry of the journal, and each view drawn when somebody watches it
 * or asks. Folding costs little and is always done at once; drawing costs some hundred times as much and is done for those
 * who look. Belongs to the follower's context.
 */
final class LivePicture {
    private static final Logger LOG = LoggerFactory.getLogger(LivePicture.class);

    private final String id;
    private final String epoch;
    private final Function<String, Plan> plans;
    private final PersonKeys keys;
    private final Map<String, LiveView> views = new HashMap<>();
    private Picture picture;
    private long seq;
    private int unreadable;

    LivePicture(String id, String epoch, Plan current, Function<String, Plan> plans, PersonKeys keys) {
        this(id, epoch, Picture.before(current, id), 0, plans, keys);
    }

    /** One that goes on from a picture, as of an entry. */
    LivePicture(String id, String epoch, Picture picture, long seq, Function<String, Plan> plans, PersonKeys keys) {
        this.id = id;
        this.epoch = epoch;
        this.plans = plans;
        this.keys = keys;
        this.picture = picture;
        this.seq = seq;
    }

    String id() {
        return id;
    }

    /** The last entry that was taken in. */
    long seq() {
        return seq;
    }

    boolean opened() {
        return picture.incident().opened();
    }

    Plan plan() {
        return picture.incident().plan();
    }

    Picture picture() {
        return picture;
    }

    /** How many entries nobody here could read. */
    int unreadable() {
        return unreadable;
    }

    /**
     * Takes in the next entry. One that cannot be read is passed over: it must not keep the others from being shown.
     *
     * @throws PlanMissing when the plan that the incident was opened with is not at hand; the entry is not taken in then
     */
    void take(Entry entry) {
        long before = seq;
        seq = entry.seq();
        try {
            EventJson.Written written = EventJson.read(entry.body(), opening(entry));
            if (written.event() instanceof IncidentOpened opened) {
                picture = Picture.before(plans.apply(opened.planVersion()), id);
            }
            picture = picture.after(written.event(), new Stamp(seq, entry.at(), written.by()));
            if (written.event() instanceof PersonalDataErased erased) {
                destroy(erased);
            }
            hear(EventJson.type(written.event()), entry.at());
        } catch (PlanMissing notAtHand) {
            seq = before;
            throw notAtHand;
        } catch (RuntimeException poison) {
            unreadable++;
            LOG.warn("event=entry-unreadable incident={} seq={}: passed over", id, seq, poison);
        }
    }

    /** The follower has a thread of its own, and may wait for the disk. */
    private Seal opening(Entry entry) {
        List<String> body = List.of(entry.body());
        if (keys.unknown(id, body)) {
            try {
                keys.fetch(id, body);
            } catch (KeysUnavailable away) {
                LOG.error("event=keys-unavailable incident={} why=\"{}\"", id, away.getMessage());
            }
        }
        return keys.opening(id);
    }

    /** The node that erased did so already; a folder that came back from a backup may have the keys again. */
    private void destroy(PersonalDataErased erased) {
        try {
            keys.destroy(id, erased.person(), erased.levels());
        } catch (KeysUnavailable away) {
            LOG.error("event=keys-not-destroyed incident={} why=\"{}\"", id, away.getMessage());
        }
    }

    private void hear(String kind, Instant at) {
        Story newest = picture.chronicle().last();
        Heard heard = new Heard(kind, at, newest != null && newest.seq() == seq ? newest : null);
        views.values().forEach(view -> view.hear(heard));
    }

    /** Draws a view as of now; what changed since it was drawn last, if anything did. */
    Optional<Change> draw(String name) {
        LiveView view = views.get(name);
        if (view != null && view.at() == seq) {
            return Optional.empty();
        }
        Map<String, Object> tree = picture.drawn(name);
        if (tree == null) {
            return Optional.empty();
        }
        if (view != null) {
            return view.redrawn(tree, seq);
        }
        views.put(name, new LiveView(epoch, tree, seq));
        return Optional.empty();
    }

    /** A view as drawn last, or null when it never was. */
    @Nullable LiveView view(String name) {
        return views.get(name);
    }
}
