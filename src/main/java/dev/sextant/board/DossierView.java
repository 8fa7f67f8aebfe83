package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Change;
import dev.sextant.incident.record.BoundText;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Label;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The record of a text that people decide on (dossier): every version with its fingerprint, who did what with which of them and
 * when, what was released, and what it rests on. Masked like every view.
 */
public final class DossierView {
    private final Picture picture;
    private final BoardRecord record;
    private final RecordType type;
    private final List<String> bound;
    private final Lines lines;

    private DossierView(Picture picture, BoardRecord record, RecordType type, List<String> bound) {
        this.picture = picture;
        this.record = record;
        this.type = type;
        this.bound = bound;
        this.lines = new Lines(picture.incident());
    }

    /** Empty when there is no such record, or nobody ever decides on the text of one of its type. */
    public static Optional<Map<String, Object>> of(Picture picture, String id) {
        BoardRecord record = picture.incident().record(id);
        RecordType type = record == null ? null : picture.incident().plan().type(record.type());
        if (record == null || type == null) {
            return Optional.empty();
        }
        Set<String> bound = type.boundFields();
        return bound.isEmpty()
                ? Optional.empty()
                : Optional.of(new DossierView(picture, record, type, List.copyOf(bound)).draw());
    }

    private Map<String, Object> draw() {
        var dossier = new LinkedHashMap<String, Object>();
        var incident = picture.incident();
        dossier.put("incident", incident.id());
        Moment.put(dossier, "title", incident.intake().get("title"));
        dossier.put("demo", incident.demo());
        dossier.put("asOf", incident.at());
        dossier.put("timeZone", incident.plan().zone().getId());
        dossier.put("record", record.id());
        dossier.put("type", type.label());
        Moment.put(dossier, "name", lines.title(record));
        Moment.put(dossier, "state", label(record.state()));
        var versions = new ArrayList<Map<String, Object>>();
        var steps = new ArrayList<Map<String, Object>>();
        follow(versions, steps);
        reviewed(steps);
        dossier.put("versions", versions);
        dossier.put("steps", steps);
        dossier.put("fields", fields());
        dossier.put("restsOn", restsOn());
        Moment.put(dossier, "comments", Discussion.about(incident, record));
        dossier.put("wentTo", OutgoingView.of(incident, record.id()));
        return dossier;
    }

    /** Goes along the history: a text that nobody had before is a version; whatever was done, was done with one. */
    private void follow(List<Map<String, Object>> versions, List<Map<String, Object>> steps) {
        Map<String, Object> values = new HashMap<>();
        Set<String> states = Set.of(type.lifecycle().initial());
        String last = "";
        var number = new ArrayList<Integer>();
        var readers = new ArrayList<>(record.readers());
        for (Change change : record.history()) {
            change.changes().forEach((name, told) -> {
                if (told.to() == null) {
                    values.remove(name);
                } else {
                    values.put(name, told.to());
                }
            });
            String hash = BoundText.hash(values, bound);
            if (!hash.equals(last)) {
                versions.add(version(versions.size() + 1, hash, change, values));
                last = hash;
            }
            number.add(versions.size() - 1);
            Lifecycle.Move move = move(states, change);
            steps.add(step(change, move, versions.size(), hash));
            if (move != null && !move.binds().isEmpty()) {
                readers.add(new BoardRecord.Reader(change.by(), change.at(), number.size()));
            }
            states = after(states, change);
        }
        for (int index = 0; index < versions.size(); index++) {
            versions.get(index).put("readBy", readersOf(index, readers, number));
        }
    }

    /** What others found when they reviewed it, and what became of that, among the steps; each was of the draft that stood then. */
    private void reviewed(List<Map<String, Object>> steps) {
        for (BoardRecord check : Checks.of(picture.incident(), record, type)) {
            RecordType kind = picture.incident().plan().type(check.type());
            for (Change change : check.history()) {
                if (kind != null && !change.act().equals("derive")) {
                    steps.add(review(check, kind, change, steps));
                }
            }
        }
        steps.sort(Comparator.comparing(DossierView::at));
    }

    private Map<String, Object> review(
            BoardRecord check, RecordType kind, Change change, List<Map<String, Object>> steps) {
        var step = new LinkedHashMap<String, Object>();
        step.put("at", change.at());
        step.put("by", change.by());
        step.put("act", change.act());
        steps.stream()
                .filter(each -> !at(each).isAfter(change.at()))
                .mapToLong(each -> (Long) Objects.requireNonNull(each.get("version")))
                .max()
                .ifPresent(version -> step.put("version", version));
        step.put("check", check.id());
        step.put("label", kind.label());
        boolean first = change.act().equals("post");
        Moment.put(step, "reason", first ? reviewSaid(check, kind) : change.reason());
        return step;
    }

    private static Instant at(Map<String, Object> step) {
        return (Instant) Objects.requireNonNull(step.get("at"));
    }

    /** Its line, and its texts: the risks, what must be changed. */
    private List<Object> reviewSaid(BoardRecord check, RecordType kind) {
        var said = new ArrayList<Object>();
        said.add(lines.line(check));
        Map<String, Object> shown = Masking.mask(kind, check.fields());
        for (Field field : kind.fields().values()) {
            if (field.kind() == FieldKind.TEXT && shown.get(field.name()) instanceof String text) {
                said.add(text);
            }
        }
        return said;
    }

