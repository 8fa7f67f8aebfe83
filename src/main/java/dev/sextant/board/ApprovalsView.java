package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.record.Choices;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a state that somebody must decide on: the exact text, what it rests on, and what was said before. And what a
 * rule of the plan says must be put right, with the move that does it: a text whose facts have changed. Beside it what is in force
 * outside and can be taken back.
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
        view.put("out", InForce.items(moment, items.keySet()));
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

    /** @param waiting how it waits, or that it stands outside */
    static Map<String, Object> item(Moment moment, Map<String, Object> waiting, BoardRecord record, RecordType type) {
        var item = new LinkedHashMap<String, Object>();
        item.put("card", moment.card(record));
        item.put("item", waiting);
        var course = new TextCourse(moment, record, type);
        Moment.put(item, "previous", course.previous());
        Moment.put(item, "returned", course.returned());
        var facts = new LinkedHashMap<String, Map<String, Object>>();
        var checks = new LinkedHashMap<String, Map<String, Object>>();
        Set<String> asked = Checks.asked(type);
        Instant settled = course.settled();
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
        results(moment, type, facts);
        item.put("facts", facts);
        item.put("checks", checks);
        item.put("draft", TextCourse.drafts(record, type));
        item.put("handedInAt", course.handedIn());
        var among = ChoicesShown.of(moment, List.of(record), List.of());
        Moment.put(item, "among", among.get(record.id()));
        item.put("author", Cards.person(record.createdBy()));
        item.put("lastEditor", Cards.person(record.lastEditor()));
        item.put("readers", course.readers());
        return item;
    }

    /** What came out of each finding, which decides whether a sentence that rests on it stands. */
    private static void results(Moment moment, RecordType type, Map<String, Map<String, Object>> facts) {
        String result = type.writing() == null || type.writing().facts() == null
                ? null
                : type.writing().facts().result();
        facts.forEach((id, rest) -> {
            BoardRecord finding = moment.incident().record(id);
            RecordType kind = finding == null ? null : moment.plan().type(finding.type());
            if (result != null
                    && finding != null
                    && kind != null
                    && kind.fields().containsKey(result)) {
                var shown = new LinkedHashMap<String, Object>();
                Moment.put(shown, result, Masking.mask(kind, finding.fields()).get(result));
                rest.put("fields", shown);
            }
        });
    }

    /** What a move may name and what is about this very record: a legal review whose target it is. */
    private static void aboutThis(
            Moment moment, BoardRecord record, @Nullable Field field, Map<String, Map<String, Object>> checks) {
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
            Moment moment,
            Field field,
            @Nullable Object each,
            Instant settled,
            Map<String, Map<String, Object>> facts) {
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

    /** @param settled whoever read it then read something else, if it has changed since; null for a check, which comes after the text */
    private static void rests(
            Moment moment, String id, @Nullable Instant settled, Map<String, Map<String, Object>> into) {
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
}
