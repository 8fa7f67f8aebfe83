package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.ConflictRuled;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordDerived;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.record.TextRead;
import dev.sextant.incident.watch.DeadlineEscalated;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.LimitExtended;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.incident.watch.SuggestionRepeated;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.Level;
import dev.sextant.plan.LevelRule;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells an event as a person would: one short line in every language of the plan. */
final class Narrative {

    private static final Duration LATE = Duration.ofMinutes(2);

    private final Incident after;
    private final Plan plan;
    private final Lines lines;
    private final Stamp stamp;

    private Narrative(Incident after, Stamp stamp) {
        this.after = after;
        this.plan = after.plan();
        this.lines = new Lines(after);
        this.stamp = stamp;
    }

    /** The story of an event, told of the incident after it. */
    static Story of(Event event, Stamp stamp, Incident after) {
        return new Narrative(after, stamp).tell(event);
    }

    private Story tell(Event event) {
        if (event instanceof RecordPosted posted) {
            return posted(posted);
        } else if (event instanceof RecordMoved moved) {
            return moved(moved);
        } else if (event instanceof RecordAmended amended) {
            return amended(amended);
        } else if (event instanceof RecordDerived derived) {
            return quietly("recordDerived", derived.id(), "重新计算：", "Computed anew: ");
        } else if (event instanceof TextRead read) {
            return quietly("textRead", read.id(), "已阅：", "Read: ");
        } else if (event instanceof RecordStruck struck) {
            return ofRecord("recordStruck", struck.id(), words("划除：", "Struck: ", struck.id()), false);
        } else if (event instanceof ConflictRaised raised) {
            return ofRecord(
                    "conflictRaised", raised.id(), words("两份记录不一致，待裁定：", "Two records disagree: ", raised.id()), false);
        } else if (event instanceof ConflictRuled ruled) {
            String stands = ruled.with() != null && ruled.choose().equals("other") ? ruled.with() : ruled.id();
            return ofRecord("conflictRuled", stands, words("冲突已裁定：", "Conflict settled: ", stands), false);
        } else if (event instanceof PersonalDataErased erased) {
            return erased(erased);
        } else if (event instanceof DeadlineMissed missed) {
            return ofLimit(
                    "deadlineMissed",
                    missed.limit(),
                    missed.record(),
                    missed.group(),
                    Label.of("zh", "超时：", "en", "Overdue: "));
        } else if (event instanceof DeadlineEscalated escalated) {
            return ofLimit(
                    "deadlineEscalated",
                    escalated.limit(),
                    escalated.record(),
                    escalated.group(),
                    Label.of("zh", "超时未办，已升级上报：", "en", "Still overdue, escalated: "));
        } else if (event instanceof LimitExtended extended) {
            String minutes = String.valueOf(extended.minutes());
            return ofLimit(
                    "limitExtended",
                    extended.limit(),
                    extended.record(),
                    extended.group(),
                    Label.of("zh", "时限延长" + minutes + "分钟：", "en", "Extended by " + minutes + " min: "));
        }
        return ofTheCourse(event);
    }

    private Story erased(PersonalDataErased erased) {
        String id = erased.person();
        BoardRecord record = id == null ? null : after.record(id);
        Label text = record == null
                ? Label.of("zh", "个人信息已删除", "en", "Personal data erased")
                : words("个人信息已删除：", "Personal data erased: ", record.id());
        return record == null
                ? course("personalDataErased", text, false, false)
                : ofRecord("personalDataErased", record.id(), text, false);
    }

    private Story posted(RecordPosted posted) {
        BoardRecord record = after.record(posted.id());
        RecordType type = plan.type(posted.type());
        boolean handedOut = (posted.cause() != null && onlyStarts(type))
                || (type != null
                        && type.id().equals(plan.checklists().record())
                        && stamp.at().equals(after.course().activatedAt()));
        Label line = record == null ? lines.same(posted.id()) : lines.line(record);
        Label text = posted.correctionOf() == null ? line : join(Label.of("zh", "更正：", "en", "Corrected: "), line);
        boolean late = posted.occurredAt().plus(LATE).isBefore(stamp.at());
        return story(
                "recordPosted",
                posted.group(),
                posted.id(),
                posted.type(),
                text,
                posted.occurredAt(),
                late,
                posted.flash(),
                marks(posted.type(), posted.state()),
                handedOut || remark(posted) || quiet(type, posted.state()));
    }

    /** Said beside a record, not to everybody. */
    private boolean remark(RecordPosted posted) {
        return plan.comments() != null && plan.comments().record().equals(posted.type());
    }

