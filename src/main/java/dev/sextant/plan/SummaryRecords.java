package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a summary about record types: whose they are, what they hold, what must not be, what comes with them. */
final class SummaryRecords {
    private final Sheet sheet;
    private final PlanWords words;
    private final SummaryFields fields;
    private final SummarySteps steps;
    private final SummaryWriting writing;

    SummaryRecords(Sheet sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
        this.fields = new SummaryFields(sheet);
        this.steps = new SummarySteps(sheet);
        this.writing = new SummaryWriting(sheet);
    }

    void write(RecordType type) {
        sheet.title(sheet.defined(type.id(), type.label()) + " · " + type.prefix() + "-01 · "
                + (type.kind() == RecordType.Kind.OBSERVATION
                        ? sheet.said("观察，不修改，只用新的一条更正", "an observation: never amended, corrected by a new one")
                        : sheet.said("工作记录", "a working record")));
        whose(type);
        shown(type);
        sheet.line(1, sheet.said("内容", "Fields"));
        type.fields().values().forEach(field -> fields.write(2, field));
        for (Constraint constraint : type.constraints()) {
            constraint(constraint, type.fields(), sheet.all(constraint.on(), on -> words.done(type.id(), on)));
        }
        conflict(type);
        steps.write(type);
        type.starts().forEach(start -> start(start, words.done(type.id(), start.on()), type.id()));
        type.then().forEach(step -> then(step, type));
        type.attention().forEach(rule -> attention(rule, type));
        if (type.writing() != null) writing.write(type.writing(), type);
    }

    private void whose(RecordType type) {
        sheet.line(
                1,
                sheet.said(
                        "登记：%s · 修改：%s · 划除：%s",
                        "posted by %s · amended by %s · struck by %s",
                        words.who(type.post()),
                        words.who(type.amend()),
                        words.who(type.strike())));
        if (type.rule() != null) sheet.maybe(1, sheet.said("冲突由谁裁定", "conflicts ruled by"), words.who(type.rule()));
        if (type.onlyFor() != null) sheet.maybe(1, sheet.said("只有他们能看到", "seen only by"), words.who(type.onlyFor()));
        field(type, sheet.said("归哪个组", "belongs to the group in"), type.owner());
        field(type, sheet.said("承办人", "assigned to"), type.assignee());
        field(type, sheet.said("同一个人的信息", "of the same person as"), type.person());
        if (!type.alsoOn().isEmpty())
            sheet.maybe(
                    1,
                    sheet.said("也在这些工作台", "also on the boards of"),
                    sheet.all(
                            type.alsoOn(),
                            entry -> type.fields().containsKey(entry)
                                    ? "‹" + words.field(type.id(), entry) + "›"
                                    : words.group(entry)));
    }

    private void field(RecordType type, String what, @Nullable String name) {
        if (name != null) sheet.maybe(1, what, "‹" + words.field(type.id(), name) + "›");
    }

    private void shown(RecordType type) {
        sheet.maybe(1, sheet.said("一行写作", "on a line"), words.template(type.line(), type.fields()));
        if (!type.title().equals(type.line()))
            sheet.maybe(1, sheet.said("卡片标题", "as a title"), words.template(type.title(), type.fields()));
        RecordType.Chart chart = type.chart();
        if (chart != null)
            sheet.maybe(
                    1,
                    sheet.said("按时间画图", "drawn over time"),
                    words.field(type.id(), chart.value())
                            + (chart.by() == null
                                    ? ""
                                    : sheet.said(
                                            "，每个“%s”一条线", ", a line for each %s", words.field(type.id(), chart.by()))));
        sheet.maybe(1, sheet.said("占用大屏几秒，当", "takes the wall for seconds when"), type.flash());
    }

    /** @param on what it is checked on, in words */
    void constraint(Constraint constraint, Map<String, Field> of, String on) {
        sheet.line(
                1,
                "! " + sheet.defined(constraint.id(), constraint.say())
                        + (constraint.confirm() ? sheet.said("（确认后可继续）", " (may be confirmed)") : ""));
        sheet.line(
                3,
                sheet.said("%s时拒绝，当：", "on %s refused when: ", on)
                        + Sheet.source(constraint.deny())
                        + (constraint.field() == null
                                ? ""
                                : sheet.said("（显示在“%s”）", " (shown at '%s')", words.field(of, constraint.field()))));
    }

    private void conflict(RecordType type) {
        RecordType.Conflict conflict = type.conflict();
        if (conflict == null) return;
        sheet.line(
                1,
                sheet.said(
                                "! “%s”与这些记录不一致时须有人裁定：",
                                "! somebody must rule when its '%s' contradicts that of: ",
                                words.field(type.id(), conflict.field()))
                        + Sheet.source(conflict.with()));
    }

    /**
     * @param on what it begins with, in words
     * @param cause the record type that it begins with; null: the whole incident
     */
    void start(RecordType.Start start, String on, @Nullable String cause) {
        List<String> said = new ArrayList<>();
        said.add(sheet.said("+ %s时产生“%s”", "+ with %s begins: %s", on, words.type(start.type())));
        if (start.each() != null)
            said.add(sheet.said("“%s”里每项一条", "one for each of %s", words.field(cause, start.each())));
        sheet.line(1, String.join(sheet.said("，", ", "), said));
        sheet.maybe(3, sheet.said("仅当", "only when"), start.when());
        sheet.maybe(3, sheet.said("内容", "with"), sheet.settings(start.set(), name -> words.field(start.type(), name)));
    }

    private void then(RecordType.Step step, RecordType type) {
        sheet.line(
                1,
                sheet.said(
                                "→ %s时，这些“%s”随之“%s”：",
                                "→ with %s, of these %s each takes '%s': ",
                                words.done(type.id(), step.on()),
                                words.type(step.type()),
                                words.done(step.type(), step.move()))
                        + Sheet.source(step.of()));
        sheet.maybe(
                3, sheet.said("并写入", "setting"), sheet.settings(step.set(), name -> words.field(step.type(), name)));
    }

    /** @param type of the records that it is about; null: the whole incident */
    void attention(AttentionRule rule, @Nullable RecordType type) {
        sheet.line(
                1,
                "* " + sheet.defined(rule.id(), rule.say()) + sheet.said("：", ": ") + severity(rule.severity())
                        + sheet.said("，提醒 %s", ", for %s", words.who(rule.who()))
                        + (type != null && rule.aftercare() ? sheet.said("，善后也提醒", ", in aftercare too") : ""));
        sheet.maybe(3, sheet.said("当", "while"), rule.when());
        sheet.maybe(3, sheet.said("起算", "waits since"), rule.since());
        sheet.maybe(3, sheet.said("涉及记录", "shown by"), rule.records());
        if (rule.move() != null && type != null)
            sheet.maybe(3, sheet.said("可当场处理", "put right with"), words.done(type.id(), rule.move()));
        if (rule.act() != null)
            sheet.maybe(
                    3,
                    sheet.said("可当场处理", "answered with"),
                    words.act(rule.act().id()));
    }

    private String severity(AttentionRule.Severity severity) {
        return switch (severity) {
            case NORMAL -> sheet.said("一般", "normal");
            case URGENT -> sheet.said("紧急", "urgent");
            case CRITICAL -> sheet.said("危急", "critical");
        };
    }
}
