package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the level rules and the time limits: what the plan says per level. */
final class LevelReader {
    private static final int DAYS_OF_A_YEAR = 366;
    private static final int MINUTES_OF_A_YEAR = DAYS_OF_A_YEAR * 24 * 60;

    private static final String INCIDENT = "incident";

    private final Draft draft;
    private final Problems problems;
    private final Names names;

    LevelReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
        this.names = draft.names();
    }

    Map<String, LevelRule> rules(Section plan) {
        Map<String, LevelRule> rules = new LinkedHashMap<>();
        plan.sections("levelRules", Called.LEVEL_RULE).forEach((id, section) -> {
            LevelRule.Measure measure = measure(section);
            rules.put(
                    id,
                    new LevelRule(
                            id,
                            draft.label(section, "label"),
                            measure,
                            draft.maybeExpression(section, "records", Scope.INCIDENT, Wanted.RECORDS),
                            draft.maybeLabel(section, "unit")));
            section.close();
        });
        return rules;
    }

    private LevelRule.Measure measure(Section section) {
        boolean worst = section.get("values") != null;
        if (worst == (section.get("value") != null)) {
            problems.report(
                    section.place(),
                    "定级规则要么写“value”和“bands”，要么写“values”、“of”和“map”",
                    "a level rule has either 'value' with 'bands' or 'values' with 'of' and 'map'");
        }
        return worst ? worst(section) : amount(section);
    }

    private LevelRule.Measure amount(Section section) {
        Expression value = draft.expression(section, "value", Scope.INCIDENT, Wanted.NUMBER);
        Map<String, Double> bands = new LinkedHashMap<>();
        double below = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Yaml> band :
                draft.each(section, "bands", Called.LEVEL, names.levels()).entrySet()) {
            if (band.getValue() instanceof Yaml.Text none && none.value().equals("none")) continue;
            Double from = section.numberOf(band.getValue(), Wording.quoted(band.getKey()));
            if (from == null) continue;
            if (from <= below)
                problems.report(
                        band.getValue().place(),
                        "“%s”的起点须高于前一级：大于 %s",
                        "'%s' must begin above the level before it: above %s",
                        band.getKey(),
                        Bounds.plain(below));
            bands.put(band.getKey(), from);
            below = from;
        }
        return new LevelRule.Amount(value, bands);
    }

    private LevelRule.Measure worst(Section section) {
        Expression values = draft.expression(section, "values", Scope.INCIDENT, Wanted.TEXTS);
        String of = draft.name(section, "of", Called.ENUMERATION, names.enums().keySet());
        Map<String, String> map = new LinkedHashMap<>();
        section.need("map");
        Section inner = section.section("map");
        Collection<String> known = names.enums().get(of);
        if (inner == null) return new LevelRule.Worst(values, of, map);
        inner.entries().forEach((value, level) -> {
            if (known != null) draft.known(level.key(), Called.valueOf(of), known);
            if (level.value() instanceof Yaml.Text text)
                map.put(value, draft.known(text, Called.LEVEL, names.levels()));
            else problems.report(level.value().place(), "“%s”须写明一个级别", "'%s' must name a level", value);
        });
        return new LevelRule.Worst(values, of, map);
    }

    LevelPolicy policy(Section plan) {
        Section section = plan.section("levelPolicy");
        if (section == null) return new LevelPolicy(0, 0, 0, null);
        LevelPolicy policy = new LevelPolicy(
                section.whole("accumulate", 0, 1),
                section.whole("holdMinutes", 0, 0),
                section.whole("answerMinutes", 0, 1),
                draft.maybeExpression(section, "staleWhen", Scope.INCIDENT, Wanted.TRUTH));
        section.close();
        return policy;
    }

    LimitPolicy limitPolicy(Section plan) {
        Section section = plan.section("limitPolicy");
        if (section == null) return LimitPolicy.USUAL;
        LimitPolicy policy = new LimitPolicy(
                percent(section),
                section.whole("escalatePercent", LimitPolicy.USUAL.escalatePercent(), 1),
                section.whole("graceMinutes", LimitPolicy.USUAL.graceMinutes(), 0));
        section.close();
        return policy;
    }

    private int percent(Section section) {
        int percent = section.whole("amberPercent", LimitPolicy.USUAL.amberPercent(), 1);
        if (percent > 100)
            draft.problems()
                    .report(
                            section.placeOf("amberPercent"),
                            "“amberPercent”最多 100：时限到点之前变黄",
                            "'amberPercent' is at most 100: a limit turns amber before it ends");
        return percent;
    }

    Map<String, TimeLimit> limits(Section plan) {
        Map<String, TimeLimit> limits = new LinkedHashMap<>();
        plan.sections("limits", Called.TIME_LIMIT).forEach((id, section) -> {
            Yaml.Text of = section.needText("for");
            if (of == null || !isLimitable(of)) return;
            limits.put(id, limit(id, of.value().equals(INCIDENT) ? null : of.value(), section));
            section.close();
        });
        return limits;
    }

    /** A step that is taken by itself at its time must be Sextant's to take, and ask nobody for anything. */
    void checkMoves(Section plan, Map<String, TimeLimit> limits, Map<String, RecordType> types) {
        Map<String, Section> sections = plan.sections("limits", Called.TIME_LIMIT);
        for (TimeLimit limit : limits.values()) {
            RecordType type = types.get(limit.of());
            Section section = sections.get(limit.id());
            if (limit.move() == null || type == null || section == null) continue;
            for (Lifecycle.State state : type.lifecycle().states().values()) {
                boolean runs =
                        limit.during().isEmpty() ? state.open() : limit.during().contains(state.id());
                Lifecycle.Move move = state.moves().get(limit.move());
                if (!runs) continue;
                if (move == null || !move.by().entries().contains(Role.SYSTEM)) {
                    problems.report(
                            section.placeOf("move"),
                            "“%s”由系统自动执行：状态“%s”须有同名操作，并写“by: [system]”",
                            "'%s' is taken by Sextant itself: the state '%s' needs a move of this name with 'by: [system]'",
                            limit.move(),
                            state.id());
                } else if (!move.asks().isEmpty() || !move.binds().isEmpty()) {
                    problems.report(
                            section.placeOf("move"),
                            "“%s”要人填写或读过文稿，而自动执行时没有人在",
                            "'%s' asks somebody for something: nobody is there to give it",
                            limit.move());
                }
            }
        }
    }

    private boolean isLimitable(Yaml.Text of) {
        List<String> valid = new ArrayList<>(names.types().keySet());
        valid.add(INCIDENT);
        return valid.contains(draft.known(of, Called.RECORD_TYPE, valid));
    }

    private TimeLimit limit(String id, @Nullable String of, Section section) {
        Scope scope = of == null ? Scope.INCIDENT : Scope.of(of);
        Names.Type type = of == null ? null : names.types().get(of);
        if (of == null && section.get("while") != null) {
            problems.report(
                    section.placeOf("while"),
                    "“while”写的是记录的状态；事件的时限用“when”",
                    "'while' names states of a record; an incident's limit has 'when'");
        }
        List<String> during = type == null
                ? List.of()
                : draft.namesIn(section, "while", Called.stateOf(String.valueOf(of)), type.states());
        boolean due = section.get("due") != null;
        if (due == (section.get("from") != null)) {
            problems.report(
                    section.place(),
                    "时限要么写“from”和“minutes”，要么写“due”",
                    "a time limit has either 'from' with 'minutes', or 'due'");
        }
        TimeLimit.Unit unit = unit(section);
        if (due && section.get(unit.id()) != null) {
            problems.report(
                    section.placeOf(unit.id()),
                    "“%s”从“from”起算；写了“due”就不写它",
                    "'%s' count from 'from'; with 'due' there are none",
                    unit.id());
        }
        return new TimeLimit(
                id,
                draft.label(section, "label"),
                of,
                InOrder.set(during),
                draft.maybeExpression(section, "from", scope, Wanted.TIME),
                draft.maybeExpression(section, "due", scope, Wanted.TIME),
                draft.maybeExpression(section, "when", scope, Wanted.TRUTH),
                draft.maybeExpression(section, "until", scope, Wanted.TRUTH),
                unit,
                due ? Map.of() : amounts(section, unit),
                draft.needWho(section, "who", of),
                draft.who(section, "escalate", of),
                section.flag("aftercare", false),
                type == null
                        ? null
                        : draft.maybeName(section, "move", Called.moveOf(String.valueOf(of)), type.moves()));
    }

    /** What the limit is counted in: the one of the units' keys that is given; minutes when none is. */
    private TimeLimit.Unit unit(Section section) {
        TimeLimit.Unit found = TimeLimit.Unit.MINUTES;
        int given = 0;
        for (TimeLimit.Unit unit : TimeLimit.Unit.values()) {
            if (section.get(unit.id()) == null) continue;
            found = unit;
            given++;
        }
        if (given > 1)
            problems.report(
                    section.place(),
                    "“minutes”、“days”、“workingDays”只能写一个",
                    "a time limit has one of 'minutes', 'days', 'workingDays'");
        return found;
    }

    private Map<String, Integer> amounts(Section section, TimeLimit.Unit unit) {
        Map<String, Integer> amounts = new LinkedHashMap<>();
        Wording words = unit == TimeLimit.Unit.MINUTES ? Wording.of("分钟数", "minutes") : Wording.of("天数", "days");
        int year = unit == TimeLimit.Unit.MINUTES ? MINUTES_OF_A_YEAR : DAYS_OF_A_YEAR;
        draft.each(section, unit.id(), Called.LEVEL, names.levels()).forEach((level, value) -> {
            if (!(value instanceof Yaml.Text text)) {
                problems.report(value.place(), "“%s”应是%s", "'%s' must be a number of %s", level, words);
                return;
            }
            int given = section.wholeOf(text, Wording.quoted(level), 1);
            if (given > year) problems.report(text.place(), "“%s”超过一年", "'%s' is more than a year", level);
            checkNoLonger(level, given, amounts, text.place());
            amounts.put(level, Math.min(given, year));
        });
        return amounts;
    }

    /** The graver it is, the sooner: no limit of domain.md §3.2 has more time at a higher level, and a raise must not give time. */
    private void checkNoLonger(String level, int given, Map<String, Integer> lower, Place place) {
        lower.entrySet().stream()
                .filter(one -> one.getValue() < given)
                .findFirst()
                .ifPresent(one -> problems.report(
                        place,
                        "“%s”给的时间（%s）比较低的“%s”（%s）长：级别越高，时限不能越长",
                        "'%s' has more time (%s) than the lower level '%s' (%s): a higher level never has more",
                        level,
                        given,
                        one.getKey(),
                        one.getValue()));
    }
}