    private Story moved(RecordMoved moved) {
        BoardRecord record = after.record(moved.id());
        RecordType type = record == null ? null : plan.type(record.type());
        Lifecycle.State state = type == null ? null : type.lifecycle().state(moved.to());
        if (record == null || type == null || state == null) {
            return ofRecord("recordMoved", moved.id(), lines.same(moved.id()), false);
        }
        Lifecycle.Move step = state.moves().get(moved.move());
        Label title = join(lines.title(record), lines.same(" · "));
        if (step != null && moved.from().equals(moved.to())) {
            return ofRecord("recordMoved", moved.id(), join(title, step.label()), false);
        }
        Label text = join(title, state.label());
        boolean marker = marks(type.id(), moved.to());
        return story(
                "recordMoved",
                record.group(),
                moved.id(),
                type.id(),
                text,
                null,
                false,
                false,
                marker,
                quiet(type, moved.to()));
    }

    private static boolean quiet(@Nullable RecordType type, String to) {
        Lifecycle.State state = type == null ? null : type.lifecycle().state(to);
        return state != null && state.quiet();
    }

    private Story amended(RecordAmended amended) {
        BoardRecord record = after.record(amended.id());
        if (amended.clashes().isEmpty() || record == null) {
            return ofRecord("recordAmended", amended.id(), words("修改：", "Amended: ", amended.id()), false);
        }
        RecordType type = plan.type(record.type());
        Field field = type == null
                ? null
                : type.fields().get(amended.clashes().keySet().iterator().next());
        Label what = field == null ? lines.same("") : join(lines.same(" · "), field.label());
        Label text = join(words("同时修改，待裁定：", "Two edits at once: ", amended.id()), what);
        return ofRecord("conflictRaised", amended.id(), text, false);
    }

    /** What follows from somebody's act by arithmetic: the act itself is told. */
    /** What no list of events need show. */
    private Story quietly(String kind, String id, String zh, String en) {
        BoardRecord record = after.record(id);
        return story(
                kind,
                record == null ? null : record.group(),
                id,
                record == null ? null : record.type(),
                words(zh, en, id),
                null,
                false,
                false,
                false,
                true);
    }

    /** A type that nobody posts by hand, such as the acknowledgement that a directive asks for. */
    private static boolean onlyStarts(@Nullable RecordType type) {
        return type != null && type.post().entries().isEmpty();
    }

    private Story ofLimit(String kind, String limitId, @Nullable String id, @Nullable String group, Label verb) {
        var limit = plan.limits().get(limitId);
        Label name = limit == null ? lines.same(limitId) : limit.label();
        BoardRecord record = id == null ? null : after.record(id);
        Label what = record == null ? name : join(join(name, lines.same(" · ")), lines.title(record));
        String type = record == null ? null : record.type();
        return story(kind, group, id, type, join(verb, what), null, false, false, false, false);
    }

    private Story ofTheCourse(Event event) {
        if (event instanceof IncidentOpened) {
            Object people = after.taken(plan.intakePeople());
            Label text = people == null
                    ? Label.of("zh", "接报登记", "en", "Intake saved")
                    : Label.of("zh", "接报登记，" + people + " 人", "en", "Intake saved, " + people + " people");
            return course("incidentOpened", text, false, false);
        } else if (event instanceof IntakeAcknowledged) {
            return course(
                    "intakeAcknowledged",
                    Label.of("zh", "接报已签收，开始研判", "en", "Intake acknowledged; assessment begins"),
                    false,
                    false);
        } else if (event instanceof PlanActivated) {
            return course("planActivated", Label.of("zh", "启动应急预案", "en", "Emergency plan activated"), true, true);
        } else if (event instanceof LevelSet set) {
            return levelSet(set);
        } else if (event instanceof LevelSuggested suggested) {
            return suggested(suggested);
        } else if (event instanceof PhaseEntered entered) {
            var phase = plan.phases().get(entered.to());
            Label name = phase == null ? lines.same(entered.to()) : phase.label();
            return course("phaseEntered", join(Label.of("zh", "进入阶段：", "en", "Phase: "), name), false, false);
        } else if (event instanceof CheckedIn checked) {
            return checkedIn(checked);
        } else if (event instanceof SuggestionRepeated repeated) {
            Label text = join(
                    Label.of("zh", "等级建议仍未答复：", "en", "Level suggestion still unanswered: "),
                    levelName(repeated.level()));
            return course("suggestionRepeated", text, false, false);
        } else if (event instanceof ResponseEnded) {
            return course(
                    Chronicle.ENDING,
                    Label.of("zh", "响应终止，转入善后", "en", "Response ended; aftercare begins"),
                    true,
                    true);
        }
        CourseWords.Said said = CourseWords.of(event, plan);
        return story(said.kind(), said.group(), null, null, said.text(), null, false, false, said.marker(), false);
    }

