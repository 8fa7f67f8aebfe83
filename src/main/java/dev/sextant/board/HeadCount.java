package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many people are here, place by place, and how that went: the sum over the zones of the latest count (domain.md
 * §4.2), with the curve, its marks, and the mood of each zone.
 */
final class HeadCount {

    private static final Duration GROWTH = Duration.ofMinutes(30);
    private static final Duration ONE_ROUND = Duration.ofMinutes(1);
    private static final int POINTS = 240;
    /** A count older than this many intervals is stale (domain.md §3.2, TL08). */
    private static final int STALE_INTERVALS = 2;

    private final Moment moment;
    private final Wall.Count count;
    private final Map<String, BoardRecord> latest = new HashMap<>();
    private final List<Point> points = new ArrayList<>();

    private record Point(long seq, Instant at, long total) {}

    HeadCount(Moment moment, Wall.Count count) {
        this.moment = moment;
        this.count = count;
    }

    void drawInto(Map<String, Object> view) {
        collect();
        var shown = new LinkedHashMap<String, Object>();
        BoardRecord newest = newest();
        if (!points.isEmpty() && newest != null) {
            shown.put("total", points.get(points.size() - 1).total());
            shown.put("at", newest.occurredAt());
            Moment.put(
                    shown,
                    "method",
                    count.method() == null ? null : newest.fields().get(count.method()));
            shown.put("group", newest.group());
            Moment.put(shown, "staleAt", staleAt(newest.occurredAt()));
            shown.put("delta30", growth());
            shown.put("peak", points.stream().mapToLong(Point::total).max().orElse(0));
        }
        Map<String, BoardRecord> moods = moods();
        shown.put("zones", zones(moods));
        shown.put("curve", curve());
        shown.put("markers", markers());
        view.put("count", shown);
        Moment.put(view, "mood", worstMood(moods));
    }

    private void collect() {
        var reports = new ArrayList<>(moment.incident().records().ofType(count.of()));
        reports.sort(Comparator.comparing(BoardRecord::occurredAt));
        var byZone = new HashMap<String, Long>();
        long total = 0;
        for (BoardRecord report : reports) {
            Object zone = report.fields().get(count.per());
            Object people = report.fields().get(count.field());
            if (zone instanceof String id && people instanceof Number number) {
                Long before = byZone.put(id, number.longValue());
                total += number.longValue() - (before == null ? 0 : before);
                latest.put(id, report);
                addPoint(new Point(report.history().get(0).seq(), report.occurredAt(), total));
            }
        }
    }

    /** Zones are counted one after the other: what comes within a minute is one round, and only its end is a total. */
    private void addPoint(Point point) {
        int last = points.size() - 1;
        if (last >= 0 && !points.get(last).at().plus(ONE_ROUND).isBefore(point.at())) {
            points.set(last, point);
        } else {
            points.add(point);
        }
    }

    private @Nullable BoardRecord newest() {
        return latest.values().stream()
                .max(Comparator.comparing(BoardRecord::occurredAt).thenComparing(BoardRecord::createdAt))
                .orElse(null);
    }

    /** When the next count should long have been there; never once the response has ended and nobody is asked to count. */
    private @Nullable Instant staleAt(Instant at) {
        var limit = count.interval() == null ? null : moment.plan().limits().get(count.interval());
        String level = moment.incident().course().level();
        if (limit == null || moment.incident().ended()) {
            return null;
        }
        String column =
                level == null ? moment.plan().levels().keySet().iterator().next() : level;
        Instant next = limit.end(at, column, moment.plan());
        return next == null ? null : at.plus(Duration.between(at, next).multipliedBy(STALE_INTERVALS));
    }

    private long growth() {
        Instant then = moment.incident().at().minus(GROWTH);
        long before = points.get(0).total();
        for (Point point : points) {
            if (!point.at().isAfter(then)) {
                before = point.total();
            }
        }
        return points.get(points.size() - 1).total() - before;
    }

    /** What a place says in its first field of this kind: what sort of place it is, how many it holds. */
    private @Nullable Object first(FieldKind kind, BoardRecord place) {
        RecordType type = moment.plan().type(place.type());
        if (type == null) {
            return null;
        }
        return type.fields().values().stream()
                .filter(field -> field.kind() == kind)
                .findFirst()
                .map(field -> place.fields().get(field.name()))
                .orElse(null);
    }

