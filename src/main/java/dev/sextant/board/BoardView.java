package dev.sextant.board;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Permission;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.plan.Comments;
import dev.sextant.plan.Field;
import dev.sextant.plan.Group;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Role;
import dev.sextant.plan.Wall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The working place of one group: its records, what others handed over to it, what waits for it. */
record BoardView(String group, Set<String> referred) implements View {

    /** @param group whose board it is */
    static BoardView of(Plan plan, String group) {
        return new BoardView(group, referredTypes(plan, group));
    }

    @Override
    public String name() {
        return "board." + group;
    }

    @Override
    public Map<String, Object> draw(Moment moment) {
        var view = new LinkedHashMap<String, Object>();
        view.put("incident", moment.header());
        view.put("group", group);
        List<BoardRecord> shown = records(moment);
        view.put("records", cards(moment, shown));
        view.put("refs", moment.choices(referred));
        view.put("among", ChoicesShown.of(moment, shown, posted(moment)));
        view.put("waiting", waiting(moment));
        view.put("people", people(moment));
        Wall.Count count = moment.plan().wall().count();
        if (count != null && countsHere(moment.plan(), count)) {
            new HeadCount(moment, count).drawInto(view);
        }
        Moment.put(view, "site", SitePart.of(moment, group));
        if (isCommand(moment.plan(), group)) {
            Moment.put(view, "ending", EndingPart.of(moment));
            view.put(
                    "intake",
                    Masking.mask(moment.plan().intake(), moment.incident().intake()));
        }
        view.put("persons", MusterPart.known(moment));
        var muster = new MusterPart(moment);
        Moment.put(view, "muster", isCommand(moment.plan(), group) ? muster.whole() : muster.of(group));
        view.put(
                "roster",
                muster.rosters(
                        isCommand(moment.plan(), group) ? moment.plan().groups().keySet() : Set.of(group)));
        view.put("limits", limits(moment));
        view.put("groups", groups(moment));
        view.put("log", moment.told(log(moment)));
        return view;
    }

    /** Command follows everybody; a group follows itself. */
    private List<Story> log(Moment moment) {
        return isCommand(moment.plan(), group)
                ? Chronicle.newest(moment.chronicle().stories(), Chronicle.KEPT_OF_A_GROUP)
                : moment.chronicle().ofGroup(group);
    }

    private List<BoardRecord> records(Moment moment) {
        var records = new ArrayList<BoardRecord>();
        for (BoardRecord record : moment.records()) {
            RecordType type = moment.plan().type(record.type());
            if (type != null && shows(moment, type, record)) {
                records.add(record);
            }
        }
        return records;
    }

    private static Map<String, Object> cards(Moment moment, List<BoardRecord> records) {
        var cards = new LinkedHashMap<String, Object>();
        records.forEach(record -> cards.put(record.id(), moment.card(record)));
        return cards;
    }

    /** The types that somebody of this group may post. */
    private List<RecordType> posted(Moment moment) {
        Plan plan = moment.plan();
        var somebody = new Actor("somebody", Lines.same(plan, group), everyRole(plan, group));
        return plan.records().values().stream()
                .filter(type -> Permission.allows(type.post(), somebody, group))
                .toList();
    }

    /** A record hangs on its type's board, on its owner's, and where its fields say that it also belongs. */
    private boolean shows(Moment moment, RecordType type, BoardRecord record) {
        Comments comments = moment.plan().comments();
        if (comments != null && comments.record().equals(type.id())) {
            return false; // told with the record that it is about
        }
        boolean command = isCommand(moment.plan(), group);
        if (record.group().equals(group) || (type.group().equals(group) && (type.owner() == null || !command))) {
            return true;
        }
        if (command && fromTheTop(moment, type)) {
            return true;
        }
        boolean elsewhere = !type.group().equals(group);
        return elsewhere && type.seenBy(record.group(), record.fields()).contains(group);
    }

    /** Command sees what it hands down, such as a directive, and what that starts, such as its acknowledgements. */
    private static boolean fromTheTop(Moment moment, RecordType type) {
        List<String> leads = moment.leads();
        for (RecordType each : moment.plan().records().values()) {
            boolean handedDown =
                    !each.starts().isEmpty() && each.post().entries().stream().anyMatch(leads::contains);
            if (handedDown
                    && (each.id().equals(type.id())
                            || each.starts().stream()
                                    .anyMatch(start -> start.type().equals(type.id())))) {
                return true;
            }
        }
        return false;
    }

