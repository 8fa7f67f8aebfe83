package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.record.Choices;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a state that somebody must decide on: the exact text, what it rests on, and what was said before. And what a
 * rule of the plan says must be put right, with the move that does it: a text whose facts have changed.
 */
record ApprovalsView() implements View {

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public Map<String, Object> draw(Moment moment) {
        var items = new LinkedHashMap<String, Object>();
        moment.waiting().forEach((key, waiting) -> {
            BoardRecord record =
                    waiting.record() == null ? null : moment.incident().record(waiting.record());
            RecordType type = record == null ? null : moment.plan().type(record.type());
            if (record != null && type != null && (waiting.kind() == Waiting.Kind.DECISION || waiting.move() != null)) {
                items.merge(
                        record.id(),
                        item(moment, Objects.requireNonNull(moment.items().get(key), key), record, type),
                        ApprovalsView::worse);
            }
        });
        var view = new LinkedHashMap<String, Object>();
        view.put("incident", moment.header());
        view.put("items", items);
        view.put("persons", MusterPart.known(moment));
        return view;
    }

    /** A record stands in the queue once: with what must be put right before what must be decided. */
    private static Object worse(Object one, Object other) {
        return rule(other) && !rule(one) ? other : one;
    }

    private static boolean rule(Object entry) {
        return entry instanceof Map<?, ?> item
                && item.get("item") instanceof Map<?, ?> waiting
                && waiting.get("move") != null;
    }

    private static Map<String, Object> item(
            Moment moment, Map<String, Object> waiting, BoardRecord record, RecordType type) {
        var item = new LinkedHashMap<String, Object>();
        item.put("card", moment.card(record));
        item.put("item", waiting);
        Moment.put(item, "previous", previous(moment, record, type));
        var facts = new LinkedHashMap<String, Object>();
        var checks = new LinkedHashMap<String, Object>();
        Set<String> asked = asked(type);
        Instant settled = settled(record, type);
        for (Field field : type.fields().values()) {
            Object value = record.fields().get(field.name());
            if (field.kind() == FieldKind.REF && value instanceof String id) {
                boolean isCheck = asked.contains(field.name());
                rests(moment, id, isCheck ? null : settled, isCheck ? checks : facts);
            } else if (value instanceof List<?> many) {
                many.forEach(each -> restsOnAll(moment, field, each, settled, facts));
            }
        }

        for (String name : asked) {
            aboutThis(moment, record, type.fields().get(name), checks);
        }
        item.put("facts", facts);
        item.put("checks", checks);
        item.put("draft", drafts(record));
        item.put("handedInAt", handedIn(record));
        var among = ChoicesShown.of(moment, List.of(record), List.of());
        Moment.put(item, "among", among.get(record.id()));
        item.put("author", Cards.person(record.createdBy()));
        item.put("lastEditor", Cards.person(record.lastEditor()));
        item.put("readers", readers(record, type));
        return item;
    }

    /** The fields that a move of the type asks for: a review that must be named, a successor. */
    private static Set<String> asked(RecordType type) {
        var asked = new LinkedHashSet<String>();
        for (Lifecycle.State state : type.lifecycle().states().values()) {
            state.moves().values().forEach(move -> asked.addAll(move.asks()));
        }
        asked.retainAll(type.fields().keySet());
        return asked;
    }

    /** What a move may name and what is about this very record: a legal review whose target it is. */
    private static void aboutThis(
            Moment moment, BoardRecord record, @Nullable Field field, Map<String, Object> checks) {
        RecordType type =
                field == null || field.kind() != FieldKind.REF || field.to().size() != 1
                        ? null
                        : moment.plan().type(field.to().get(0));
        if (field == null || type == null) {
            return;
        }
        if (field.among() != null) {
            Choices.of(field.among(), moment.scope().about(record).variables())
                    .forEach(id -> rests(moment, id, null, checks));
            return;
        }
        for (BoardRecord each : moment.incident().records().ofType(type.id())) {
            boolean about = type.fields().values().stream()
                    .anyMatch(other -> other.kind() == FieldKind.REF
                            && record.id().equals(each.fields().get(other.name())));
            if (about) {
                rests(moment, each.id(), null, checks);
            }
        }
    }

    private static void restsOnAll(
            Moment moment, Field field, @Nullable Object each, Instant settled, Map<String, Object> facts) {
        if (field.kind() == FieldKind.REFS && each instanceof String id) {
            rests(moment, id, settled, facts);
        } else if (each instanceof Map<?, ?> part) {
            for (Field inner : field.fields().values()) {
                if (inner.kind() == FieldKind.REF && part.get(inner.name()) instanceof String id) {
                    rests(moment, id, settled, facts);
                }
            }
        }
    }

