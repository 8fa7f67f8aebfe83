package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Scope;
import dev.sextant.incident.StandIns;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.plan.Act;
import dev.sextant.plan.Expression;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Group;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Who;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The incident as of one event with everything that several views need, worked out once: the clocks that run, what waits
 * for whom, and every record's card.
 */
final class Moment {

    private final Incident incident;
    private final Chronicle chronicle;
    private final Leaves leaves;
    private final Object names;
    private final Scope scope;
    private final Lines lines;
    private final Cards drawing;
    private @Nullable List<Deadline> deadlines;
    private @Nullable Map<String, Deadline> clocks;
    private @Nullable Map<String, Waiting> waiting;
    private @Nullable Map<String, Map<String, Object>> items;
    private @Nullable Map<String, Object> header;
    private @Nullable List<BoardRecord> records;

    /** @param names the same object as long as no record changed how others name it */
    Moment(Incident incident, Chronicle chronicle, Leaves leaves, Object names) {
        this.incident = incident;
        this.chronicle = chronicle;
        this.leaves = leaves;
        this.names = names;
        this.scope = Scope.of(incident, incident.at());
        this.lines = new Lines(incident);
        this.drawing = new Cards(incident);
    }

    private static Map<String, Deadline> byRecord(List<Deadline> deadlines) {
        var earliest = new HashMap<String, Deadline>();
        for (Deadline deadline : deadlines) {
            if (deadline.record() != null) {
                earliest.merge(
                        deadline.record(), deadline, (one, two) -> one.dueAt().isAfter(two.dueAt()) ? two : one);
            }
        }
        return earliest;
    }

    /** The clock of each record that has one: the earliest, when there are several. */
    private Map<String, Deadline> clocks() {
        Map<String, Deadline> known = clocks;
        if (known == null) {
            known = byRecord(deadlines());
            clocks = known;
        }
        return known;
    }

    Incident incident() {
        return incident;
    }

