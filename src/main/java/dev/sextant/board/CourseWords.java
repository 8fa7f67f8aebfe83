package dev.sextant.board;

import dev.sextant.incident.Event;
import dev.sextant.incident.Muster;
import dev.sextant.incident.course.Assessed;
import dev.sextant.incident.course.CallAnswered;
import dev.sextant.incident.course.EndProposed;
import dev.sextant.incident.course.GroupWaived;
import dev.sextant.incident.course.IntakeAmended;
import dev.sextant.incident.course.LevelKept;
import dev.sextant.incident.course.ResponseReopened;
import dev.sextant.incident.course.RosterChanged;
import dev.sextant.incident.course.SubstituteCalled;
import dev.sextant.plan.Label;
import dev.sextant.plan.Level;
import dev.sextant.plan.Plan;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The call-out and the leader's smaller decisions in words. */
final class CourseWords {

    private CourseWords() {}

    /** What is told: its kind, whose it is, the text, and whether the curve is marked. */
    record Said(String kind, @Nullable String group, Label text, boolean marker) {}

    static Said of(Event event, Plan plan) {
        if (event instanceof CallAnswered answered) {
            return new Said("callAnswered", answered.group(), answered(answered), false);
        } else if (event instanceof SubstituteCalled called) {
            Label name = called.person().name();
            Label instead = called.instead().name();
            Label text = both(
                    "负责人" + instead.in("zh") + "不能到岗，已通知替补" + name.in("zh"),
                    instead.in("en") + " cannot come; " + name.in("en") + " is called instead");
            return new Said("substituteCalled", called.group(), text, false);
        } else if (event instanceof GroupWaived waived) {
            Label group = name(plan, waived.group());
            Label text =
                    both(group.in("zh") + "免到岗：" + waived.reason(), group.in("en") + " waived: " + waived.reason());
            return new Said("groupWaived", waived.group(), text, false);
        } else if (event instanceof RosterChanged changed) {
            Label group = name(plan, changed.group());
            Label text = both(
                    group.in("zh") + "名册变更：" + changed.reason(),
                    "Roster of " + group.in("en") + " changed: " + changed.reason());
            return new Said("rosterChanged", changed.group(), text, false);
        } else if (event instanceof IntakeAmended amended) {
            return new Said("intakeAmended", null, amended(amended, plan), false);
        } else if (event instanceof Assessed assessed) {
            return new Said("assessed", null, assessed(assessed, plan), false);
        } else if (event instanceof LevelKept kept) {
            Label text = both("等级不变：" + kept.reason(), "Level kept: " + kept.reason());
            return new Said("levelKept", null, text, false);
        } else if (event instanceof EndProposed) {
            return new Said("endProposed", null, both("建议终止响应", "End of the response proposed"), false);
        } else if (event instanceof ResponseReopened reopened) {
            Label text = both("响应重新启动：" + reopened.reason(), "Response reopened: " + reopened.reason());
            return new Said("responseReopened", null, text, true);
        }
        String kind = event.getClass().getSimpleName();
        return new Said(kind, null, both(kind, kind), false);
    }

    /** Which items, not what they say now: some of them are for few eyes only, and the board shows them to those. */
    private static Label amended(IntakeAmended amended, Plan plan) {
        var items = plan.intake().values().stream()
                .filter(field -> amended.changes().containsKey(field.name()))
                .toList();
        String zh = items.stream().map(field -> field.label().in("zh")).collect(Collectors.joining("、"));
        String en = items.stream().map(field -> field.label().in("en")).collect(Collectors.joining(", "));
        return both(
                "更正接报信息（" + zh + "）：" + amended.reason(), "First report corrected (" + en + "): " + amended.reason());
    }

    private static Label answered(CallAnswered answered) {
        Label name = answered.person().name();
        Muster.Reply reply = answered.reply();
        if (reply == Muster.Reply.CANNOT) {
            String why = answered.reason() == null ? "" : answered.reason();
            return both(name.in("zh") + " 不能到岗：" + why, name.in("en") + " cannot come: " + why);
        }
        if (reply == Muster.Reply.TOLD) {
            return both(name.in("zh") + " 已接到通知", name.in("en") + " has been told");
        }
        Long minutes = answered.minutes();
        return minutes == null
                ? both(name.in("zh") + " 已应召", name.in("en") + " is coming")
                : both(
                        name.in("zh") + " 已应召，约 " + minutes + " 分钟到",
                        name.in("en") + " is coming, in about " + minutes + " min");
    }

    private static Label assessed(Assessed assessed, Plan plan) {
        String decided = assessed.decided();
        Label level = level(plan, decided == null ? assessed.suggested() : decided);
        return assessed.activate()
                ? both("初步研判：" + level.in("zh") + "，建议启动预案", "Assessed: " + level.in("en") + ", activate the plan")
                : both("初步研判：不启动预案。" + reason(assessed), "Assessed: do not activate the plan. " + reason(assessed));
    }

    private static String reason(Assessed assessed) {
        return assessed.reason() == null ? "" : assessed.reason();
    }

    private static Label level(Plan plan, @Nullable String id) {
        Level level = id == null ? null : plan.levels().get(id);
        if (level == null) {
            return both("未定级", "no level");
        }
        var texts = new LinkedHashMap<String, String>();
        plan.languages()
                .forEach(language ->
                        texts.put(language, level.numeral() + " " + level.name().in(language)));
        return new Label(texts);
    }

    private static Label name(Plan plan, String group) {
        var known = plan.groups().get(group);
        return known == null ? both(group, group) : known.brief();
    }

    private static Label both(String zh, String en) {
        return Label.of("zh", zh, "en", en);
    }
}
