package dev.sextant.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who stands ready and when: the roster of the groups, and the days on which the organisation works. */
final class CalendarReader {
    private final Draft draft;
    private final Problems problems;

    CalendarReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
    }

    /** {@code weekend}, {@code holidays} and {@code makeUpDays} of the plan's head. */
    WorkingDays workingDays(Section head) {
        Set<DayOfWeek> weekend = new LinkedHashSet<>();
        List<String> names = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        for (Yaml.Text text : head.texts("weekend")) {
            if (names.contains(draft.known(text, Wording.of("星期", "day of the week"), names)))
                weekend.add(DayOfWeek.of(names.indexOf(text.value()) + 1));
        }
        if (weekend.size() == DayOfWeek.values().length)
            problems.report(head.placeOf("weekend"), "一周至少要有一个工作日", "a week needs at least one working day");
        boolean said = head.get("weekend") != null && weekend.size() < DayOfWeek.values().length;
        return new WorkingDays(
                said ? weekend : WorkingDays.USUAL.weekend(), dates(head, "holidays"), dates(head, "makeUpDays"));
    }

    private Set<LocalDate> dates(Section head, String key) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        for (Yaml.Text text : head.texts(key)) {
            try {
                dates.add(LocalDate.parse(text.value()));
            } catch (DateTimeParseException notADate) {
                if (text.value().matches("\\d{4}-\\d{2}-\\d{2}"))
                    problems.report(text.place(), "没有 %s 这一天", "there is no day %s", text.value());
                else
                    problems.report(
                            text.place(),
                            "日期写作 2026-05-01，不能写成“%s”",
                            "a day is written 2026-05-01, not '%s'",
                            text.value());
            }
        }
        return dates;
    }

    /** {@code roster}: the people of each group. */
    Map<String, Team> roster(Section plan) {
        Map<String, Team> roster = new LinkedHashMap<>();
        Section inner = plan.section("roster");
        if (inner == null) return roster;
        Map<String, String> seen = new HashMap<>();
        inner.entries().forEach((group, entry) -> {
            draft.known(entry.key(), Called.GROUP, draft.names().groups());
            Section section = inner.asSection(entry.value(), Wording.of("小组“%s”的名册", "the roster of '%s'", group));
            if (section != null) roster.put(group, team(group, section, seen));
        });
        return roster;
    }

    private Team team(String group, Section section, Map<String, String> seen) {
        Team.Member head = member(group, section.section("head"), seen);
        Team.Member substitute = member(group, section.section("substitute"), seen);
        List<Team.Member> members = new ArrayList<>();
        for (Section each : section.list("members", Wording.of("成员", "a member"))) {
            Team.Member member = member(group, each, seen);
            if (member != null) members.add(member);
        }
        section.close();
        return new Team(head, substitute, members);
    }

    private Team.@Nullable Member member(String group, @Nullable Section section, Map<String, String> seen) {
        if (section == null) return null;
        Yaml.Text id = section.needText("id");
        Label name = draft.label(section, "name");
        section.close();
        if (id == null) return null;
        String other = seen.putIfAbsent(id.value(), group);
        if (other != null && other.equals(group))
            problems.report(id.place(), "“%s”在本组名册里出现两次", "'%s' stands twice in the roster of this group", id.value());
        else if (other != null)
            problems.report(
                    id.place(),
                    "“%s”已在小组“%s”的名册里；每人只召集一次",
                    "'%s' stands in the roster of '%s' already; a person is called once",
                    id.value(),
                    other);
        return new Team.Member(id.value(), name);
    }
}
