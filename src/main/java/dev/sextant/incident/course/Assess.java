package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.plan.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the initial assessment: how serious, what it may lead to, activate the plan or not (domain.md §3.1). Advice
 * of the assessment group; a decision when whoever may activate the plan says the level, or says no: then the matter goes
 * back to daily handling.
 *
 * @param suggested the level suggested; null: what the rules suggest
 * @param decided the level decided, for whoever may activate the plan
 */
public record Assess(
        @Nullable String suggested,
        @Nullable String decided,
        @Nullable String possibleImpact,
        boolean activate,
        @Nullable String reason)
        implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        boolean decides = Permission.allows(now, Act.ACTIVATE_PLAN, by);
        if (!Permission.allows(now, Act.ASSESS, by) || (decided != null && !decides)) {
            return Gate.notPermitted();
        }
        if (now.activated() || !now.lives()) {
            return Gate.outOfOrder("alreadyActivated", "预案已启动或事件已办结", "The plan is activated, or the matter is closed");
        }
        if (now.course().acknowledgedAt() == null) {
            return Gate.outOfOrder("notAcknowledged", "接报尚未签收", "The intake is not acknowledged yet");
        }
        List<Fault> faults = faults(now, decides);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        Suggestion rules = now.suggestion();
        String level = suggested != null || rules == null ? suggested : rules.level();
        var events = new ArrayList<Event>();
        events.add(new Assessed(level, decided, possibleImpact, activate, reason));
        if (decides && !activate) {
            events.add(new PhaseEntered(now.course().phase(), Course.HANDLED_DAILY, reason));
        }
        return new Decision.Accepted(events);
    }

    private List<Fault> faults(Incident now, boolean decides) {
        var faults = new ArrayList<Fault>();
        Gate.level("severitySuggested", suggested, now.plan(), faults);
        Gate.level("severityDecided", decided, now.plan(), faults);
        if (!activate && (reason == null || reason.isBlank())) {
            faults.add(Fault.of("reason", "required", "不启动预案须说明理由", "Not activating needs a reason"));
        }
        if (!activate && decides && !now.plan().phases().containsKey(Course.HANDLED_DAILY)) {
            faults.add(Fault.of(
                    "activate", "noDailyHandling", "本预案没有“转日常处理”阶段", "This plan has no phase for daily handling"));
        }
        Gate.bounded("possibleImpact", possibleImpact, faults);
        Gate.bounded("reason", reason, faults);
        return faults;
    }
}