    private Story levelSet(LevelSet set) {
        boolean raised = after.rank(set.to()) > after.rank(set.from());
        Label verb = set.from() == null
                ? Label.of("zh", "定为 ", "en", "Level set to ")
                : raised ? Label.of("zh", "升为 ", "en", "Raised to ") : Label.of("zh", "降为 ", "en", "Lowered to ");
        return course("levelSet", join(verb, levelName(set.to())), set.from() != null && raised, true);
    }

    private Story suggested(LevelSuggested suggested) {
        if (suggested.level() == null) {
            return told(suggested, Label.of("zh", "规则：无需升级响应", "en", "Rules suggest no level"));
        }
        Label stale = suggested.stale() ? Label.of("zh", "（数据过期）", "en", " (stale data)") : lines.same("");
        Label text = join(
                join(Label.of("zh", "规则建议 ", "en", "Rules suggest "), levelName(suggested.level())),
                join(why(suggested), stale));
        return told(suggested, text);
    }

    /** Other reasons for the same level stand on command's board; the log tells of another level. */
    private Story told(LevelSuggested suggested, Label text) {
        Suggestion now = after.suggestion();
        boolean sameLevel = now != null && !now.since().equals(stamp.at());
        return story(
                "levelSuggested", null, null, null, text, null, false, false, false, sameLevel && !suggested.stale());
    }

    /** The factors that gave this level, in the plan's words; those that gave a lower one are on command's board. */
    private Label why(LevelSuggested suggested) {
        List<Label> factors = new ArrayList<>();
        for (Suggestion.Hit hit : suggested.hits()) {
            LevelRule rule = plan.levelRules().get(hit.rule());
            if (rule != null && hit.level().equals(suggested.level())) {
                factors.add(rule.label());
            }
        }
        return factors.isEmpty() ? lines.same("") : join(lines.same(" · "), lines.all(factors));
    }

    private Story checkedIn(CheckedIn checked) {
        Label where = switch (checked.place()) {
            case "commandPost" -> Label.of("zh", "指挥部", "en", "command post");
            case "site" -> Label.of("zh", "现场", "en", "on site");
            default -> Label.of("zh", "远程", "en", "remote");
        };
        Label text = join(
                checked.person().name(),
                join(
                        Label.of(
                                "zh",
                                " 到岗 " + checked.people() + " 人 · ",
                                "en",
                                " in place, " + checked.people() + " · "),
                        where));
        return story("checkedIn", checked.group(), null, null, text, null, false, false, false, false);
    }

    private Label levelName(String id) {
        Level level = plan.levels().get(id);
        if (level == null) {
            return lines.same(id);
        }
        return join(lines.same(level.numeral() + " "), level.name());
    }

    private boolean marks(String type, String state) {
        for (Wall.Marker marker : plan.wall().markers()) {
            if (marker.type().equals(type) && marker.state().equals(state)) {
                return true;
            }
        }
        return false;
    }

    private Story course(String kind, Label text, boolean flash, boolean marker) {
        return story(kind, null, null, null, text, null, false, flash, marker, false);
    }

    private Story ofRecord(String kind, String id, Label text, boolean marker) {
        BoardRecord record = after.record(id);
        String group = record == null ? null : record.group();
        return story(kind, group, id, record == null ? null : record.type(), text, null, false, false, marker, false);
    }

    private Story story(
            String kind,
            @Nullable String group,
            @Nullable String record,
            @Nullable String type,
            Label text,
            @Nullable Instant occurredAt,
            boolean late,
            boolean flash,
            boolean marker,
            boolean quiet) {
        return new Story(
                stamp.seq(),
                stamp.at(),
                group,
                kind,
                record,
                type,
                text,
                stamp.by(),
                occurredAt,
                late,
                flash,
                marker,
                quiet);
    }

    private Label words(String zh, String en, String id) {
        BoardRecord record = after.record(id);
        return join(Label.of("zh", zh, "en", en), record == null ? lines.same(id) : lines.title(record));
    }

    private Label join(Label one, Label two) {
        var texts = new LinkedHashMap<String, String>();
        plan.languages().forEach(language -> texts.put(language, one.in(language) + two.in(language)));
        return new Label(texts);
    }
}
