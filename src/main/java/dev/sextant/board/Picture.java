package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Group;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident and its chronicle as of one event, with every view of it. Immutable; drawing is done once, when first asked
 * for, and takes over the cards of the picture before that the events in between did not touch.
 */
public final class Picture {

    private final Incident incident;
    private final Chronicle chronicle;
    private final @Nullable Drawn base;
    private final Set<String> touched;
    private @Nullable Drawn drawn;

    /** What was drawn: all views, and of what their cards were made. */
    private record Drawn(
            Map<String, Map<String, Object>> views,
            Map<String, Map<String, Object>> cards,
            Map<String, Deadline> clocks) {}

    private Picture(Incident incident, Chronicle chronicle, @Nullable Drawn base, Set<String> touched) {
        this.incident = incident;
        this.chronicle = chronicle;
        this.base = base;
        this.touched = touched;
    }

    /** Before anything happened. */
    public static Picture before(Plan plan, String incidentId) {
        return new Picture(Incident.none(plan, incidentId), Chronicle.empty(), null, Set.of());
    }

    /** The picture after this event; draws nothing yet. */
    public Picture after(Event event, Stamp stamp) {
        Incident next = incident.after(event, stamp);
        Set<String> since = new HashSet<>(drawn == null ? touched : Set.of());
        since.addAll(event.touched());
        return new Picture(next, chronicle.with(Narrative.of(event, stamp, next)), drawn == null ? base : drawn, since);
    }

    public Incident incident() {
        return incident;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    /** The names of the views that a plan's incidents have. */
    public static List<String> views(Plan plan) {
        return allViews(plan).stream().map(View::name).toList();
    }

    /** Every view by name. */
    public Map<String, Map<String, Object>> drawn() {
        Drawn known = drawn;
        if (known == null) {
            known = draw();
            drawn = known;
        }
        return known.views();
    }

    /** A record's card as the views show it; null when there is no such record. */
    @Nullable Map<String, Object> card(String id) {
        drawn();
        return drawn == null ? null : drawn.cards().get(id);
    }

    private Drawn draw() {
        List<Deadline> deadlines = Moment.clocks(incident);
        Map<String, Deadline> clocks = Moment.byRecord(deadlines);
        Map<String, Map<String, Object>> cards = cards(clocks);
        var moment = new Moment(incident, chronicle, deadlines, cards);
        var views = new LinkedHashMap<String, Map<String, Object>>();
        for (View view : allViews(incident.plan())) {
            views.put(view.name(), view.draw(moment));
        }
        return new Drawn(views, cards, clocks);
    }

    private Map<String, Map<String, Object>> cards(Map<String, Deadline> clocks) {
        var drawing = new Cards(incident);
        var cards = new LinkedHashMap<String, Map<String, Object>>();
        Drawn last = base == null || renamed(base) ? null : base;
        for (BoardRecord record : incident.records().all()) {
            Deadline clock = clocks.get(record.id());
            Map<String, Object> kept = last == null ? null : kept(last, record.id(), clock);
            cards.put(record.id(), kept == null ? drawing.card(record, clock) : kept);
        }
        return cards;
    }

    /** The card of the picture before, when nothing on it can have changed. */
    private @Nullable Map<String, Object> kept(Drawn last, String id, @Nullable Deadline clock) {
        return !touched.contains(id) && Objects.equals(clock, last.clocks().get(id))
                ? last.cards().get(id)
                : null;
    }

    /** Did a record change how others name it? Then every card that may name it is drawn anew. */
    private boolean renamed(Drawn last) {
        var lines = new Lines(incident);
        for (String id : touched) {
            BoardRecord record = incident.record(id);
            Map<String, Object> before = last.cards().get(id);
            if (record != null && before != null && referredTo(record.type())) {
                if (!Objects.equals(before.get("title"), lines.title(record))
                        || !Objects.equals(before.get("fields"), fields(record))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Object fields(BoardRecord record) {
        RecordType type = incident.plan().type(record.type());
        return type == null ? Map.of() : Masking.mask(type, record.fields());
    }

    private boolean referredTo(String type) {
        return incident.plan().records().values().stream()
                .flatMap(each -> each.fields().values().stream())
                .anyMatch(field -> (field.kind() == FieldKind.REF || field.kind() == FieldKind.REFS)
                        && (field.to() == null || type.equals(field.to())));
    }

    private static List<View> allViews(Plan plan) {
        var views = new ArrayList<View>();
        views.add(new WallView());
        for (Group group : plan.groups().values()) {
            views.add(new BoardView(group.id()));
        }
        for (String group : plan.groups().keySet()) {
            views.add(new FieldView(group));
        }
        views.add(new ApprovalsView());
        views.add(new LogView());
        return views;
    }
}
