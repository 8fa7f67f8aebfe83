package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.AttentionRule;
import dev.sextant.plan.Expression;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldAction;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Wall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a phone of one group needs: what to do next, what was said last, what may be told to the crowd. */
record FieldView(String group) implements View {

    private static final int LOG = 20;

    @Override
    public String name() {
        return "field." + group;
    }

    @Override
    public Map<String, Object> draw(Moment moment) {
        Set<String> posted = new LinkedHashSet<>();
        moment.plan().field().getOrDefault(group, List.of()).stream()
                .map(FieldAction::posts)
                .forEach(posted::addAll);
        var referred = new LinkedHashSet<String>();
        posted.stream()
                .map(moment.plan()::type)
                .filter(Objects::nonNull)
                .forEach(type -> BoardView.referred(type.fields(), referred));
        var view = new LinkedHashMap<String, Object>();
        view.put("incident", moment.header());
        view.put("group", group);
        view.put("refs", moment.choices(referred));
        List<BoardRecord> toDo = toDo(moment.incident(), group);
        var cards = new LinkedHashMap<String, Object>();
        toDo.forEach(record -> cards.put(record.id(), moment.card(record)));
        view.put("records", cards);
        view.put(
                "among",
                ChoicesShown.of(
                        moment,
                        toDo,
                        posted.stream()
                                .map(moment.plan()::type)
                                .filter(Objects::nonNull)
                                .toList()));
        view.put("last", last(moment, posted));
        view.put("fates", Righting.fates(moment.incident(), posted));
        view.put("flashed", flashed(moment));
        view.put("calls", calls(moment));
        view.put("critical", critical(moment));
        Moment.put(view, "say", say(moment));
        view.put("answers", answers(moment));
        Moment.put(view, "nextAnswer", value(moment, moment.plan().wall().nextAnswer()));
        view.put("people", Map.of("inPlace", moment.inPlace(group)));
        Moment.put(view, "muster", new MusterPart(moment).of(group));
        view.put("log", moment.told(Chronicle.newest(moment.chronicle().stories(), LOG)));
        return view;
    }

    /** Open records that wait for this group: its tasks, what was directed to it, what others ask of it. */
    static List<BoardRecord> toDo(Incident incident, String group) {
        var records = new ArrayList<BoardRecord>();
        for (RecordType type : incident.plan().records().values()) {
            boolean addressed = type.owner() != null;
            if (!addressed) {
                continue;
            }
            for (BoardRecord record : incident.records().ofType(type.id())) {
                if (record.group().equals(group) && Moment.open(type, record)) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    /** The values posted last, per place where the form asks for one, so that the next post starts from them. */
    private static Map<String, Object> last(Moment moment, Set<String> posted) {
        var last = new LinkedHashMap<String, Object>();
        for (String id : posted) {
            RecordType type = moment.plan().type(id);
            if (type == null || type.kind() != RecordType.Kind.OBSERVATION) {
                continue;
            }
            String place = placeField(type);
            var values = new LinkedHashMap<String, Object>();
            for (BoardRecord record : moment.incident().records().ofType(id)) {
                Object key = place == null ? "*" : record.fields().get(place);
                if (key != null) {
                    values.put(
                            String.valueOf(key),
                            Map.of(
                                    "fields", Masking.mask(type, record.fields()),
                                    "at", record.occurredAt(),
                                    "by", Cards.person(record.createdBy())));
                }
            }
            last.put(id, values);
        }
        return last;
    }

    private static @Nullable String placeField(RecordType type) {
        return type.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.REF && field.required())
                .map(Field::name)
                .findFirst()
                .orElse(null);
    }

    /** What waits for this group since a record took the wall: a directive of the highest urgency, to be acknowledged; a call of its own for help, to be answered. */
    private Map<String, Object> flashed(Moment moment) {
        var flashed = new LinkedHashMap<String, Object>();
        for (RecordType type : moment.plan().records().values()) {
            if (type.owner() == null) {
                continue;
            }
            for (BoardRecord record : moment.incident().records().ofType(type.id())) {
                boolean untouched = record.state().equals(type.lifecycle().initial());
                if (record.group().equals(group)
                        && untouched
                        && moment.open(record)
                        && (Urgent.flashed(moment.incident(), record) || Urgent.calls(moment.incident(), record))) {
                    flashed.put(record.id(), record.createdAt());
                }
            }
        }
        return flashed;
    }

    /** Calls of this group that took the wall and are not over, answered or not: who called sees what comes of it. */
    private Map<String, Object> calls(Moment moment) {
        var calls = new LinkedHashMap<String, Object>();
        for (RecordType type : moment.plan().records().values()) {
            if (!Urgent.mayCall(type)) {
                continue;
            }
            for (BoardRecord record : moment.incident().records().ofType(type.id())) {
                if (record.group().equals(group) && moment.open(record)) {
                    calls.put(record.id(), record.createdAt());
                }
            }
        }
        return calls;
    }

    /** What is critical for somebody of this group now; {@code by}: whose record it is about, who need not be told. */
    private Map<String, Object> critical(Moment moment) {
        var critical = new LinkedHashMap<String, Object>();
        moment.waiting().forEach((key, each) -> {
            if (each.severity() == AttentionRule.Severity.CRITICAL && BoardView.concerns(each, group)) {
                var item = new LinkedHashMap<String, Object>(
                        Objects.requireNonNull(moment.items().get(key), key));
                BoardRecord record =
                        each.record() == null ? null : moment.incident().record(each.record());
                Moment.put(
                        item, "by", record == null ? null : record.createdBy().id());
                critical.put(key, item);
            }
        });
        return critical;
    }

    private static @Nullable Object say(Moment moment) {
        Object text = value(moment, moment.plan().wall().say());
        if (text == null || String.valueOf(text).isBlank()) {
            return null;
        }
        var say = new LinkedHashMap<String, Object>();
        say.put("text", String.valueOf(text));
        Moment.put(say, "until", value(moment, moment.plan().wall().sayUntil()));
        return say;
    }

    /** By record: a question that people ask, and what is answered. */
    private static Map<String, Object> answers(Moment moment) {
        Wall.Answers answers = moment.plan().wall().answers();
        var shown = new LinkedHashMap<String, Object>();
        RecordType type = answers == null ? null : moment.plan().type(answers.of());
        if (answers == null || type == null) {
            return shown;
        }
        for (BoardRecord record : moment.incident().records().inState(type.id(), Set.copyOf(answers.in()))) {
            Map<String, Object> said = Masking.mask(type, record.fields());
            Object question = said.get(answers.question());
            Object answer = said.get(answers.answer());
            if (question != null && answer != null) {
                shown.put(record.id(), Map.of("question", question, "answer", answer));
            }
        }
        return shown;
    }

    private static @Nullable Object value(Moment moment, @Nullable Expression expression) {
        return expression == null ? null : expression.value(moment.scope().variables());
    }
}
