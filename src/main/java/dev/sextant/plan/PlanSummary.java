package dev.sextant.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A plan as a text that people read: for whoever wrote it and wants to see what was understood, and for a team leader as the plan
 * on paper. Everything that the plan says is in it, in the words of its labels; ids stand in brackets where a thing is defined,
 * since plans and commands use them. Conditions stand as the plan writes them, below what people are told.
 */
public final class PlanSummary {
    private PlanSummary() {}

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
        Sheet sheet = new Sheet(plan, language);
        head(plan, sheet);
        new SummaryTeam(plan, sheet).write();
        new SummaryIncident(plan, sheet).write();
        new SummaryLevels(plan, sheet).write();
        SummaryRecords records = new SummaryRecords(sheet);
        for (Group group : plan.groups().values()) {
            List<RecordType> types = plan.records().values().stream()
                    .filter(type -> type.group().equals(group.id()))
                    .toList();
            if (!types.isEmpty()) sheet.title(sheet.said("== %s ==", "== %s ==", sheet.text(group.label())));
            types.forEach(records::write);
        }
        new SummaryScreens(plan, sheet).write();
        new SummaryRules(plan, sheet).write();
        return sheet.toString();
    }

    private static void head(Plan plan, Sheet sheet) {
        int items =
                plan.checklists().items().values().stream().mapToInt(List::size).sum();
        sheet.line(0, sheet.defined(plan.id(), plan.name()) + sheet.said(" 版本 %s", " version %s", plan.version()));
        sheet.line(
                0,
                sheet.said(
                        "%s 个小组，%s 个岗位，%s 种记录，%s 条时限，%s 条定级规则，%s 个清单项",
                        "%s groups, %s roles, %s record types, %s time limits, %s level rules, %s checklist items",
                        plan.groups().size(),
                        plan.roles().size(),
                        plan.records().size(),
                        plan.limits().size(),
                        plan.levelRules().size(),
                        items));
        sheet.line(0, sheet.said("语言 %s · 时区 %s", "languages %s · times in %s", plan.languages(), plan.zone()));
        Plan.Organisation organisation = plan.organisation();
        if (organisation != null)
            sheet.maybe(0, sheet.said("单位", "organisation"), sheet.defined(organisation.id(), organisation.name()));
        workingDays(plan.workingDays(), sheet);
    }

    private static void workingDays(WorkingDays days, Sheet sheet) {
        sheet.maybe(
                0,
                sheet.said("休息日", "free days of the week"),
                sheet.all(
                        days.weekend().stream().sorted().toList(),
                        day -> sheet.said(
                                "周" + "一二三四五六日".charAt(day.getValue() - 1),
                                day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT))));
        dates(sheet.said("节假日", "holidays"), days.holidays(), sheet);
        dates(sheet.said("调休上班", "worked all the same"), days.makeUpDays(), sheet);
    }

    private static void dates(String what, Set<LocalDate> dates, Sheet sheet) {
        if (!dates.isEmpty())
            sheet.maybe(0, what, sheet.all(dates.stream().sorted().toList(), LocalDate::toString));
    }
}
