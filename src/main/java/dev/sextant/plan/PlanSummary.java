package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A plan as a text that people read: its team, its record types with their fields and life cycles, its limits and level
 * rules. For whoever writes a plan and wants to see what was understood. Ids stand beside labels, since plans and
 * commands use them.
 */
public final class PlanSummary {
    private final Plan plan;
    private final String language;
    private final StringBuilder out = new StringBuilder();

    private PlanSummary(Plan plan, String language) {
        this.plan = plan;
        this.language = language;
    }

    /** The summary in the plan's own language. */
    public static String of(Plan plan) {
        return of(plan, plan.languages().get(0));
    }

    /**
     * The summary in {@code language}: its labels, and Chinese or English words.
     *
     * @return lines that each end with a line feed
     */
    public static String of(Plan plan, String language) {
        PlanSummary summary = new PlanSummary(plan, language);
        summary.head();
        summary.team();
        plan.records().values().forEach(summary::recordType);
        summary.limits();
        summary.levelRules();
        return summary.out.toString();
    }

    private void head() {
        line(plan.name().in(language) + " [" + plan.id() + "] " + said("版本 %s", "version %s", plan.version()));
        line(said("语言 %s · 时区 %s", "languages %s · times in %s", plan.languages(), plan.zone()));
        int items =
                plan.checklists().items().values().stream().mapToInt(List::size).sum();
        line(said(
                "%s 种记录，%s 条时限，%s 条定级规则，%s 个清单项",
                "%s record types, %s time limits, %s level rules, %s checklist items",
                plan.records().size(),
                plan.limits().size(),
                plan.levelRules().size(),
                items));
    }

    private void team() {
        title(said("岗位", "Roles"));
        for (Role role : plan.roles().values()) {
            line("  " + named(role.id(), role.label())
                    + (role.scope() == Role.Scope.GROUP ? said("，按组设置", ", for a group") : "")
                    + (role.standIn() == null ? "" : said("，代行他人职责", ", in another's place")));
        }
        title(said("小组", "Groups"));
        for (Group group : plan.groups().values()) {
            Group.Silence silence = group.silent();
            int items = plan.checklists()
                    .items()
                    .getOrDefault(group.id(), List.of())
                    .size();
            line("  " + named(group.id(), group.label())
                    + said(
                            "：%s 人，%s 个清单项，%s / %s 分钟无消息算沉默",
                            ": %s people, %s checklist items, silent after %s / %s min",
                            group.strength(),
                            items,
                            silence.amberMinutes(),
                            silence.redMinutes()));
        }
        title(said("阶段", "Phases"));
        line("  "
                + joined(
                        plan.phases().values().stream()
                                .map(p -> named(p.id(), p.label()))
                                .toList(),
                        " → "));
        title(said("级别", "Levels"));
        line("  "
                + joined(
                        plan.levels().values().stream()
                                .map(l -> named(l.id(), l.label()))
                                .toList(),
                        " < "));
        title(said("谁可以做什么", "Acts"));
        plan.acts().forEach((act, who) -> line("  " + act + ": " + who(who)));
    }

    private void recordType(RecordType type) {
        title(named(type.id(), type.label()) + " · " + type.prefix() + "-01 · "
                + said("在 %s 的工作台", "on the board of %s", type.group())
                + (type.kind() == RecordType.Kind.OBSERVATION ? said(" · 观察", " · observation") : ""));
        line(said(
                "  登记：%s；修改：%s；划除：%s",
                "  posted by %s; amended by %s; struck by %s",
                who(type.post()),
                who(type.amend()),
                who(type.strike())));
        for (Field field : type.fields().values()) line("  - " + field(field));
        for (Constraint constraint : type.constraints()) {
            line("  ! " + constraint.id() + ": " + constraint.say().in(language)
                    + (constraint.confirm() ? said("（须确认）", " (to be confirmed)") : ""));
        }
        for (RecordType.Start start : type.starts()) {
            line(said("  + %s 时产生 %s", "  + on %s starts %s", start.on(), start.type())
                    + (start.each() == null ? "" : said("，%s 里每项一条", " for each of %s", start.each())));
        }
        if (!type.lifecycle().states().containsKey(Lifecycle.POSTED)) {
            type.lifecycle().states().values().forEach(this::state);
        }
    }

