package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.incident.watch.StatusLine;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.plan.Group;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The wall display: what is happening, who waits for what, and how old each part of the picture is. No personal data. */
record WallView() implements View {

    private static final int LOG = 18; // as many as the right side holds while nothing waits
    private static final int LAST_OF_A_GROUP = 3;
    private static final int NEXT_OF_A_GROUP = 3;

    @Override
    public String name() {
        return "wall";
    }

    @Override
    public Map<String, Object> draw(Moment moment) {
        var view = new LinkedHashMap<String, Object>();
        view.put("incident", moment.header());
        Wall.Count count = moment.plan().wall().count();
        if (count != null) {
            new HeadCount(moment, count).drawInto(view);
        }
        view.put("people", people(moment));
        Moment.put(view, "muster", new MusterPart(moment).inShort());
        Moment.put(view, "suggestion", suggestion(moment));
        view.put("facts", facts(moment));
        view.put("tiles", tiles(moment));
        view.put("waiting", waiting(moment, true));
        view.put("inGroups", waiting(moment, false));
        view.put("log", moment.told(Chronicle.newest(moment.chronicle().stories(), LOG)));
        view.put("told", moment.chronicle().told());
        Moment.put(view, "flash", flash(moment));
        return view;
    }

    private static Map<String, Object> people(Moment moment) {
        long inPlace = 0;
        long expected = 0;
        for (Group group : moment.plan().groups().values()) {
            inPlace += moment.inPlace(group.id());
            expected += group.strength();
        }
        return Map.of("inPlace", inPlace, "expected", expected);
    }

    private static @Nullable Map<String, Object> suggestion(Moment moment) {
        Suggestion suggestion = moment.incident().suggestion();
        if (suggestion == null || moment.incident().ended()) {
            return null; // nobody reckons any more: what it said last is no news of those who gather again
        }
        var hits = new LinkedHashMap<String, Object>();
        for (Suggestion.Hit hit : suggestion.hits()) {
            var rule = moment.plan().levelRules().get(hit.rule());
            var shown = new LinkedHashMap<String, Object>();
            Moment.put(shown, "label", rule == null ? null : rule.label());
            shown.put("value", LevelWords.value(moment.plan(), rule, hit));
            if (!hit.threshold().equals(hit.value())) {
                shown.put("threshold", hit.threshold());
            }
            shown.put("level", hit.level());
            shown.put("records", hit.records());
            hits.put(hit.rule(), shown);
        }
        var shown = new LinkedHashMap<String, Object>();
        Moment.put(shown, "level", suggestion.level());
        Waiting pending = moment.waiting().get("level");
        Moment.put(shown, "since", pending == null ? suggestion.since() : pending.since());
        shown.put("pending", pending != null);
        Moment.put(shown, "lowerFrom", lowerFrom(moment, suggestion));
        Moment.put(shown, "dueAt", pending == null ? null : pending.dueAt());
        shown.put("stale", suggestion.stale());
        shown.put("repeated", (long) suggestion.repeated());
        Moment.put(shown, "repeatedAt", suggestion.repeatedAt());
        shown.put("kept", suggestion.kept());
        Moment.put(shown, "together", LevelWords.together(moment.plan(), suggestion));
        Moment.put(shown, "because", LevelWords.because(moment.plan(), suggestion));
        shown.put("hits", hits);
        return shown;
    }

    /** When a lower suggestion will have held long enough after the leader decided otherwise; null unless it is lower. */
    private static @Nullable Instant lowerFrom(Moment moment, Suggestion suggestion) {
        Incident incident = moment.incident();
        String level = suggestion.level();
        Instant suggested = level == null ? null : suggestion.atMostSince(level);
        if (suggested == null || incident.rank(level) >= incident.levelRank()) {
            return null;
        }
        Instant since =
                Objects.requireNonNull(Moment.later(suggested, incident.course().levelSince()));
        var hold = Duration.ofMinutes(moment.plan().levelPolicy().holdMinutes());
        return incident.course().putOff(since, since.plus(hold));
    }

    private static Map<String, Object> facts(Moment moment) {
        var facts = new LinkedHashMap<String, Object>();
        for (Wall.Fact fact : moment.plan().wall().facts()) {
            Object value = fact.value().value(moment.scope().variables());
            if (value != null && !String.valueOf(value).isBlank()) {
                var shown = new LinkedHashMap<String, Object>();
                shown.put("label", fact.label());
                shown.put("value", value);
                Moment.put(shown, "note", fact.note());
                facts.put(fact.id(), shown);
            }
        }
        return facts;
    }

    private static Map<String, Object> tiles(Moment moment) {
        var tiles = new LinkedHashMap<String, Object>();
        for (Group group : moment.plan().groups().values()) {
            if (group.kind() == Group.Kind.WORKING) {
                tiles.put(group.id(), tile(moment, group));
            }
        }
        return tiles;
    }

