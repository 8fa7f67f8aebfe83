package dev.sextant.plan;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the record types. */
final class RecordReader {
    private static final Set<FieldKind> FIGURES = Set.of(FieldKind.INT, FieldKind.NUMBER, FieldKind.MONEY);

    /** Names of types that expressions or the incident's limits mean otherwise. */
    private static final Set<String> TAKEN = Set.of("incident", "actor", "all", "now", "each", "record");

    private final Draft draft;
    private final Problems problems;
    private final Map<String, Taken> prefixes = new HashMap<>();

    /** Which record type has a prefix, and where it says so. */
    private record Taken(String by, Place at) {}

    RecordReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
    }

    Map<String, RecordType> read(Section plan) {
        plan.need("records");
        Map<String, RecordType> types = new LinkedHashMap<>();
        Section records = plan.section("records");
        if (records == null) return types;
        records.entries().forEach((id, entry) -> {
            draft.checkId(entry.key(), Called.RECORD_TYPE);
            if (TAKEN.contains(id))
                problems.report(
                        entry.key().place(),
                        "“%s”在表达式里另有含义，记录类型须另取标识",
                        "'%s' means something else in expressions; call the record type otherwise",
                        id);
            Section section = records.asSection(entry.value(), Called.one(Called.RECORD_TYPE, id));
            Names.Type names = draft.names().types().get(id);
            if (section != null && names != null) types.put(id, type(id, section, names));
        });
        checkStarted(plan, types);
        checkSteps(plan, types);
        new StartRings(types, plan.sections("records", Called.RECORD_TYPE), problems).find();
        return types;
    }

    private RecordType type(String id, Section section, Names.Type names) {
        Scope scope = Scope.of(id);
        Label label = draft.label(section, "label");
        section.need("kind");
        RecordType.Kind kind = section.choice("kind", RecordType.Kind.values(), RecordType.Kind.WORKING);
        boolean working = kind == RecordType.Kind.WORKING;
        FieldReader fieldReader = new FieldReader(draft, scope);
        section.need("fields");
        Map<String, Field> fields = fieldReader.read(section, "fields", takenBy(names));
        if (!working && section.get("amend") != null) {
            problems.report(
                    section.placeOf("amend"),
                    "观察不能修改，写错了用新的一条更正",
                    "an observation is never amended but corrected by a new one");
        }
        section.need("line");
        section.need("post");
        TemplateReader templates = new TemplateReader(
                draft,
                Called.fieldOf(id),
                Stream.concat(fields.keySet().stream(), Stream.of("id", "state", "group"))
                        .toList());
        Template line = templates.read(section, "line");
        RecordType type = new RecordType(
                id,
                label,
                kind,
                draft.name(section, "group", Called.GROUP, draft.names().groups()),
                prefix(id, section),
                owner(section, fields),
                assignee(section, fields),
                draft.maybeName(section, "person", fieldOfType("ref"), named(fields, Set.of(FieldKind.REF))),
                groupFields(section, fields),
                onlyFor(id, kind, section),
                line,
                section.get("title") == null ? line : templates.read(section, "title"),
                draft.who(section, "post", id),
                draft.who(section, "amend", id),
                draft.who(section, "strike", id),
                section.get("rule") == null ? null : draft.who(section, "rule", id),
                fields,
                fieldReader.computed(),
                constraints(section, "constraints", scope.acting(), onRecord(names), fields.keySet()),
                new LifecycleReader(draft, id, names, fields).read(section, working),
                starts(section, id, names),
                then(section, id, names),
                conflict(section, scope, fields),
                attention(section, scope, names.moves()),
                new WritingReader(draft, id, names).read(section),
                chart(section, fields),
                draft.maybeExpression(section, "flash", scope, Wanted.TRUTH));
        section.close();
        return type;
    }

    private static List<String> takenBy(Names.Type type) {
        return Names.META.keySet().stream()
                .filter(meta -> !(meta.equals("group") && "group".equals(type.owner())))
                .toList();
    }

    private String prefix(String id, Section section) {
        Yaml.Text prefix = section.needText("prefix");
        if (prefix == null) return "";
        if (!prefix.value().matches("[A-Z][A-Z0-9]{0,5}")) {
            problems.report(
                    prefix.place(),
                    "前缀由一到六个大写字母或数字组成，字母开头，不能是“%s”",
                    "a prefix is one to six capital letters or digits, a letter first, not '%s'",
                    prefix.value());
        }
        Taken other = prefixes.putIfAbsent(prefix.value(), new Taken(id, prefix.place()));
        if (other != null)
            problems.report(
                    prefix.place(),
                    "前缀“%s”已被“%s”使用（%s），其中一个须换",
                    "the prefix '%s' is that of '%s' already, at %s: one of the two needs another",
                    prefix.value(),
                    other.by(),
                    other.at());
        return prefix.value();
    }

    private @Nullable String owner(Section section, Map<String, Field> fields) {
        List<String> groups = named(fields, Set.of(FieldKind.GROUP));
        return draft.maybeName(section, "owner", fieldOfType("group"), groups);
    }

    private @Nullable String assignee(Section section, Map<String, Field> fields) {
        List<String> persons = named(fields, Set.of(FieldKind.PERSON));
        String given = draft.maybeName(section, "assignee", fieldOfType("person"), persons);
        return given != null ? given : persons.contains(Names.ASSIGNEE) ? Names.ASSIGNEE : null;
    }

    private List<String> groupFields(Section section, Map<String, Field> fields) {
        List<String> groups = new ArrayList<>(named(fields, Set.of(FieldKind.GROUP, FieldKind.GROUPS)));
        groups.addAll(draft.names().groups());
        return draft.namesIn(
                section,
                "alsoOn",
                Wording.of("小组或 group、groups 类型的字段", "group or field of type group or groups"),
                groups);
    }

    private static Wording fieldOfType(String type) {
        return Wording.of("%s 类型的字段", "field of type %s", type);
    }

    /** Who sees such records at all. They are on no group's board, so nothing of them may be handed to groups or wait for somebody. */
    private @Nullable Who onlyFor(String id, RecordType.Kind kind, Section section) {
        if (section.get("onlyFor") == null) return null;
        Who who = draft.needWho(section, "onlyFor", id);
        if (who.entries().stream().anyMatch(entry -> Who.WORDS.contains(entry) || Who.isAuthorForAWhile(entry))) {
            problems.report(
                    section.placeOf("onlyFor"),
                    "“onlyFor”针对一类记录的全部，不分谁写的：请写岗位或小组",
                    "'onlyFor' is about all records of a type, whoever wrote them: name roles or groups");
        }
        if (kind != RecordType.Kind.OBSERVATION) {
            problems.report(
                    section.placeOf("onlyFor"),
                    "“onlyFor”只用于观察：工作记录由小组共同办理",
                    "'onlyFor' is for observations: working objects are worked on by groups");
        }
        for (String shared : List.of("owner", "alsoOn", "flash")) {
            if (section.get(shared) != null) {
                problems.report(
                        section.placeOf(shared),
                        "“%s”会让别人看到记录，不能与“onlyFor”同时写",
                        "'%s' shows records to others; it cannot stand beside 'onlyFor'",
                        shared);
            }
        }
        return who;
    }

    private static List<String> named(Map<String, Field> fields, Set<FieldKind> kinds) {
        return fields.values().stream()
                .filter(field -> kinds.contains(field.kind()))
                .map(Field::name)
                .toList();
    }

    private static List<String> onRecord(Names.Type type) {
        return Stream.concat(Stream.of("post", "amend", "move", "strike"), type.moves().stream())
                .toList();
    }

    /** Reads constraints, of a record type or of the incident. */
    List<Constraint> constraints(Section section, String key, Scope scope, List<String> acts, Set<String> fields) {
        List<Constraint> constraints = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section one : section.list(key, Wording.of("约束", "a constraint"))) {
            Constraint constraint = new Constraint(
                    id(one, ids),
                    InOrder.set(draft.namesIn(one, "on", Called.ACT, acts)),
                    draft.expression(one, "deny", scope, Wanted.TRUTH),
                    one.flag("confirm", false),
                    draft.maybeName(one, "field", Called.FIELD, fields),
                    draft.label(one, "say"));
            one.need("on");
            constraints.add(constraint);
            one.close();
        }
        return constraints;
    }

    private String id(Section section, Set<String> ids) {
        Yaml.Text id = section.needText("id");
        if (id == null) return "";
        if (!ids.add(id.value())) draft.givenTwice(id);
        return id.value();
    }

    private List<RecordType.Start> starts(Section section, String type, Names.Type names) {
        List<RecordType.Start> starts = new ArrayList<>();
        List<String> acts = causes(names);
        for (Section one : section.list("starts", Called.START)) {
            String each =
                    draft.maybeName(one, "each", Wording.of("%s 的多值字段", "field of %s with a list", type), lists(names));
            Scope scope = Scope.of(type).acting();
            CelType element = each == null ? null : elementOf(type, each, names);
            starts.add(start(one, acts, each, element == null ? scope : scope.each(element)));
        }
        return starts;
    }

    private RecordType.Start start(Section one, List<String> acts, @Nullable String each, Scope scope) {
        String started = draft.name(
                one, "type", Called.RECORD_TYPE, draft.names().types().keySet());
        RecordType.Start start = new RecordType.Start(
                draft.name(one, "on", Called.ACT, acts),
                draft.maybeExpression(one, "when", scope, Wanted.TRUTH),
                each,
                started,
                draft.settings(one, "set", started, scope));
        one.close();
        return start;
    }

    /** The records that an act of the whole incident starts, which has no record to begin from. */
    List<RecordType.Start> startsOfActs(Section incident, Map<String, RecordType> types) {
        List<RecordType.Start> starts = new ArrayList<>();
        for (Section one : incident.list("starts", Called.START)) {
            RecordType.Start start = start(one, Act.startingIds(), null, Scope.INCIDENT.acting());
            starts.add(start);
            checkStarted(start, one, types);
        }
        return starts;
    }

    private static List<String> causes(Names.Type type) {
        return Stream.concat(Stream.of("post", "amend"), type.moves().stream()).toList();
    }

    private List<RecordType.Step> then(Section section, String type, Names.Type names) {
        List<RecordType.Step> steps = new ArrayList<>();
        Scope scope = Scope.of(type).acting();
        for (Section one : section.list("then", Called.STEP)) {
            String on = draft.name(one, "on", Called.ACT, causes(names));
            String other = draft.name(
                    one, "type", Called.RECORD_TYPE, draft.names().types().keySet());
            Names.Type others = draft.names().types().get(other);
            Expression of = draft.expression(one, "of", scope, Wanted.RECORDS);
            String move = draft.name(one, "move", Called.moveOf(other), others == null ? List.of() : others.moves());
            steps.add(new RecordType.Step(on, other, of, move, draft.settings(one, "set", other, scope)));
            one.close();
        }
        return steps;
    }

    private static List<String> lists(Names.Type type) {
        return type.fields().entrySet().stream()
                .filter(field -> field.getValue().kind().many())
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable CelType elementOf(String type, String field, Names.Type names) {
        Names.Shape shape = names.fields().get(field);
        return shape != null && draft.expressions().types().ofField(type, field, shape) instanceof ListType list
                ? list.elemType()
                : null;
    }

    private RecordType.@Nullable Chart chart(Section section, Map<String, Field> fields) {
        Section chart = section.section("chart");
        if (chart == null) return null;
        List<String> figures = fields.values().stream()
                .filter(field -> FIGURES.contains(field.kind()))
                .map(Field::name)
                .toList();
        RecordType.Chart read = new RecordType.Chart(
                draft.name(chart, "value", Wording.of("记录的数字字段", "figure of the record"), figures),
                draft.maybeName(chart, "by", Called.FIELD, fields.keySet()));
        chart.close();
        return read;
    }

    private RecordType.@Nullable Conflict conflict(Section section, Scope scope, Map<String, Field> fields) {
        Section conflict = section.section("conflict");
        if (conflict == null) return null;
        RecordType.Conflict read = new RecordType.Conflict(
                draft.expression(conflict, "with", scope.acting(), Wanted.RECORDS),
                draft.name(conflict, "field", Called.FIELD, fields.keySet()));
        conflict.close();
        return read;
    }

    /**
     * Reads attention rules, of a record type or of the incident.
     *
     * @param moves of the record type; none for the incident
     */
    List<AttentionRule> attention(Section section, Scope scope, Collection<String> moves) {
        List<AttentionRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section one : section.list("attention", Wording.of("提醒", "an attention rule"))) {
            rules.add(new AttentionRule(
                    id(one, ids),
                    draft.expression(one, "when", scope, Wanted.TRUTH),
                    draft.maybeExpression(one, "since", scope, Wanted.TIME),
                    draft.needWho(one, "who", scope.record()),
                    one.choice("severity", AttentionRule.Severity.values(), AttentionRule.Severity.NORMAL),
                    draft.label(one, "say"),
                    moves.isEmpty()
                            ? null
                            : draft.maybeName(one, "move", Called.moveOf(String.valueOf(scope.record())), moves),
                    scope.record() == null ? Act.of(draft.maybeName(one, "act", Called.ACT, Act.ids())) : null,
                    scope.record() == null || one.flag("aftercare", false),
                    scope.record() == null ? draft.maybeExpression(one, "records", scope, Wanted.RECORDS) : null));
            one.close();
        }
        return rules;
    }

    /** A step that is taken by itself has nobody who could fill something in, or who has read a text. */
    private void checkSteps(Section plan, Map<String, RecordType> types) {
        Map<String, Section> sections = plan.sections("records", Called.RECORD_TYPE);
        for (RecordType type : types.values()) {
            Section section = sections.get(type.id());
            if (section == null) continue;
            List<Section> steps = section.list("then", Called.STEP);
            for (int i = 0; i < type.then().size() && i < steps.size(); i++) {
                RecordType.Step step = type.then().get(i);
                RecordType other = types.get(step.type());
                if (other != null) checkStep(step, other, steps.get(i));
            }
        }
    }

    private void checkStep(RecordType.Step step, RecordType other, Section section) {
        for (Lifecycle.State state : other.lifecycle().states().values()) {
            Lifecycle.Move move = state.moves().get(step.move());
            if (move == null) continue;
            if (!move.binds().isEmpty()) {
                problems.report(
                        section.placeOf("move"),
                        "“%s”绑定文稿，须有人读过，不能自动执行",
                        "'%s' binds a text: somebody must have read it",
                        step.move());
                return;
            }
            for (String asked : move.asks()) {
                if (!step.set().containsKey(asked)) {
                    problems.report(
                            section.placeOf("move"),
                            "“%s”要求填写“%s”，请在 set 里写上",
                            "'%s' asks for '%s': set it",
                            step.move(),
                            asked);
                    return;
                }
            }
        }
    }

    /** A record that starts by itself must have what its type requires. */
    private void checkStarted(Section plan, Map<String, RecordType> types) {
        Map<String, Section> sections = plan.sections("records", Called.RECORD_TYPE);
        for (RecordType type : types.values()) {
            Section section = sections.get(type.id());
            if (section == null) continue;
            List<Section> starts = section.list("starts", Called.START);
            for (int i = 0; i < type.starts().size() && i < starts.size(); i++) {
                checkStarted(type.starts().get(i), starts.get(i), types);
            }
        }
    }

    private void checkStarted(RecordType.Start start, Section section, Map<String, RecordType> types) {
        RecordType started = types.get(start.type());
        if (started == null) return;
        for (Field field : started.fields().values()) {
            boolean given = start.set().containsKey(field.name()) || field.fallback() != null;
            if (field.required() && !given) {
                problems.report(
                        section.placeOf("set"),
                        "%s 要求填写“%s”，这里没有写上",
                        "%s requires '%s', which is not set",
                        started.id(),
                        field.name());
            }
        }
    }
}
