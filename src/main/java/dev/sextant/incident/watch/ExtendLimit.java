package dev.sextant.incident.watch;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Gives a time limit that runs, or was just missed, more time; once, and for a reason (domain.md §3.2).
 *
 * @param key the deadline's key, as views show it
 */
public record ExtendLimit(String key, long minutes, String reason) implements Command {

    private static final long MOST_MINUTES = 10 * 24 * 60;
    private static final int LONGEST_REASON = 500;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        if (!Permission.allows(now, Act.EXTEND_LIMIT, by)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("type", "notPermitted", "您的岗位不能执行这项操作", "Your role may not do this"));
        }
        Deadline deadline = Deadlines.of(now, at).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElse(null);
        boolean before = now.clocks().extended().containsKey(key) || (deadline != null && deadline.extended());
        if (before || deadline == null) {
            return Decision.refuse(
                    Refusal.Kind.OUT_OF_ORDER,
                    before
                            ? Fault.of("key", "alreadyExtended", "该时限已延长过一次", "This limit was extended before")
                            : Fault.of("key", "limitNotRunning", "没有这个正在计时的时限", "No such limit is running"));
        }
        if (deadline.move() != null) {
            return Decision.refuse(
                    Refusal.Kind.OUT_OF_ORDER,
                    Fault.of(
                            "key",
                            "endsByItself",
                            "到时自动结束，不能延长；如需延后，请修改记录 " + deadline.record() + " 中的时间",
                            "It ends by itself at its time and is not extended; to put that off, change the time in "
                                    + deadline.record()));
        }
        var faults = new ArrayList<Fault>();
        if (minutes < 1 || minutes > MOST_MINUTES) {
            faults.add(Fault.of("minutes", "outOfRange", "应为 1–14400 分钟", "must be 1–14400 minutes")
                    .expecting("1–14400", "1–14400"));
        }
        Duration late = Duration.between(deadline.dueAt(), at);
        if (faults.isEmpty() && late.toMinutes() >= minutes) {
            String least = Long.toString(late.toMinutes() + 1);
            faults.add(Fault.of(
                            "minutes",
                            "tooShort",
                            "延长后仍已超时，至少需 " + least + " 分钟",
                            "It would still be late: give it at least " + least + " minutes")
                    .expecting(least + "–14400", least + "–14400"));
        }
        if (reason.isBlank()) {
            faults.add(Fault.of("reason", "required", "请填写理由", "A reason is required"));
        } else if (reason.length() > LONGEST_REASON) {
            faults.add(Fault.of("reason", "tooLong", "应为 500 字以内", "must be at most 500 characters")
                    .expecting("1–500", "1–500"));
        }
        return faults.isEmpty()
                ? Decision.accept(new LimitExtended(
                        key,
                        deadline.limit(),
                        deadline.record(),
                        deadline.group(),
                        minutes,
                        reason,
                        ChecklistClock.dueWith(now, deadline, deadline.dueAt().plus(Duration.ofMinutes(minutes)))))
                : Decision.refuse(Refusal.Kind.INVALID, faults);
    }
}
