package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of a summary about people: roles, groups and who is in them, who may do what, what each group does first. */
final class SummaryTeam {
    private final Plan plan;
    private final Sheet sheet;
    private final PlanWords words;

    SummaryTeam(Plan plan, Sheet sheet) {
        this.plan = plan;
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write() {
        roles();
        groups();
        acts();
        checklists();
    }

    private void roles() {
        sheet.title(sheet.said("岗位", "Roles"));
        for (Role role : plan.roles().values()) {
            boolean ofGroup = role.scope() == Role.Scope.GROUP;
            sheet.line(
                    1,
                    sheet.defined(role.id(), role.label())
                            + (ofGroup ? sheet.said("，按组设置", ", for a group") : "")
                            + (role.standIn() == null ? "" : sheet.said("，代行他人职责", ", in another's place")));
            if (role.standIn() != null) standIn(role.standIn());
        }
    }

    private void standIn(StandIn standIn) {
        sheet.line(2, sheet.said("由 %s 代行", "held by a %s", words.role(standIn.among())));
        sheet.maybe(2, sheet.said("其中的这些账号", "those of these accounts"), standIn.people());
        sheet.maybe(2, sheet.said("或全部，当", "or all of them, while"), standIn.always());
    }

    private void groups() {
        sheet.title(sheet.said("小组", "Groups"));
        for (Group group : plan.groups().values()) {
            List<String> said = new ArrayList<>();
            if (group.kind() == Group.Kind.COMMAND) said.add(sheet.said("指挥组", "in command"));
            if (group.strength() > 0) said.add(sheet.said("应到 %s 人", "%s people expected", group.strength()));
            said.add(sheet.said(
                    "%s 分钟无消息变黄，%s 分钟变红",
                    "amber after %s min without a word, red after %s",
                    group.silent().amberMinutes(),
                    group.silent().redMinutes()));
            said.add(sheet.said(
                    "屏幕上写作“%s”“%s”", "on screens '%s', '%s'", sheet.text(group.brief()), sheet.text(group.mark())));
            sheet.line(
                    1,
                    sheet.defined(group.id(), group.label())
                            + sheet.said("：", ": ")
                            + String.join(sheet.said("，", ", "), said));
            people(plan.team(group.id()));
            if (!group.tabs().isEmpty())
                sheet.maybe(2, sheet.said("页签最前", "first on its board"), sheet.all(group.tabs(), words::type));
            if (!group.offers().isEmpty())
                sheet.maybe(2, sheet.said("随时可登记", "always offered"), sheet.all(group.offers(), words::type));
        }
    }

    private void people(Team team) {
        if (team.head() != null) sheet.maybe(2, sheet.said("负责人", "head"), person(team.head()));
        if (team.substitute() != null) sheet.maybe(2, sheet.said("替补", "substitute"), person(team.substitute()));
        if (!team.members().isEmpty())
            sheet.maybe(2, sheet.said("成员", "members"), sheet.all(team.members(), this::person));
    }

    private String person(Team.Member member) {
        return sheet.defined(member.id(), member.name());
    }

    private void acts() {
        sheet.title(sheet.said("谁可以做什么", "Who may do what"));
        List<List<String>> rows = new ArrayList<>();
        plan.acts()
                .forEach((act, who) -> rows.add(List.of(
                        words.act(act) + " [" + act + "]",
                        who.entries().isEmpty() ? sheet.said("（没有）", "(not in this plan)") : words.who(who))));
        sheet.table(1, rows);
    }

    /** Minutes after activation, at each level; nothing for what goes on. */
    private void checklists() {
        Checklists lists = plan.checklists();
        if (lists.items().isEmpty()) return;
        sheet.title(sheet.said("清单", "Checklists"));
        sheet.line(
                1,
                sheet.said(
                        "启动预案时每一项成为一条“%s”；时限 = 分钟 × 系数（%s），向上取整到 %s 分钟",
                        "with the activation each item becomes a %s; due = minutes × factor (%s), rounded up to %s minutes",
                        words.type(lists.record()),
                        factors(lists.factors()),
                        lists.roundUpTo()));
        lists.items().forEach((group, items) -> {
            sheet.line(1, words.group(group));
            List<List<String>> rows = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of("", ""));
            plan.levels().keySet().forEach(level -> head.add(words.level(level)));
            rows.add(head);
            for (ChecklistItem item : items) rows.add(item(item));
            sheet.table(2, rows);
        });
    }

    private List<String> item(ChecklistItem item) {
        List<String> row = new ArrayList<>(List.of("[" + item.id() + "]", sheet.text(item.title())));
        for (String level : plan.levels().keySet()) {
            Integer due = plan.checklists().dueMinutes(item, level);
            row.add(due == null ? sheet.said("持续", "ongoing") : words.minutes(due));
        }
        if (item.limit() != null) row.add(sheet.said("随时限“%s”延长", "extended with '%s'", words.limit(item.limit())));
        return row;
    }

    private String factors(Map<String, Double> factors) {
        return sheet.all(
                factors.entrySet(), entry -> words.level(entry.getKey()) + " " + Bounds.plain(entry.getValue()));
    }
}