    private static Map<String, Object> tile(Moment moment, Group group) {
        var tile = new LinkedHashMap<String, Object>();
        Wall.Tile figure = moment.plan().wall().tiles().get(group.id());
        if (figure != null) {
            Moment.put(tile, "value", figure.value().value(moment.scope().variables()));
            tile.put("label", figure.label());
        }
        tile.put("status", status(moment, group.id()));
        Moment.put(tile, "head", whoReported(moment, group.id()));
        tile.put("inPlace", moment.inPlace(group.id()));
        tile.put("expected", (long) group.strength());
        checklist(moment, group.id(), tile);
        tile.put("next", next(moment, group.id()));
        Course course = moment.incident().course(); // nobody is silent at once when the response begins, or goes on
        var last = new LinkedHashMap<String, Object>();
        for (Story story : Chronicle.newest(moment.chronicle().ofGroup(group.id()), LAST_OF_A_GROUP)) {
            last.put(Long.toString(story.seq()), Map.of("at", story.at(), "text", story.text()));
        }
        tile.put("last", last);
        Moment.put(
                tile,
                "updatedAt",
                Moment.later(
                        moment.chronicle().heard(group.id()), Moment.later(course.activatedAt(), course.reopenedAt())));
        return tile;
    }

    /** The group's light: grey until it is in place, then what its newest line says; amber when it says nothing. */
    private static Map<String, Object> status(Moment moment, String group) {
        StatusLine line = StatusLine.of(moment.incident(), group);
        boolean silent = moment.waiting().containsKey("silent:" + group);
        var shown = new LinkedHashMap<String, Object>();
        String light = line == null ? "grey" : line.light() == null ? "green" : line.light();
        shown.put("light", silent && light.equals("green") ? "amber" : light);
        shown.put("silent", silent);
        if (line != null) {
            shown.put("since", line.since());
            Moment.put(shown, "dueAt", line.dueAt());
        }
        Wall.Status asked = moment.plan().wall().status();
        if (line != null && line.record() != null && asked != null) {
            var fields = line.record().fields();
            Moment.put(shown, "line", fields.get(asked.line()));
            Moment.put(shown, "need", asked.need() == null ? null : fields.get(asked.need()));
            shown.put("record", line.record().id());
        }
        return shown;
    }

    /** Who reported the group in place first: its head, or who stands in. */
    private static @Nullable Map<String, Object> whoReported(Moment moment, String group) {
        var known = moment.incident().inPlace().get(group);
        return known == null
                ? null
                : known.values().stream()
                        .min(Comparator.comparing(Muster.CheckedIn::at))
                        .map(first -> Cards.person(first.person()))
                        .orElse(null);
    }

    private static void checklist(Moment moment, String group, Map<String, Object> tile) {
        long done = 0;
        long total = 0;
        for (BoardRecord record :
                moment.incident().records().ofType(moment.plan().checklists().record())) {
            if (record.group().equals(group)) {
                total++;
                done += moment.open(record) ? 0 : 1;
            }
        }
        tile.put("done", done);
        tile.put("total", total);
        var due = new LinkedHashMap<String, Object>();
        for (Deadline deadline : moment.deadlines()) {
            if (group.equals(deadline.group()) && deadline.record() != null) {
                due.put(deadline.record(), deadline.dueAt());
            }
        }
        tile.put("due", due);
    }

    /** What the group's checklist has next, by when it is due; of what is ongoing nothing can be said. */
    private static Map<String, Object> next(Moment moment, String group) {
        var next = new LinkedHashMap<String, Object>();
        String items = moment.plan().checklists().record();
        moment.deadlines().stream()
                .filter(each -> group.equals(each.group()) && each.record() != null)
                .sorted(Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::key))
                .forEach(each -> {
                    BoardRecord record = moment.incident().record(each.record());
                    if (record != null && record.type().equals(items) && next.size() < NEXT_OF_A_GROUP) {
                        next.putIfAbsent(
                                record.id(), Map.of("title", moment.lines().title(record), "dueAt", each.dueAt()));
                    }
                });
        return next;
    }

    /** The leader's own decisions, or what came up to the leader and stays a group's to mend. */
    private static Map<String, Object> waiting(Moment moment, boolean theLeaders) {
        var waiting = new LinkedHashMap<String, Object>();
        moment.waiting().forEach((key, each) -> {
            if (moment.reachesTheLeader(each) && moment.forTheLeader(each) == theLeaders) {
                waiting.put(key, Objects.requireNonNull(moment.items().get(key), key));
            }
        });
        return waiting;
    }

    private static @Nullable Map<String, Object> flash(Moment moment) {
        Story story = moment.chronicle().flash();
        if (story == null) {
            return null;
        }
        var flash = new LinkedHashMap<String, Object>();
        flash.put("seq", story.seq());
        flash.put("at", story.at());
        flash.put("text", story.text());
        flash.put("kind", story.kind());
        RecordType type = story.type() == null ? null : moment.plan().type(story.type());
        boolean ofOneGroup = type == null
                || type.owner() != null; // else it stands on a board, and who sent it is of no group or of another
        Moment.put(flash, "group", ofOneGroup ? story.group() : null);
        flash.put("by", Cards.person(story.by()));
        return flash;
    }
}
