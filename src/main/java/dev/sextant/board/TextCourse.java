package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Change;
import dev.sextant.incident.record.BoundText;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Writing;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the text of a record that people decide on came to be as it stands: which draft it is, what was sent back, what was approved. */
final class TextCourse {
    private final Moment moment;
    private final BoardRecord record;
    private final RecordType type;
    private final Set<String> bound;
    private final Map<String, Object> now;

    TextCourse(Moment moment, BoardRecord record, RecordType type) {
        this.moment = moment;
        this.record = record;
        this.type = type;
        this.bound = type.boundFields();
        this.now = only(record.fields());
    }

    /** Which draft of the text it is, counted like those of its dossier: steps of its life cycle do not count; 0: nobody decides on one. */
    static long drafts(BoardRecord record, RecordType type) {
        var values = new HashMap<String, Object>();
        List<String> fields = List.copyOf(type.boundFields());
        String last = "";
        long drafts = 0;
        for (Change change : fields.isEmpty() ? List.<Change>of() : record.history()) {
            follow(values, change);
            if (drafts > 0 && Collections.disjoint(change.changes().keySet(), fields)) {
                continue; // most steps write no text; this is drawn with every event
            }
            String hash = BoundText.hash(values, fields);
            drafts += hash.equals(last) ? 0 : 1;
            last = hash;
        }
        return drafts;
    }

    /** Who had the text as it stands before the eyes, and since when. */
    Map<String, Object> readers() {
        var readers = new LinkedHashMap<String, Object>();
        int written = record.lastWrote(bound, record.version());
        for (BoardRecord.Reader reader : record.readers()) {
            if (reader.version() == written) {
                readers.put(reader.by().id(), Map.of("name", reader.by().name(), "at", reader.at()));
            }
        }
        return readers;
    }

    /** When the text as it stands was handed on first: a check that is older was of another text, or of this one before it was said to be ready. */
    Instant handedIn() {
        Instant handed = record.createdAt();
        boolean waits = true;
        for (Change change : record.history()) {
            boolean written = written(change);
            if (written || (waits && change.act().equals("move"))) {
                handed = change.at();
            }
            waits = written || (waits && !change.act().equals("move"));
        }
        return handed;
    }

    /** When the text was last written, or decided on as it is. */
    Instant settled() {
        Instant settled = record.createdAt();
        for (Change change : record.history()) {
            if (binds(change) || change.act().equals("amend") || change.act().equals("rule")) {
                settled = change.at();
            }
        }
        return settled;
    }

    /** The text that was approved last, if it was another: of this record, or of the one that it corrects. */
    @Nullable Map<String, Object> previous() {
        Map<String, Object> approved = approvedBefore();
        if (approved != null) {
            return only(Masking.mask(type, approved));
        }
        Publication publication = moment.plan().publication();
        String corrects = publication != null && publication.of().equals(type.id()) ? publication.corrects() : null;
        BoardRecord earlier = corrects != null && record.fields().get(corrects) instanceof String id
                ? moment.incident().record(id)
                : null;
        return earlier == null ? null : only(Masking.mask(type, earlier.fields()));
    }

    /** The last text of this record that somebody approved and that was changed since. */
    private @Nullable Map<String, Object> approvedBefore() {
        var values = new HashMap<String, Object>();
        Map<String, Object> approved = null;
        for (Change change : record.history()) {
            if (binds(change) && !only(values).equals(now)) {
                approved = only(values);
            }
            follow(values, change);
        }
        return approved;
    }

    /**
     * The text as it was sent back last, with what was said to it: {@code {text, remarks, reason, by, at}}; null: never, or what was
     * sent back was approved since.
     */
    @Nullable Map<String, Object> returned() {
        Writing.Remarks remarks = type.writing() == null ? null : type.writing().remarks();
        if (remarks == null) {
            return null;
        }
        var values = new HashMap<String, Object>();
        Map<String, Object> returned = null;
        for (Change change : record.history()) {
            follow(values, change);
            if (sendsBack(change, remarks)) {
                returned = new LinkedHashMap<>();
                returned.put("text", only(Masking.mask(type, values)));
                Moment.put(returned, "remarks", given(change, remarks.in()));
                Moment.put(returned, "reason", said(change, values));
                returned.put("by", Cards.person(change.by()));
                returned.put("at", change.at());
            } else if (binds(change)) {
                returned = null;
            }
        }
        return returned;
    }

    /** A step that may come with remarks to passages is one that sends the text back to whoever writes. */
    private boolean sendsBack(Change change, Writing.Remarks remarks) {
        return moves(change).anyMatch(move -> move.takes().contains(remarks.in()));
    }

    private static @Nullable Object given(Change change, String field) {
        var told = change.changes().get(field);
        return told == null ? null : told.to();
    }

    /** The reason of its own, or the text that the step asked for: one that stood there before is said again. */
    private @Nullable Object said(Change change, Map<String, Object> values) {
        if (change.reason() != null) {
            return change.reason();
        }
        return moves(change)
                .flatMap(move -> move.asks().stream())
                .map(values::get)
                .filter(String.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private boolean binds(Change change) {
        return moves(change).anyMatch(move -> !move.binds().isEmpty());
    }

    private Stream<Lifecycle.Move> moves(Change change) {
        return type.lifecycle().states().values().stream()
                .map(state -> change.move() == null ? null : state.moves().get(change.move()))
                .filter(Objects::nonNull);
    }

    private static boolean written(Change change) {
        return List.of("post", "amend", "rule").contains(change.act());
    }

    private static void follow(Map<String, Object> values, Change change) {
        change.changes().forEach((name, told) -> {
            values.remove(name);
            Moment.put(values, name, told.to());
        });
    }

    private Map<String, Object> only(Map<String, Object> fields) {
        var chosen = new LinkedHashMap<String, Object>();
        bound.forEach(name -> Moment.put(chosen, name, fields.get(name)));
        return chosen;
    }
}
