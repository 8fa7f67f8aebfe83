package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the screens remember of the past: the newest stories of all and of each group, the marks on the curve, and when
 * each group was last heard. Bounded; the whole past is in the journal.
 */
public final class Chronicle {

    /** How many stories are kept in all: some days of a busy incident. */
    static final int KEPT = 5_000;

    /** How many of them a screen has without asking for earlier ones. */
    static final int SHOWN = 300;

    /** The event after which an incident has ended. */
    static final String ENDING = "responseEnded";

    static final int KEPT_OF_A_GROUP = 30;
    private static final int KEPT_MARKERS = 40;
    private static final Chronicle EMPTY = new Chronicle(
            TreePVector.empty(), HashTreePMap.empty(), TreePVector.empty(), HashTreePMap.empty(), null, 0);

    private final PVector<Story> stories;
    private final PMap<String, PVector<Story>> byGroup;
    private final PVector<Story> markers;
    private final PMap<String, Instant> heard;
    private final @Nullable Story flash;
    private final long told;

    private Chronicle(
            PVector<Story> stories,
            PMap<String, PVector<Story>> byGroup,
            PVector<Story> markers,
            PMap<String, Instant> heard,
            @Nullable Story flash,
            long told) {
        this.stories = stories;
        this.byGroup = byGroup;
        this.markers = markers;
        this.heard = heard;
        this.flash = flash;
        this.told = told;
    }

    static Chronicle empty() {
        return EMPTY;
    }

    /** @param ofTheGroup somebody of the group itself did it: what others do about the group's records breaks no silence */
    Chronicle with(Story story, boolean ofTheGroup) {
        PMap<String, PVector<Story>> groups = byGroup;
        PMap<String, Instant> lastHeard = heard;
        if (story.group() != null && !story.quiet()) {
            groups = byGroup.plus(story.group(), pushed(ofGroup(story.group()), story, KEPT_OF_A_GROUP));
            if (ofTheGroup && !story.by().id().equals("system")) {
                lastHeard = heard.plus(story.group(), story.at());
            }
        }
        return new Chronicle(
                story.quiet() ? stories : pushed(stories, story, KEPT),
                groups,
                story.marker() ? pushed(markers, story, KEPT_MARKERS) : markers,
                lastHeard,
                story.flash() ? story : flash,
                story.quiet() ? told : told + 1);
    }

    /** The same with what it tells of these records told anew: in one line, as they are now. */
    Chronicle retold(Set<String> records, Function<BoardRecord, Label> line, Incident now) {
        UnaryOperator<Story> again = story -> {
            BoardRecord record =
                    story.record() == null || !records.contains(story.record()) ? null : now.record(story.record());
            return record == null ? story : story.saying(line.apply(record));
        };
        PMap<String, PVector<Story>> groups = byGroup;
        for (var each : byGroup.entrySet()) {
            groups = groups.plus(each.getKey(), all(each.getValue(), again));
        }
        return new Chronicle(
                all(stories, again),
                groups,
                all(markers, again),
                heard,
                flash == null ? null : again.apply(flash),
                told);
    }

    private static PVector<Story> all(PVector<Story> stories, UnaryOperator<Story> again) {
        return TreePVector.from(stories.stream().map(again).toList());
    }

    private static PVector<Story> pushed(PVector<Story> list, Story story, int most) {
        PVector<Story> longer = list.plus(story);
        return longer.size() > most ? longer.minus(0) : longer;
    }

    /** The newest stories, oldest first. */
    public List<Story> stories() {
        return stories;
    }

    /** The newest story; null before the first. */
    public @Nullable Story last() {
        return stories.isEmpty() ? null : stories.get(stories.size() - 1);
    }

    PVector<Story> ofGroup(String group) {
        PVector<Story> known = byGroup.get(group);
        return known == null ? TreePVector.empty() : known;
    }

    /** What the course of the incident is told by, oldest first. */
    public List<Story> markers() {
        return markers;
    }

    @Nullable Instant heard(String group) {
        return heard.get(group);
    }

    /** The newest stories before one of them, oldest first. */
    List<Story> before(long seq, int most) {
        int end = 0;
        for (int step = Integer.highestOneBit(Math.max(1, stories.size())); step > 0; step >>= 1) {
            if (end + step <= stories.size() && stories.get(end + step - 1).seq() < seq) {
                end += step;
            }
        }
        return newest(stories.subList(0, end), most);
    }

    /** How the response ended; null while it has not, or when that is longer ago than anybody remembers. */
    @Nullable Story ending() {
        for (int index = markers.size() - 1; index >= 0; index--) {
            if (markers.get(index).kind().equals(ENDING)) {
                return markers.get(index);
            }
        }
        return null;
    }

    @Nullable Story flash() {
        return flash;
    }

    /** How many stories there were in all. */
    long told() {
        return told;
    }

    static List<Story> newest(List<Story> stories, int most) {
        return new ArrayList<>(stories.subList(Math.max(0, stories.size() - most), stories.size()));
    }
}
