package dev.sextant.live;

import dev.sextant.board.Picture;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.journal.Entry;
import dev.sextant.plan.Plan;
import dev.sextant.wire.EventJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incident as this node knows it: folded up to an entry of the journal, and drawn when somebody watches or asks.
 * Folding costs some microseconds and is always done at once; drawing all views costs a hundred times as much and is done
 * for those who look. Belongs to the follower's context.
 */
final class LivePicture {
    private static final Logger LOG = LoggerFactory.getLogger(LivePicture.class);

    private final String id;
    private final String epoch;
    private final Function<String, Plan> plans;
    private final Map<String, LiveView> views = new LinkedHashMap<>();
    private Picture picture;
    private Telling telling = new Telling();
    private long seq;
    private long drawnAt = -1;
    private int unreadable;

    LivePicture(String id, String epoch, Plan current, Function<String, Plan> plans) {
        this.id = id;
        this.epoch = epoch;
        this.plans = plans;
        this.picture = Picture.before(current, id);
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

    /** How many entries nobody here could read. */
    int unreadable() {
        return unreadable;
    }

    /** Takes in the next entry. One that cannot be read is passed over: it must not keep the others from being shown. */
    void take(Entry entry) {
        seq = entry.seq();
        try {
            EventJson.Written written = EventJson.read(entry.body());
            if (written.event() instanceof IncidentOpened opened) {
                picture = Picture.before(plans.apply(opened.planVersion()), id);
            }
            picture = picture.after(written.event(), new Stamp(seq, entry.at(), written.by()));
            telling.hear(
                    EventJson.type(written.event()),
                    seq,
                    entry.at(),
                    picture.chronicle().last());
        } catch (RuntimeException poison) {
            unreadable++;
            LOG.warn("event=entry-unreadable incident={} seq={}: passed over", id, seq, poison);
        }
    }

    /** Draws what was taken in since the last time, and tells which views changed. */
    List<News.One> draw() {
        if (drawnAt == seq) {
            return List.of();
        }
        List<News.One> changed = new ArrayList<>();
        picture.drawn().forEach((name, tree) -> {
            LiveView view = views.get(name);
            if (view == null) {
                views.put(name, new LiveView(epoch, tree, seq));
            } else {
                view.redrawn(tree, seq, telling)
                        .ifPresent(change -> changed.add(new News.One(new Address(id, name).toString(), change)));
            }
        });
        drawnAt = seq;
        telling = new Telling();
        return changed;
    }

    /** The picture, for what is not drawn for everybody. */
    Picture picture() {
        return picture;
    }

    /** A view as drawn last, or null when the plan has none of that name. */
    @Nullable LiveView view(String name) {
        return views.get(name);
    }

    /** The entry up to which it is drawn. */
    long drawnAt() {
        return drawnAt;
    }
}
