package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who and what there is before any record: roles, groups, phases, levels, enumerations, acts, checklists. */
final class TeamReader {
    /** The fields of a checklist item's record that the core fills. */
    private static final String ITEM = "standard";

    private static final String DUE = "dueAt";

    /** What the wall's tiles, its strip of phases and its level have room for, in columns. */
    private static final int MARK = 2;

    private static final int SHORT = 16;
    private static final int PHASE = 20;
    private static final int LEVEL = 16;
    private static final int NUMERAL = 4;

    private final Draft draft;
    private final Problems problems;

    TeamReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
    }

    Map<String, Role> roles(Section plan) {
        Map<String, Role> roles = new LinkedHashMap<>();
        named(plan, "roles", Called.ROLE).forEach((id, section) -> {
            Role.Scope scope = section.choice("scope", Role.Scope.values(), Role.Scope.INCIDENT);
            if (id.equals(Role.SYSTEM))
                problems.report(
                        section.place(),
                        "岗位不能叫“system”：在人员清单里它指系统自身",
                        "no role may be called 'system': in who-lists that is the product itself");
            roles.put(id, new Role(id, draft.label(section, "label"), scope, standIn(section)));
            section.close();
        });
        return roles;
    }

    private @Nullable StandIn standIn(Section role) {
        Section section = role.get("standsIn") == null ? null : role.section("standsIn");
        if (section == null) {
            return null;
        }
        var standIn = new StandIn(
                draft.name(section, "among", Called.ROLE, draft.names().roles()),
                draft.expression(section, "people", Scope.INCIDENT, Wanted.TEXTS),
                draft.maybeExpression(section, "always", Scope.INCIDENT, Wanted.TRUTH));
        section.close();
        return standIn;
    }

    Map<String, Group> groups(Section plan) {
        Collection<String> types = draft.names().types().keySet();
        Map<String, Group> groups = new LinkedHashMap<>();
        named(plan, "groups", Called.GROUP).forEach((id, section) -> {
            Label label = draft.label(section, "label");
            Label brief = draft.maybeLabel(section, "short");
            draft.checkRoom(section, brief == null ? "label" : "short", brief == null ? label : brief, SHORT);
            groups.put(
                    id,
                    new Group(
                            id,
                            label,
                            brief == null ? label : brief,
                            draft.label(section, "mark", MARK),
                            section.choice("kind", Group.Kind.values(), Group.Kind.WORKING),
                            section.whole("strength", 0, 0),
                            silence(section),
                            groups.size(),
                            draft.namesIn(section, "tabs", Called.RECORD_TYPE, types),
                            draft.namesIn(section, "offers", Called.RECORD_TYPE, types)));
            section.close();
        });
        boolean commanded = groups.values().stream().anyMatch(group -> group.kind() == Group.Kind.COMMAND);
        if (!commanded && !groups.isEmpty())
            problems.report(
                    plan.placeOf("groups"),
                    "“groups”里须有一个写“kind: command”：总指挥在它的工作台办公",
                    "'groups' needs one with 'kind: command': its board is where the leader works");
        return groups;
    }

    private Group.Silence silence(Section group) {
        List<Yaml.Text> minutes = group.texts("silent");
        if (minutes.isEmpty()) return new Group.Silence(15, 30);
        if (minutes.size() != 2) {
            problems.report(
                    group.placeOf("silent"), "“silent”写作 [黄, 红]，单位为分钟", "'silent' is written [amber, red], in minutes");
            return new Group.Silence(15, 30);
        }
        int amber = group.wholeOf(minutes.get(0), Wording.quoted("silent"), 1);
        int red = group.wholeOf(minutes.get(1), Wording.quoted("silent"), 1);
        if (amber > red)
            problems.report(
                    minutes.get(0).place(),
                    "“silent”先变黄后变红：%s 大于 %s",
                    "'silent' turns amber before red: %s is more than %s",
                    amber,
                    red);
        return new Group.Silence(amber, red);
    }

    Map<String, Phase> phases(Section plan) {
        Map<String, Phase> phases = new LinkedHashMap<>();
        named(plan, "phases", Called.PHASE).forEach((id, section) -> {
            Label label = draft.label(section, "label", PHASE);
            phases.put(
                    id, new Phase(id, label, section.flag("strip", true), section.flag("end", false), phases.size()));
            section.close();
        });
        for (String needed : Phase.NEEDED) {
            if (!phases.containsKey(needed))
                problems.report(
                        plan.placeOf("phases"),
                        "“phases”缺少阶段“%s”：有操作会自动进入它",
                        "'phases' needs the phase '%s', which an act leads to by itself",
                        needed);
        }
        return phases;
    }

    Map<String, Level> levels(Section plan) {
        Map<String, Level> levels = new LinkedHashMap<>();
        named(plan, "levels", Called.LEVEL).forEach((id, section) -> {
            Label label = draft.label(section, "label");
            Label name = draft.maybeLabel(section, "name");
            draft.checkRoom(section, name == null ? "label" : "name", name == null ? label : name, LEVEL);
            Yaml.Text numeral = section.text("numeral");
            if (numeral != null && Columns.width(numeral.value()) > NUMERAL)
                problems.report(
                        numeral.place(),
                        "“numeral”最宽 %s 格，如 Ⅳ 或 4",
                        "'numeral' is at most %s letters wide, such as IV or 4",
                        NUMERAL);
            String sign = numeral == null ? String.valueOf(levels.size() + 1) : numeral.value();
            levels.put(id, new Level(id, label, name == null ? label : name, sign, levels.size() + 1));
            section.close();
        });
        return levels;
    }

    Map<String, Enumeration> enums(Section plan) {
        Map<String, Enumeration> enums = new LinkedHashMap<>();
        plan.sections("enums", Called.ENUMERATION).forEach((id, section) -> {
            Map<String, Label> values = new LinkedHashMap<>();
            section.need("values");
            Section inner = section.section("values");
            if (inner != null) {
                inner.entries()
                        .forEach((value, entry) ->
                                values.put(value, draft.labelOf(entry.value(), Wording.quoted(value))));
            }
            enums.put(id, new Enumeration(id, draft.label(section, "label"), values));
            section.close();
        });
        return enums;
    }

    private Map<String, Section> named(Section plan, String key, Wording what) {
        plan.need(key);
        Section inner = plan.section(key);
        if (inner != null) inner.entries().values().forEach(entry -> draft.checkId(entry.key(), what));
        return plan.sections(key, what);
    }

    Map<String, Who> acts(Section plan) {
        Map<String, Who> acts = new LinkedHashMap<>();
        plan.need("acts");
        Section section = plan.section("acts");
        if (section == null) return acts;
        for (Act act : Act.values()) {
            Act behind = section.get(act.id()) == null ? act.behind() : null;
            Who who = behind == null ? draft.needWho(section, act.id(), null) : acts.get(behind.id());
            boolean possible = act.gives() == null || draft.names().roles().contains(act.gives());
            acts.put(act.id(), who == null || !possible ? Who.NOBODY : who);
        }
        section.close();
        return acts;
    }

    Checklists checklists(Section plan) {
        plan.need("checklists");
        Section section = plan.section("checklists");
        if (section == null) return new Checklists("", Map.of(), 1, Map.of());
        String record = draft.name(
                section, "record", Called.RECORD_TYPE, draft.names().types().keySet());
        checkItemType(section, record);
        Map<String, Double> factors = new LinkedHashMap<>();
        draft.each(section, "factors", Called.LEVEL, draft.names().levels()).forEach((level, value) -> {
            Double factor = section.numberOf(value, Wording.quoted(level));
            if (factor != null && factor <= 0) problems.report(value.place(), "系数须大于 0", "a factor must be above 0");
            factors.put(level, factor == null ? 1.0 : factor);
        });
        Checklists checklists = new Checklists(record, factors, section.whole("roundUpTo", 1, 1), items(section));
        section.close();
        return checklists;
    }

    private void checkItemType(Section section, String record) {
        Names.Type type = draft.names().types().get(record);
        if (type == null) return;
        Map.of(ITEM, FieldKind.ITEM, DUE, FieldKind.TIME).forEach((name, kind) -> {
            Names.Shape shape = type.fields().get(name);
            if (shape == null || shape.kind() != kind) {
                problems.report(
                        section.placeOf("record"),
                        "%s 须有 %3$s 类型的字段“%2$s”，才能由清单项生成",
                        "%s needs a field '%s' of type %s to be made of checklist items",
                        record,
                        name,
                        kind.id());
            }
        });
    }

    private Map<String, List<ChecklistItem>> items(Section checklists) {
        Map<String, List<ChecklistItem>> items = new LinkedHashMap<>();
        checklists.need("items");
        Section inner = checklists.section("items");
        if (inner == null) return items;
        Set<String> ids = new HashSet<>();
        inner.entries().forEach((group, entry) -> {
            draft.known(entry.key(), Called.GROUP, draft.names().groups());
            List<ChecklistItem> ofGroup = new ArrayList<>();
            for (Section section : inner.list(group, Wording.of("清单项", "an item"))) {
                ofGroup.add(item(group, section, ids));
                section.close();
            }
            items.put(group, List.copyOf(ofGroup));
        });
        return items;
    }

    private ChecklistItem item(String group, Section section, Set<String> ids) {
        Yaml.Text id = section.needText("id");
        if (id != null && !ids.add(id.value())) draft.givenTwice(id);
        boolean byLevel = section.get("due") instanceof Yaml.Mapping;
        @Nullable Integer due = byLevel || section.get("due") == null ? null : Integer.valueOf(section.whole("due", 0, 0));
        return new ChecklistItem(
                id == null ? "" : id.value(),
                group,
                draft.label(section, "title"),
                due,
                byLevel ? dueAt(section) : Map.of(),
                draft.maybeName(
                        section, "limit", Called.TIME_LIMIT, draft.names().limits()));
    }

    private Map<String, Integer> dueAt(Section item) {
        Map<String, Integer> minutes = new LinkedHashMap<>();
        draft.each(item, "due", Called.LEVEL, draft.names().levels()).forEach((level, value) -> {
            if (value instanceof Yaml.Text text) minutes.put(level, item.wholeOf(text, Wording.quoted(level), 0));
            else problems.report(value.place(), "“%s”应是分钟数", "'%s' must be a number of minutes", level);
        });
        return minutes;
    }
}
