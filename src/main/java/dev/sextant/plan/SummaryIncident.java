package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;

/** The part of a summary about the incident as a whole: its phases and levels, what the intake asks, what must be before the end. */
final class SummaryIncident {
    private final Plan plan;
    private final Sheet sheet;
    private final PlanWords words;

    SummaryIncident(Plan plan, Sheet sheet) {
        this.plan = plan;
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write() {
        phases();
        levels();
        intake();
        endOfResponse();
        attention();
        enumerations();
    }

    private void phases() {
        sheet.title(sheet.said("阶段", "Phases"));
        for (Phase phase : plan.phases().values()) {
            sheet.line(
                    1,
                    sheet.defined(phase.id(), phase.label())
                            + begins(phase)
                            + (phase.strip() ? "" : sheet.said("，大屏阶段条不显示", ", not on the wall's strip"))
                            + (phase.end() ? sheet.said("，事件就此结束", ", the incident is over") : ""));
        }
    }

    /** A phase lasts until the next one begins: by the act that leads there, or because somebody says so. */
    private String begins(Phase phase) {
        Act act = switch (phase.id()) {
            case Phase.INTAKE -> Act.OPEN_INCIDENT;
            case Phase.INITIAL_ASSESSMENT -> Act.ACKNOWLEDGE_INTAKE;
            case Phase.PLAN_ACTIVATED -> Act.ACTIVATE_PLAN;
            case Phase.AFTERCARE -> Act.END_RESPONSE;
            default -> Act.ENTER_PHASE;
        };
        return sheet.said(
                "：由“%s”开始（%s）",
                ": begins with '%s' (%s)",
                Called.act(act),
                words.who(plan.acts().getOrDefault(act.id(), Who.NOBODY)));
    }

    private void levels() {
        sheet.title(sheet.said("级别（由低到高）", "Levels, from the lowest"));
        List<List<String>> rows = new ArrayList<>();
        for (Level level : plan.levels().values())
            rows.add(List.of(level.numeral(), sheet.text(level.name()), sheet.defined(level.id(), level.label())));
        sheet.table(1, rows);
    }

    private void intake() {
        sheet.title(sheet.said("接报内容", "What the intake asks"));
        SummaryFields fields = new SummaryFields(sheet);
        plan.intake().values().forEach(field -> fields.write(1, field));
        if (plan.intakePeople() != null)
            sheet.maybe(1, sheet.said("来了多少人", "how many came"), words.field(plan.intake(), plan.intakePeople()));
        if (plan.intakeDemand() != null)
            sheet.maybe(1, sheet.said("核心诉求", "what they want"), words.field(plan.intake(), plan.intakeDemand()));
        SummaryRecords records = new SummaryRecords(sheet);
        plan.incidentConstraints()
                .forEach(constraint ->
                        records.constraint(constraint, plan.intake(), sheet.all(constraint.on(), words::act)));
        plan.starts().forEach(start -> records.start(start, words.act(start.on()), null));
    }

    private void endOfResponse() {
        if (plan.endOfResponse().isEmpty()) return;
        sheet.title(sheet.said("终止响应前须办结", "What must be settled before the response ends"));
        for (Plan.EndCondition condition : plan.endOfResponse()) {
            sheet.line(1, "! " + sheet.defined(condition.id(), condition.say()));
            sheet.maybe(3, sheet.said("未办结", "unsettled while"), condition.unmet());
            sheet.maybe(3, sheet.said("涉及记录", "in the way"), condition.records());
        }
    }

    private void attention() {
        if (plan.attention().isEmpty()) return;
        sheet.title(sheet.said("提醒（整个事件）", "Attention, of the whole incident"));
        SummaryRecords records = new SummaryRecords(sheet);
        plan.attention().forEach(rule -> records.attention(rule, null));
    }

    private void enumerations() {
        if (plan.enums().isEmpty()) return;
        sheet.title(sheet.said("选项表", "Choices"));
        for (Enumeration one : plan.enums().values())
            sheet.maybe(
                    1,
                    sheet.defined(one.id(), one.label()),
                    sheet.all(one.values().entrySet(), value -> sheet.defined(value.getKey(), value.getValue())));
    }
}
