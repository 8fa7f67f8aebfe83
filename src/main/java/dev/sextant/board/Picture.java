package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.plan.Group;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident and its chronicle as of one event, with every view of it. A view is drawn when it is first asked for, and
 * takes over the parts of earlier pictures that the events in between did not touch. What a picture shows never changes;
 * since what was drawn is kept, all pictures of one incident belong to one thread.
 */
public final class Picture {

    /** The names of views begin with this that hold the records of a type that only some people see. */
    public static final String CLOSED = "closed.";

    private final Incident incident;
    private final Chronicle chronicle;
    private final Map<String, View> views;
    private final Leaves leaves;
    private final Object names;
    private final Map<String, Map<String, Object>> drawn = new LinkedHashMap<>();
    private @Nullable Moment moment;

    private Picture(Incident incident, Chronicle chronicle, Map<String, View> views, Leaves leaves, Object names) {
        this.incident = incident;
        this.chronicle = chronicle;
        this.views = views;
        this.leaves = leaves;
        this.names = names;
    }

    /** Before anything happened. */
    public static Picture before(Plan plan, String incidentId) {
        return new Picture(
                Incident.none(plan, incidentId), Chronicle.empty(), allViews(plan), new Leaves(), new Object());
    }

    /** The picture after this event; draws nothing yet. */
    public Picture after(Event event, Stamp stamp) {
        Incident next = incident.after(event, stamp);
        return new Picture(
                next,
                told(event, next, Narrative.of(event, stamp, next)),
                views,
                leaves,
                renamed(event.touched(), next) ? new Object() : names);
    }

    /** What was told of a person who was erased says so from now on; of records that only some people see nothing is told. */
    private Chronicle told(Event event, Incident next, Story story) {
        Chronicle before = event instanceof PersonalDataErased erased
                ? chronicle.retold(Set.copyOf(erased.records()), record -> new Lines(next).line(record), next)
                : chronicle;
        RecordType about = story.type() == null ? null : next.plan().type(story.type());
        return about != null && about.closed() ? before : before.with(story, ofTheGroup(next, story));
    }

    /** Somebody whom the rosters name for other groups only is not one of this group; whoever they do not name may be. */
    private static boolean ofTheGroup(Incident now, Story story) {
        String account = story.by().id();
        return story.group() == null
                || now.muster().nameOf(now.plan(), story.group(), account) != null
                || now.plan().groups().keySet().stream()
                        .allMatch(group -> now.muster().nameOf(now.plan(), group, account) == null);
    }

    public Incident incident() {
        return incident;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    /** The names of the views that a plan's incidents have. */
    public static List<String> views(Plan plan) {
        return List.copyOf(allViews(plan).keySet());
    }

    /** Every view by name. */
    public Map<String, Map<String, Object>> drawn() {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        views.forEach((name, view) -> all.put(name, draw(name, view)));
        return all;
    }

    /** One view; null when the plan's incidents have none of this name. */
    public @Nullable Map<String, Object> drawn(String name) {
        View view = views.get(name);
        return view == null ? null : draw(name, view);
    }

    private Map<String, Object> draw(String name, View view) {
        Map<String, Object> known = drawn.get(name);
        if (known == null) {
            known = view.draw(moment());
            drawn.put(name, known);
        }
        return known;
    }

    /** A record's card as the views show it; null when there is no such record. */
    @Nullable Map<String, Object> card(String id) {
        return moment().card(id);
    }

    /**
     * The stories before one of the log's, to scroll back further than the view goes.
     *
     * @param seq the story that the reader has already
     * @return {@code entries} as in the view {@code log}; {@code earlier}: whether there are more before them; {@code lost}:
     *     whether what is earlier is only in the journal
     */
    public Map<String, Object> logBefore(long seq) {
        List<Story> stories = chronicle.before(seq, Chronicle.SHOWN);
        long oldest = stories.isEmpty() ? seq : stories.get(0).seq();
        return Map.of(
                "entries",
                moment().told(stories),
                "earlier",
                !chronicle.before(oldest, 1).isEmpty(),
                "lost",
                chronicle.told() > chronicle.stories().size());
    }

    private Moment moment() {
        Moment known = moment;
        if (known == null) {
            known = new Moment(incident, chronicle, leaves, names);
            moment = known;
        }
        return known;
    }

    /** Did a record change how others name it? Then every card that may name it is drawn anew. */
    private boolean renamed(Set<String> touched, Incident next) {
        for (String id : touched) {
            BoardRecord before = incident.record(id);
            BoardRecord now = next.record(id);
            if (before != null && now != null && referredTo(now.type())) {
                if (!before.fields().equals(now.fields())
                        || !new Lines(incident).title(before).equals(new Lines(next).title(now))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean referredTo(String type) {
        return incident.plan().records().values().stream()
                .flatMap(each -> each.fields().values().stream())
                .anyMatch(field -> field.pointsTo(type));
    }

    private static Map<String, View> allViews(Plan plan) {
        var views = new ArrayList<View>();
        views.add(new WallView());
        for (Group group : plan.groups().values()) {
            views.add(BoardView.of(plan, group.id()));
        }
        for (String group : plan.groups().keySet()) {
            views.add(new FieldView(group));
        }
        views.add(new ApprovalsView());
        views.add(new LogView());
        plan.records().values().stream()
                .filter(RecordType::closed)
                .forEach(type -> views.add(new ClosedView(type.id())));
        var byName = new LinkedHashMap<String, View>();
        views.forEach(view -> byName.put(view.name(), view));
        return byName;
    }
}
