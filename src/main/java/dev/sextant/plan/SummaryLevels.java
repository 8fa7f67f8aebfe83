package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;

/** The part of a summary that differs by level: the rules that suggest one, and the time limits. */
final class SummaryLevels {
    private final Plan plan;
    private final Sheet sheet;
    private final PlanWords words;

    SummaryLevels(Plan plan, Sheet sheet) {
        this.plan = plan;
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write() {
        if (!plan.levelRules().isEmpty()) levelRules();
        if (!plan.limits().isEmpty()) limits();
    }

    private void levelRules() {
        sheet.title(sheet.said("定级规则：按哪些情况建议哪一级", "Level rules: what suggests which level"));
        for (LevelRule rule : plan.levelRules().values()) {
            sheet.line(1, sheet.defined(rule.id(), rule.label()) + sheet.said("：", ": ") + thresholds(rule));
            if (rule.measure() instanceof LevelRule.Amount amount)
                sheet.maybe(3, sheet.said("计算", "measures"), amount.value());
            if (rule.measure() instanceof LevelRule.Worst worst)
                sheet.maybe(3, sheet.said("取最重的一项", "the worst of"), worst.values());
            sheet.maybe(3, sheet.said("依据的记录", "explained by"), rule.records());
        }
        policy(plan.levelPolicy());
    }

    private String thresholds(LevelRule rule) {
        String unit = rule.unit() == null ? "" : " " + sheet.text(rule.unit());
        if (rule.measure() instanceof LevelRule.Amount amount) {
            return sheet.all(plan.levels().values(), level -> {
                Double from = amount.bands().get(level.id());
                return from == null
                        ? sheet.said("从不%s", "never %s", sheet.text(level.name()))
                        : sheet.said("%s 从 %s%s 起", "%s from %s%s", sheet.text(level.name()), Bounds.plain(from), unit);
            });
        }
        LevelRule.Worst worst = (LevelRule.Worst) rule.measure();
        Enumeration of = plan.enums().get(worst.of());
        List<String> values = of == null ? List.of() : List.copyOf(of.values().keySet());
        return sheet.said("“%s”：", "%s: ", words.enumeration(worst.of()))
                + sheet.all(values, value -> {
                    String level = worst.map().get(value);
                    return words.value(worst.of(), value) + " → "
                            + (level == null ? sheet.said("不定级", "none") : words.level(level));
                })
                + unit;
    }

    private void policy(LevelPolicy policy) {
        if (policy.accumulate() > 0)
            sheet.line(
                    1,
                    sheet.said(
                            "%s 条规则同为一级时建议再高一级",
                            "%s rules that give the same level suggest the next higher one", policy.accumulate()));
        if (policy.holdMinutes() > 0)
            sheet.line(
                    1,
                    sheet.said(
                            "较低的建议须持续 %s 分钟才可降级",
                            "a lower suggestion must hold for %s min before the level may be lowered",
                            policy.holdMinutes()));
        if (policy.answerMinutes() > 0)
            sheet.line(
                    1,
                    sheet.said(
                            "升级建议 %s 分钟未答复即再次提醒",
                            "a higher suggestion that waits for %s min is repeated", policy.answerMinutes()));
        sheet.maybe(1, sheet.said("数据过旧，当", "rests on old data while"), policy.staleWhen());
    }

    private void limits() {
        sheet.title(sheet.said("时限", "Time limits"));
        LimitPolicy policy = plan.limitPolicy();
        sheet.line(
                1,
                sheet.said(
                        "用去 %s%% 变黄；超时后又过 %s%% 再报“升级给”和可定级的人（%s）；升级时至少还给 %s 分钟",
                        "amber at %s%%; %s%% beyond its end those it escalates to are told, and whoever may set the level (%s); at a higher level at least %s min are left",
                        policy.amberPercent(),
                        policy.escalatePercent(),
                        words.who(plan.acts().getOrDefault(Act.SET_LEVEL.id(), Who.NOBODY)),
                        policy.graceMinutes()));
        sheet.line(
                1,
                sheet.said(
                        "可说明理由延长一次：%s",
                        "extended once, with a reason, by %s",
                        words.who(plan.acts().getOrDefault(Act.EXTEND_LIMIT.id(), Who.NOBODY))));
        sheet.table(1, rows());
        plan.limits().values().forEach(this::details);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(sheet.said("时限", "limit"), sheet.said("对象", "of")));
        plan.levels().keySet().forEach(level -> head.add(words.level(level)));
        head.add(sheet.said("负责", "who"));
        rows.add(head);
        for (TimeLimit limit : plan.limits().values()) {
            List<String> row = new ArrayList<>();
            row.add(sheet.defined(limit.id(), limit.label()));
            row.add(limit.of() == null ? sheet.said("整个事件", "the incident") : words.type(limit.of()));
            for (String level : plan.levels().keySet()) row.add(amount(limit, level));
            row.add(words.who(limit.who()));
            rows.add(row);
        }
        return rows;
    }

    private String amount(TimeLimit limit, String level) {
        Integer amount = limit.amounts().get(level);
        if (amount == null) return sheet.said("按所写时间", "its time");
        return limit.unit() == TimeLimit.Unit.MINUTES
                ? words.minutes(amount)
                : amount + " " + sheet.said(limit.unit().words());
    }

    private void details(TimeLimit limit) {
        sheet.line(1, sheet.text(limit.label()) + sheet.said("：", ":"));
        sheet.maybe(3, sheet.said("起算", "from"), limit.from());
        sheet.maybe(3, sheet.said("到期", "until the time"), limit.due());
        if (!limit.during().isEmpty())
            sheet.maybe(3, sheet.said("在这些状态下计时", "runs while"), words.states(limit.of(), limit.during()));
        sheet.maybe(3, sheet.said("仅当", "only when"), limit.when());
        sheet.maybe(3, sheet.said("达成", "met when"), limit.until());
        if (!limit.escalate().entries().isEmpty())
            sheet.maybe(3, sheet.said("升级给", "escalates to"), words.who(limit.escalate()));
        if (limit.move() != null)
            sheet.line(
                    3,
                    sheet.said(
                            "到时自动“%s”，不算超时，不能延长",
                            "takes '%s' by itself then; nobody missed it, and it is not extended",
                            words.done(limit.of(), limit.move())));
        if (limit.aftercare()) sheet.line(3, sheet.said("响应终止后继续计时", "goes on when the response has ended"));
    }
}