    Plan plan() {
        return incident.plan();
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Scope scope() {
        return scope;
    }

    Lines lines() {
        return lines;
    }

    List<Deadline> deadlines() {
        List<Deadline> known = deadlines;
        if (known == null) {
            known = Deadlines.of(incident, incident.at());
            deadlines = known;
        }
        return known;
    }

    Map<String, Waiting> waiting() {
        Map<String, Waiting> known = waiting;
        if (known == null) {
            known = Attention.of(incident, incident.at(), deadlines());
            waiting = known;
        }
        return known;
    }

    /** Who leads: whoever may set the level. */
    List<String> leads() {
        return plan().acts().getOrDefault(Act.SET_LEVEL.id(), Who.NOBODY).of(null);
    }

    /**
     * Whether something waits for whoever leads. A limit that a working group let pass comes up to the leader, too, but stays
     * the group's to mend: nobody else can. The wall, the list of incidents and the command's board all count by this.
     */
    boolean forTheLeader(Waiting each) {
        boolean passedByAGroup = each.missed() && each.kind() != Waiting.Kind.DECISION && works(each.group());
        return reachesTheLeader(each) && !passedByAGroup;
    }

    /** Whether whoever leads is among those who should know of it. */
    boolean reachesTheLeader(Waiting each) {
        return each.who().stream().anyMatch(leads()::contains);
    }

    private boolean works(@Nullable String group) {
        Group known = group == null ? null : plan().groups().get(group);
        return known != null && known.kind() == Group.Kind.WORKING;
    }

    /** What waits, as screens show it. */
    Map<String, Map<String, Object>> items() {
        Map<String, Map<String, Object>> known = items;
        if (known == null) {
            known = new WaitingItems(this).all(waiting());
            items = known;
        }
        return known;
    }

    /** Every record that whoever sees boards sees, in order of creation. */
    List<BoardRecord> records() {
        List<BoardRecord> known = records;
        if (known == null) {
            List<BoardRecord> all = incident.records().all();
            known = hasClosed()
                    ? all.stream()
                            .filter(record -> !Lines.closed(plan(), record))
                            .toList()
                    : all;
            records = known;
        }
        return known;
    }

    /** Whether the incident ever had a record that only some people see; most never have, and boards ask at each event. */
    private boolean hasClosed() {
        return plan().records().values().stream()
                .anyMatch(type ->
                        type.closed() && !incident.records().ever(type.prefix()).isEmpty());
    }

    @Nullable Map<String, Object> card(String id) {
        BoardRecord record = incident.record(id);
        return record == null ? null : card(record);
    }

    Map<String, Object> card(BoardRecord record) {
        Deadline clock = clocks().get(record.id());
        Discussion.Extent said = Discussion.extent(incident, record);
        return leaves.card(record, clock, said, names, () -> drawing.card(record, clock, said));
    }

    /** The head that every view carries. */
    Map<String, Object> header() {
        Map<String, Object> known = header;
        if (known == null) {
            known = describe();
            header = known;
        }
        return known;
    }

    private Map<String, Object> describe() {
        Course course = incident.course();
        var header = new LinkedHashMap<String, Object>();
        header.put("id", incident.id());
        put(header, "title", incident.intake().get("title"));
        put(header, "place", incident.intake().get("place"));
        put(header, "affected", affected());
        put(header, "coreDemand", incident.taken(incident.plan().intakeDemand()));
        put(header, "people", incident.taken(incident.plan().intakePeople()));
        put(header, "level", course.level());
        put(header, "levelFrom", course.levelFrom());
        put(header, "levelSince", course.levelSince());
        Course.LevelDecided decided = course.levelDecided();
        put(header, "levelBy", decided == null ? null : Cards.person(decided.by()));
        put(header, "levelReason", decided == null ? null : decided.reason());
        header.put("phase", course.phase());
        put(header, "openedAt", course.openedAt());
        put(header, "acknowledgedAt", course.acknowledgedAt());
        put(header, "activatedAt", course.activatedAt());
        put(header, "endedAt", course.endedAt());
        put(header, "commandPost", course.commandPost());
        Course.Proposal proposal = course.endProposed();
        put(
                header,
                "endProposed",
                proposal == null ? null : Map.of("by", Cards.person(proposal.by()), "at", proposal.at()));
        put(header, "assessment", course.assessment() == null ? null : assessment(course.assessment()));
        put(header, "endedBy", endedBy());
        Map<String, StandIns.Acting> acting = StandIns.of(incident, scope().variables());
        put(header, "acting", acting.isEmpty() ? null : acting(acting));
        header.put("planVersion", plan().version());
        header.put("demo", incident.demo());
        return header;
    }

    /** As the plan has it, such as what was verified last; else as it was taken down. */
    private @Nullable Object affected() {
        Expression found = plan().wall().affected();
        Object told = found == null ? null : incident.records().value(found, scope().variables());
        return told == null ? incident.intake().get("affectedCount") : told;
    }

    /** Who acts in whose place: by role, the names of the accounts; no names where all of a role do. */
    private Map<String, Object> acting(Map<String, StandIns.Acting> now) {
        var shown = new LinkedHashMap<String, Object>();
        now.forEach((role, acting) -> {
            var people = new LinkedHashMap<String, Object>();
            acting.people()
                    .forEach(id ->
                            people.put(id, Objects.requireNonNullElse(incident.nameOf(id), Lines.same(plan(), id))));
            shown.put(role, people);
        });
        return shown;
    }

    private @Nullable Map<String, Object> endedBy() {
        Story ending = incident.ended() ? chronicle.ending() : null;
        return ending == null ? null : Cards.person(ending.by());
    }

    private static Map<String, Object> assessment(Course.Assessment assessment) {
        var shown = new LinkedHashMap<String, Object>();
        put(shown, "severitySuggested", assessment.suggested());
        put(shown, "severityDecided", assessment.decided());
        put(shown, "possibleImpact", assessment.possibleImpact());
        shown.put("activate", assessment.activate());
        put(shown, "reason", assessment.reason());
        shown.put("by", Cards.person(assessment.by()));
        shown.put("at", assessment.at());
        return shown;
    }

    /** Stories as a screen lists them, by sequence number. */
    Map<String, Object> told(List<Story> stories) {
        var log = new LinkedHashMap<String, Object>();
        for (Story story : stories) {
            log.put(Long.toString(story.seq()), leaves.told(story, () -> told(story)));
        }
        return log;
    }

    private static Map<String, Object> told(Story story) {
        var told = new LinkedHashMap<String, Object>();
        told.put("at", story.at());
        put(told, "group", story.group());
        told.put("kind", story.kind());
        told.put("text", story.text());
        put(told, "record", story.record());
        put(told, "type", story.type());
        told.put("by", Cards.person(story.by()));
        put(told, "occurredAt", story.occurredAt());
        if (story.late()) {
            told.put("late", true);
        }
        return told;
    }

    /** The records that count, by id, as choices for a form. */
    Map<String, Object> choices(Iterable<String> types) {
        var choices = new LinkedHashMap<String, Object>();
        for (String type : types) {
            for (BoardRecord record : incident.records().ofType(type)) {
                choices.put(record.id(), leaves.choice(record, names, () -> choice(record)));
            }
        }
        return choices;
    }

    private Map<String, Object> choice(BoardRecord record) {
        var choice = new LinkedHashMap<String, Object>();
        choice.put("type", record.type());
        choice.put("line", lines.name(record));
        choice.put("state", record.state());
        List<String> about = about(record);
        if (!about.isEmpty()) {
            choice.put("about", about);
        }
        return choice;
    }

    /** The records that one is about: those that its references name, as a legal review names the text. */
    private List<String> about(BoardRecord record) {
        RecordType type = plan().type(record.type());
        return type == null
                ? List.of()
                : type.fields().values().stream()
                        .filter(field -> field.kind() == FieldKind.REF)
                        .map(field -> record.fields().get(field.name()))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
    }

    /** Whether a record is still open: its state can be left for good only from elsewhere. */
    boolean open(BoardRecord record) {
        return open(plan().type(record.type()), record);
    }

    static boolean open(@Nullable RecordType type, BoardRecord record) {
        var state = type == null ? null : type.lifecycle().state(record.state());
        return record.counts() && state != null && state.open();
    }

    /** How many people of a group are in place. */
    long inPlace(String group) {
        var known = incident.inPlace().get(group);
        return known == null
                ? 0
                : known.values().stream().mapToLong(Muster.CheckedIn::people).sum();
    }

    static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant two) {
        return one == null ? two : two == null || one.isAfter(two) ? one : two;
    }
}
