package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
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

    /** Notes a text that is too long. */
    static void bounded(String field, @Nullable String text, List<Fault> faults) {
        if (text != null && text.length() > TEXT_LENGTH) {
            faults.add(Fault.of(field, "tooLong", "应为 500 字以内", "must be at most 500 characters")
                    .expecting("0–500", "0–500"));
        }
    }
}