    /** Who had the text as it stands before the eyes, and since when. */
    private static Map<String, Object> readers(BoardRecord record, RecordType type) {
        var readers = new LinkedHashMap<String, Object>();
        int written = record.lastWrote(type.boundFields(), record.version());
        for (BoardRecord.Reader reader : record.readers()) {
            if (reader.version() == written) {
                readers.put(reader.by().id(), Map.of("name", reader.by().name(), "at", reader.at()));
            }
        }
        return readers;
    }

    /** Which draft of the text it is: steps of its life cycle do not count. */
    private static long drafts(BoardRecord record) {
        return record.history().stream()
                .filter(change -> List.of("post", "amend", "rule").contains(change.act()))
                .count();
    }

    /** When the text as it stands was handed on first: a check that is older was of another text, or of this one before it was said to be ready. */
    private static Instant handedIn(BoardRecord record) {
        Instant handed = record.createdAt();
        boolean waits = true;
        for (BoardRecord.Change change : record.history()) {
            boolean written = List.of("post", "amend", "rule").contains(change.act());
            if (written || (waits && change.act().equals("move"))) {
                handed = change.at();
            }
            waits = written || (waits && !change.act().equals("move"));
        }
        return handed;
    }

    /** When the text was last written, or decided on as it is. */
    private static Instant settled(BoardRecord record, RecordType type) {
        Instant settled = record.createdAt();
        for (BoardRecord.Change change : record.history()) {
            if (binds(type, change)
                    || change.act().equals("amend")
                    || change.act().equals("rule")) {
                settled = change.at();
            }
        }
        return settled;
    }

    /** @param settled whoever read it then read something else, if it has changed since; null for a check, which comes after the text */
    private static void rests(Moment moment, String id, @Nullable Instant settled, Map<String, Object> into) {
        BoardRecord target = moment.incident().record(id);
        if (target == null) {
            return;
        }
        RecordType type = moment.plan().type(target.type());
        var state = type == null ? null : type.lifecycle().state(target.state());
        var rest = new LinkedHashMap<String, Object>();
        rest.put("id", id);
        rest.put("type", target.type());
        rest.put("line", moment.lines().line(target));
        rest.put("state", target.state());
        Moment.put(rest, "stateLabel", state == null ? null : state.label());
        rest.put("at", target.occurredAt());
        rest.put("changed", settled != null && target.updatedAt().isAfter(settled));
        rest.put("by", Cards.person(target.createdBy()));
        rest.put("struck", target.struck() != null);
        rest.put("corrected", target.correctedBy() != null);
        if (settled == null && type != null) {
            rest.put("said", said(type, target));
        }
        into.put(id, rest);
    }

    /** What a check says in its texts beside its line: the risks, what must be changed. */
    private static Map<String, Object> said(RecordType type, BoardRecord check) {
        var said = new LinkedHashMap<String, Object>();
        Map<String, Object> shown = Masking.mask(type, check.fields());
        for (Field field : type.fields().values()) {
            if (field.kind() == FieldKind.TEXT && shown.get(field.name()) instanceof String text) {
                said.put(field.name(), Map.of("label", field.label(), "text", text));
            }
        }
        return said;
    }

    /** The text that was approved last, if it was another: of this record, or of the one that it corrects. */
    private static @Nullable Map<String, Object> previous(Moment moment, BoardRecord record, RecordType type) {
        Set<String> bound = type.boundFields();
        Map<String, Object> approved = approvedBefore(record, type, bound);
        if (approved != null) {
            return only(Masking.mask(type, approved), bound);
        }
        Publication publication = moment.plan().publication();
        String corrects = publication != null && publication.of().equals(type.id()) ? publication.corrects() : null;
        BoardRecord earlier = corrects != null && record.fields().get(corrects) instanceof String id
                ? moment.incident().record(id)
                : null;
        return earlier == null ? null : only(Masking.mask(type, earlier.fields()), bound);
    }

    /** The last text of this record that somebody approved and that was changed since. */
    private static @Nullable Map<String, Object> approvedBefore(
            BoardRecord record, RecordType type, Set<String> bound) {
        var values = new HashMap<String, Object>();
        Map<String, Object> approved = null;
        for (BoardRecord.Change change : record.history()) {
            if (binds(type, change) && !only(values, bound).equals(only(record.fields(), bound))) {
                approved = only(values, bound);
            }
            change.changes().forEach((name, told) -> {
                values.remove(name);
                Moment.put(values, name, told.to());
            });
        }
        return approved;
    }

    private static boolean binds(RecordType type, BoardRecord.Change change) {
        return change.move() != null
                && type.lifecycle().states().values().stream()
                        .map(state -> state.moves().get(change.move()))
                        .anyMatch(move -> move != null && !move.binds().isEmpty());
    }

    private static Map<String, Object> only(Map<String, Object> fields, Set<String> names) {
        var chosen = new LinkedHashMap<String, Object>();
        names.forEach(name -> Moment.put(chosen, name, fields.get(name)));
        return chosen;
    }
}