    private Map<String, Object> zones(Map<String, BoardRecord> moods) {
        var zones = new LinkedHashMap<String, Object>();
        RecordType reports = moment.plan().type(count.of());
        var per = reports == null ? null : reports.fields().get(count.per());
        if (per == null || per.to().size() != 1) {
            return zones;
        }
        long order = 0;
        for (BoardRecord zone : moment.incident().records().ofType(per.to().get(0))) {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("name", moment.lines().name(zone));
            Moment.put(shown, "type", first(FieldKind.ENUM, zone));
            Moment.put(shown, "seats", first(FieldKind.INT, zone));
            shown.put("order", order++);
            BoardRecord report = latest.get(zone.id());
            if (report != null) {
                shown.put("count", report.fields().get(count.field()));
                shown.put("at", report.occurredAt());
                Moment.put(shown, "staleAt", staleAt(report.occurredAt()));
                var disputed = report.conflicts().get(count.field());
                Moment.put(shown, "or", disputed == null ? null : disputed.other());
            }
            BoardRecord mood = moods.get(zone.id());
            Wall.Mood rule = count.mood();
            if (mood != null && rule != null) {
                Moment.put(shown, "mood", mood.fields().get(rule.field()));
                shown.put("moodAt", mood.occurredAt());
                Moment.put(shown, "moodStaleAt", staleAt(mood.occurredAt()));
            }
            zones.put(zone.id(), shown);
        }
        return zones;
    }

    private Map<String, BoardRecord> moods() {
        var moods = new HashMap<String, BoardRecord>();
        Wall.Mood rule = count.mood();
        if (rule != null) {
            for (BoardRecord report : moment.incident().records().ofType(rule.of())) {
                if (report.fields().get(rule.per()) instanceof String zone) {
                    moods.merge(zone, report, (one, two) -> two.occurredAt().isBefore(one.occurredAt()) ? one : two);
                }
            }
        }
        return moods;
    }

    /** The worst mood among the zones where somebody is. */
    private @Nullable String worstMood(Map<String, BoardRecord> moods) {
        Wall.Mood rule = count.mood();
        RecordType type = rule == null ? null : moment.plan().type(rule.of());
        var field = type == null || rule == null ? null : type.fields().get(rule.field());
        var enumeration = field == null || field.of() == null
                ? null
                : moment.plan().enums().get(field.of());
        if (rule == null || enumeration == null) {
            return null;
        }
        List<String> order = List.copyOf(enumeration.values().keySet());
        String worst = null;
        for (var entry : moods.entrySet()) {
            BoardRecord report = latest.get(entry.getKey());
            boolean empty =
                    report != null && Long.valueOf(0).equals(report.fields().get(count.field()));
            String mood = String.valueOf(entry.getValue().fields().get(rule.field()));
            if (!empty && (worst == null || order.indexOf(mood) > order.indexOf(worst))) {
                worst = mood;
            }
        }
        return worst;
    }

    private Map<String, Object> curve() {
        var curve = new LinkedHashMap<String, Object>();
        for (Point point : points.subList(Math.max(0, points.size() - POINTS), points.size())) {
            curve.put(Long.toString(point.seq()), List.of(point.at().toEpochMilli(), point.total()));
        }
        return curve;
    }

    private Map<String, Object> markers() {
        var markers = new LinkedHashMap<String, Object>();
        for (Story story : moment.chronicle().markers()) {
            var marker = new LinkedHashMap<String, Object>();
            marker.put("at", story.at());
            marker.put("kind", story.kind());
            marker.put("text", markText(story));
            markers.put(Long.toString(story.seq()), marker);
        }
        return markers;
    }

    /** A mark has little room: a record is named by its type and state, everything else by its story. */
    private Label markText(Story story) {
        Plan plan = moment.plan();
        RecordType type = plan.type(story.type());
        BoardRecord record = story.record() == null ? null : moment.incident().record(story.record());
        return type == null || record == null ? story.text() : type.label();
    }
}