    /** The types that the forms of this group may refer to: those of everything that somebody of it may post or amend. */
    private static Set<String> referredTypes(Plan plan, String group) {
        var somebody = new Actor("somebody", Lines.same(plan, group), everyRole(plan, group));
        var types = new LinkedHashSet<String>();
        for (RecordType type : plan.records().values()) {
            if (Permission.allows(type.post(), somebody, group) || type.group().equals(group)) {
                referred(type.fields(), types);
            }
        }
        return types;
    }

    private static Set<String> everyRole(Plan plan, String group) {
        var roles = new HashSet<String>();
        for (Role role : plan.roles().values()) {
            if (role.scope() == Role.Scope.GROUP) {
                roles.add(role.id() + "@" + group);
            } else if (isCommand(plan, group)) {
                roles.add(role.id());
            }
        }
        return roles;
    }

    static void referred(Map<String, Field> fields, Set<String> types) {
        for (Field field : fields.values()) {
            types.addAll(field.to());
            referred(field.fields(), types);
        }
    }

    private Map<String, Object> waiting(Moment moment) {
        var waiting = new LinkedHashMap<String, Object>();
        boolean command = isCommand(moment.plan(), group);
        moment.waiting().forEach((key, each) -> {
            if (concerns(each, group) || (command && forTheTop(each))) {
                waiting.put(key, Objects.requireNonNull(moment.items().get(key), key));
            }
        });
        return waiting;
    }

    /** Whoever counts sees the figures of the wall, reckoned in one place. */
    private boolean countsHere(Plan plan, Wall.Count count) {
        RecordType type = plan.type(count.of());
        return type != null && type.group().equals(group);
    }

    private static boolean isCommand(Plan plan, String group) {
        Group known = plan.groups().get(group);
        return known != null && known.kind() == Group.Kind.COMMAND;
    }

    private static boolean forTheTop(Waiting waiting) {
        return waiting.who().stream().anyMatch(who -> !who.contains("@"));
    }

    /** It belongs to the group, or somebody of the group must act on it. */
    static boolean concerns(Waiting waiting, String group) {
        return group.equals(waiting.group())
                || waiting.who().stream().anyMatch(who -> who.equals(group) || who.endsWith("@" + group));
    }

    private Map<String, Object> people(Moment moment) {
        Group known = moment.plan().groups().get(group);
        return Map.of("inPlace", moment.inPlace(group), "expected", (long) (known == null ? 0 : known.strength()));
    }

    /** The clocks that run for the group; command sees all. Those of the checklist stand with its items. */
    private Map<String, Object> limits(Moment moment) {
        boolean command = isCommand(moment.plan(), group);
        var limits = new LinkedHashMap<String, Object>();
        for (Deadline deadline : moment.deadlines()) {
            BoardRecord record =
                    deadline.record() == null ? null : moment.incident().record(deadline.record());
            boolean item = record != null
                    && record.type().equals(moment.plan().checklists().record());
            if ((command || group.equals(deadline.group())) && (!item || deadline.missed())) {
                limits.put(deadline.key(), limit(moment, deadline, record));
            }
        }
        return limits;
    }

    private static Map<String, Object> limit(Moment moment, Deadline deadline, @Nullable BoardRecord record) {
        var shown = new LinkedHashMap<String, Object>();
        var limit = moment.plan().limits().get(deadline.limit());
        shown.put("limit", deadline.limit());
        Moment.put(shown, "label", limit == null ? null : limit.label());
        Moment.put(shown, "group", deadline.group());
        Moment.put(shown, "record", deadline.record());
        Moment.put(
                shown,
                "title",
                record == null || Lines.closed(moment.plan(), record)
                        ? null
                        : moment.lines().title(record));
        shown.put("from", deadline.from());
        shown.put("amberAt", deadline.amberAt());
        shown.put("dueAt", deadline.dueAt());
        shown.put("missed", deadline.missed());
        shown.put("escalated", deadline.escalated());
        shown.put("extended", deadline.extended());
        shown.put("ends", deadline.move() != null);
        shown.put("who", deadline.who());
        return shown;
    }

    /** For the way around: how many things wait in each group, and which clocks run there. */
    private static Map<String, Object> groups(Moment moment) {
        var groups = new LinkedHashMap<String, Object>();
        for (String each : moment.plan().groups().keySet()) {
            boolean command = isCommand(moment.plan(), each);
            long count = moment.waiting().values().stream()
                    .filter(waiting -> command ? moment.forTheLeader(waiting) : concerns(waiting, each))
                    .count();
            var due = new LinkedHashMap<String, Object>();
            for (Deadline deadline : moment.deadlines()) {
                if (each.equals(deadline.group())) {
                    due.put(deadline.key(), deadline.dueAt());
                }
            }
            groups.put(each, Map.of("waiting", count, "due", due));
        }
        return groups;
    }
}