    private String field(Field field) {
        StringJoiner text = new StringJoiner(said("，", ", "));
        text.add(named(field.name(), field.label()) + ": " + field.kind().id() + of(field));
        if (field.required()) text.add(said("必填", "required"));
        if (field.requiredWhen() != null)
            text.add(said("必填条件 %s", "required when %s", field.requiredWhen().source()));
        if (field.length() != null) text.add(said("长度 %s", "length %s", field.length()));
        if (field.range() != null) text.add(said("范围 %s", "range %s", field.range()));
        if (field.count() != null) text.add(said("数量 %s", "count %s", field.count()));
        if (field.unit() != null) text.add(field.unit().in(language));
        if (field.computed() != null) text.add(said("计算得出", "computed"));
        if (field.pii() != null)
            text.add(said("个人信息 %s", "personal %s", field.pii().name().toLowerCase(Locale.ROOT)));
        return text.toString();
    }

    private String of(Field field) {
        if (field.of() != null) return said("，取自 %s", " of %s", field.of());
        if (!field.to().isEmpty()) return said("，指向 %s", " to %s", either(field.to()));
        return field.fields().isEmpty()
                ? ""
                : said("（%s）", " of (%s)", field.fields().keySet());
    }

    private void state(Lifecycle.State state) {
        List<String> moves = new ArrayList<>();
        for (Lifecycle.Move move : state.moves().values()) {
            moves.add(named(move.id(), move.label()) + " → "
                    + said("%s（%s）", "%s by %s", either(move.targets()), who(move.by())) + provedWithin(move));
        }
        String end = state.open() ? "" : said("（结束）", " (end)");
        line("  ○ " + named(state.id(), state.label()) + end
                + (moves.isEmpty() ? "" : said("：", ": ") + String.join(said("；", "; "), moves)));
    }

    private String provedWithin(Lifecycle.Move move) {
        return move.identityWithin() == null
                ? ""
                : said(
                        "，%s 分钟内须验证过身份",
                        " who proved who they are within %s min",
                        move.identityWithin().toMinutes());
    }

    private void limits() {
        if (plan.limits().isEmpty()) return;
        title(said("时限：", "Time limits: ") + String.join(" / ", plan.levels().keySet()));
        for (TimeLimit limit : plan.limits().values()) {
            String minutes = limit.amounts().isEmpty()
                    ? said("到 ", "due ")
                            + (limit.due() == null ? "" : limit.due().source())
                    : joined(
                                    limit.amounts().values().stream()
                                            .map(String::valueOf)
                                            .toList(),
                                    " / ")
                            + " " + limit.unit().words().in(language);
            String of = limit.of() == null ? "incident" : limit.of();
            line("  " + named(limit.id(), limit.label()) + " · " + of + " · " + minutes + " · " + who(limit.who()));
        }
    }

    private void levelRules() {
        if (plan.levelRules().isEmpty()) return;
        title(said("定级规则", "Level rules"));
        for (LevelRule rule : plan.levelRules().values())
            line("  " + named(rule.id(), rule.label()) + said("：", ": ") + measure(rule.measure()));
    }

    private String measure(LevelRule.Measure measure) {
        if (measure instanceof LevelRule.Amount amount) {
            return joined(
                    amount.bands().entrySet().stream()
                            .map(band -> said("%s 从 %s 起", "%s from %s", band.getKey(), Bounds.plain(band.getValue())))
                            .toList(),
                    ", ");
        }
        return joined(
                ((LevelRule.Worst) measure)
                        .map().entrySet().stream()
                                .map(e -> e.getKey() + " → " + e.getValue())
                                .toList(),
                ", ");
    }

    private String who(Who who) {
        return who.entries().isEmpty() ? said("无人", "nobody") : said("%s", "%s", who.entries());
    }

    private String either(Collection<String> names) {
        return String.join(said(" 或 ", " or "), names);
    }

    private String said(String zh, String en, Object... names) {
        return Wording.of(zh, en, names).in(language);
    }

    private String named(String id, Label label) {
        return label.in(language) + " [" + id + "]";
    }

    private static String joined(Collection<String> texts, String between) {
        return String.join(between, texts);
    }

    private void title(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