    /**
     * Who had this version of the text before the eyes, each person once, the first time; whoever decided on it had.
     *
     * @param number for each version of the record, which version of the text that is
     */
    private static List<Map<String, Object>> readersOf(
            int version, List<BoardRecord.Reader> readers, List<Integer> number) {
        var shown = new LinkedHashMap<String, Map<String, Object>>();
        readers.stream()
                .filter(reader -> number.get(reader.version() - 1) == version)
                .sorted(Comparator.comparing(BoardRecord.Reader::at))
                .forEach(reader -> shown.putIfAbsent(reader.by().id(), Map.of("by", reader.by(), "at", reader.at())));
        return List.copyOf(shown.values());
    }

    /** A move of one name may be called otherwise in each state; the history says the move, and from where is followed. */
    private Lifecycle.@Nullable Move move(Set<String> states, Change change) {
        for (String each : states) {
            Lifecycle.State state = type.lifecycle().state(each);
            Lifecycle.Move move = state == null || change.move() == null
                    ? null
                    : state.moves().get(change.move());
            if (move != null) {
                return move;
            }
        }
        return null;
    }

    /** The states that it may be in after this. */
    private Set<String> after(Set<String> before, Change change) {
        var after = new LinkedHashSet<String>();
        for (String each : before) {
            Lifecycle.State state = type.lifecycle().state(each);
            Lifecycle.Move move = state == null || change.move() == null
                    ? null
                    : state.moves().get(change.move());
            if (move != null) {
                after.addAll(move.targets());
            } else if (state != null && change.act().equals("amend") && state.onAmend() != null) {
                after.add(state.onAmend());
                after.add(each); // a clash alone changes no text
            }
        }
        return after.isEmpty() ? before : after;
    }

    private Map<String, Object> version(int number, String hash, Change change, Map<String, Object> values) {
        var version = new LinkedHashMap<String, Object>();
        version.put("number", (long) number);
        version.put("hash", hash);
        version.put("at", change.at());
        version.put("by", change.by());
        var text = new ArrayList<Map<String, Object>>();
        for (String name : bound) {
            Field field = type.fields().get(name);
            Object value = values.get(name);
            if (field != null && value != null) {
                text.add(Map.of("name", name, "label", field.label(), "value", Masking.mask(field, value)));
            }
        }
        version.put("text", text);
        return version;
    }

    private Map<String, Object> step(Change change, Lifecycle.@Nullable Move move, int version, String hash) {
        var step = new LinkedHashMap<String, Object>();
        step.put("at", change.at());
        step.put("by", change.by());
        step.put("act", change.act());
        step.put("version", (long) version);
        Moment.put(step, "move", change.move());
        Moment.put(step, "label", move == null ? null : move.label());
        if (move != null && !move.binds().isEmpty()) {
            step.put("hash", hash);
        }
        Moment.put(step, "reason", reason(change, move));
        return step;
    }

    /** What was said with it: a reason of its own, or the texts that the move asked for. */
    private @Nullable Object reason(Change change, Lifecycle.@Nullable Move move) {
        if (move == null || (change.reason() != null && move.takes().isEmpty())) {
            return change.reason();
        }
        var said = new ArrayList<Object>();
        if (change.reason() != null) {
            said.add(change.reason());
        }
        for (String asked :
                Stream.concat(move.asks().stream(), move.takes().stream()).toList()) {
            var told = change.changes().get(asked);
            Field field = type.fields().get(asked);
            if (told != null && told.to() != null && field != null) {
                said.add(readable(field, told.to()));
            }
        }
        return said.isEmpty() ? null : said;
    }

    /** Every other value that it has now: the channels, the persons, the times. */
    private List<Map<String, Object>> fields() {
        var shown = new ArrayList<Map<String, Object>>();
        for (Field field : type.fields().values()) {
            Object value = record.fields().get(field.name());
            if (value != null && !bound.contains(field.name())) {
                shown.add(Map.of("name", field.name(), "label", field.label(), "value", readable(field, value)));
            }
        }
        return shown;
    }

    /** As a person reads it; a time stays a time, so that a page can tell it to the second. */
    private Object readable(Field field, Object value) {
        if (value instanceof Instant) {
            return value;
        }
        var texts = new LinkedHashMap<String, String>();
        for (String language : picture.incident().plan().languages()) {
            texts.put(language, lines.text(field, value, language));
        }
        return new Label(texts);
    }

    /** The records that it names, in its fields or their rows, with what became of them. */
    private List<Map<String, Object>> restsOn() {
        Set<String> ids = new LinkedHashSet<>();
        for (Field field : type.fields().values()) {
            named(field, record.fields().get(field.name()), ids);
        }
        var rests = new ArrayList<Map<String, Object>>();
        for (String id : ids) {
            BoardRecord other = picture.incident().record(id);
            if (other != null) {
                var rest = new LinkedHashMap<String, Object>();
                rest.put("id", id);
                rest.put("line", lines.line(other));
                rest.put("by", other.createdBy());
                rest.put("updatedAt", other.updatedAt());
                rest.put("struck", other.struck() != null);
                rests.add(rest);
            }
        }
        return rests;
    }

    private static void named(Field field, @Nullable Object value, Set<String> into) {
        if (field.kind() == FieldKind.REF && value instanceof String id) {
            into.add(id);
        } else if (value instanceof List<?> many) {
            for (Object each : many) {
                if (field.kind() == FieldKind.REFS && each instanceof String id) {
                    into.add(id);
                } else if (each instanceof Map<?, ?> row) {
                    field.fields().values().forEach(inner -> named(inner, row.get(inner.name()), into));
                }
            }
        }
    }

    private @Nullable Object label(String state) {
        Lifecycle.State known = type.lifecycle().state(state);
        return known == null ? null : known.label();
    }
}
