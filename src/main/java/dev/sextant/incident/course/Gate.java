package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import dev.sextant.plan.Plan;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every act on the whole incident passes first: may this person, and is what was written within bounds. */
final class Gate {

    private static final int TEXT_LENGTH = 500;

    private Gate() {}

    /** The refusal when the plan gives this act to somebody else; null when it may go on. */
    static @Nullable Decision closedTo(Actor by, Act act, Incident now) {
        return Permission.allows(now, act, by) ? null : notPermitted();
    }

    static Decision notPermitted() {
        return Decision.refuse(
                Refusal.Kind.NOT_PERMITTED,
                Fault.of("type", "notPermitted", "您的岗位不能执行这项操作", "Your role may not do this"));
    }

    static Decision outOfOrder(String code, String zh, String en) {
        return Decision.refuse(Refusal.Kind.OUT_OF_ORDER, Fault.of("type", code, zh, en));
    }

    /** The refusal when no response runs: not activated yet, or ended. */
    static @Nullable Decision notRunning(Incident now) {
        return now.activated() && !now.ended()
                ? null
                : outOfOrder("notRunning", "没有正在进行的响应", "There is no response running");
    }

    /** Notes a level that the plan does not have; no level is fine. */
    static void level(String field, @Nullable String level, Plan plan, List<Fault> faults) {
        if (level != null && !plan.levels().containsKey(level)) {
            String known = String.join(", ", plan.levels().keySet());
            faults.add(Fault.of(field, "notOneOf", "请选定等级", "Choose a level").expecting(known, known));
        }
    }

    /** Notes a group that is none of these. */
    static void group(String field, String group, Collection<String> groups, List<Fault> faults) {
        if (!groups.contains(group)) {
            String known = String.join(", ", groups);
            faults.add(Fault.of(field, "notOneOf", "没有这个工作组", "There is no such group")
                    .expecting(known, known));
        }
    }

    /** Notes a text that is missing or too long. */
    static void needed(String field, @Nullable String text, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(Fault.of(field, "required", "必填", "This is required"));
        }
        bounded(field, text, faults);
    }

    /** Notes a text that is too long. */
    static void bounded(String field, @Nullable String text, List<Fault> faults) {
        if (text != null && text.length() > TEXT_LENGTH) {
            faults.add(Fault.of(field, "tooLong", "应为 500 字以内", "must be at most 500 characters")
                    .expecting("0–500", "0–500"));
        }
    }
}
