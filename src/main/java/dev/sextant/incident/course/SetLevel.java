package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.watch.ChecklistClock;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.plan.Act;
import dev.sextant.plan.Label;
import dev.sextant.plan.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides the level. A deputy may raise; lowering before the lower suggestion has held asks whether it is meant, and so does a decision
 * of somebody else that whoever decides had not seen.
 *
 * @param from the level that whoever decides saw; null: not said, and not asked about
 */
public record SetLevel(
        @Nullable String from, String level, @Nullable String reason, Set<String> confirm) implements CourseCommand {

    private static final String HELD = "levelHeld";
    private static final String CHANGED = "levelChanged";

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        boolean raises = now.rank(level) > now.levelRank();
        boolean may =
                Permission.allows(now, Act.SET_LEVEL, by) || (raises && Permission.allows(now, Act.RAISE_LEVEL, by));
        if (!may) {
            return Gate.notPermitted();
        }
        if (!now.activated()) {
            return Gate.outOfOrder("notActivated", "预案尚未启动", "The plan is not activated yet");
        }
        List<Fault> faults = faults(now);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        if (from != null && !from.equals(now.course().level()) && !confirm.contains(CHANGED)) {
            return Decision.refuse(Refusal.Kind.CONFIRM, changed(now));
        }
        Suggestion suggestion = now.suggestion();
        if (!raises && !held(now, suggestion, at) && !confirm.contains(HELD)) {
            int minutes = now.plan().levelPolicy().holdMinutes();
            return Decision.refuse(
                    Refusal.Kind.CONFIRM,
                    Fault.of(
                            "level",
                            HELD,
                            "建议等级降低尚未保持 " + minutes + " 分钟，仍要降级？",
                            "The lower suggestion has not held for " + minutes + " minutes yet. Lower all the same?"));
        }
        return Decision.accept(new LevelSet(
                now.course().level(),
                level,
                suggestion == null ? null : suggestion.level(),
                reason,
                ChecklistClock.dueAgain(now, level, at)));
    }

    private List<Fault> faults(Incident now) {
        var faults = new ArrayList<Fault>();
        Gate.level("level", level, now.plan(), faults);
        if (level.equals(now.course().level())) {
            faults.add(Fault.of("level", "unchanged", "已是该等级", "It is at this level already"));
        }
        if (reason == null || reason.isBlank()) {
            faults.add(Fault.of("reason", "required", "请填写理由", "A reason is required"));
        }
        Gate.bounded("reason", reason, faults);
        return faults;
    }

    private static Fault changed(Incident now) {
        Course.LevelDecided decided = Objects.requireNonNull(now.course().levelDecided());
        Label who = decided.by().name();
        return Fault.of(
                "level",
                CHANGED,
                "刚由" + who.in("zh") + "定为" + name(now, "zh") + "，仍要改吗？",
                who.in("en") + " has just set it to " + name(now, "en") + ". Change it all the same?");
    }

    private static String name(Incident now, String language) {
        String id = Objects.requireNonNull(now.course().level());
        Level level = now.plan().levels().get(id);
        return level == null ? id : level.numeral() + " " + level.name().in(language);
    }

    private boolean held(Incident now, @Nullable Suggestion suggestion, Instant at) {
        return suggestion != null
                && !suggestion.stale()
                && suggestion.heldAtMost(
                        level, Duration.ofMinutes(now.plan().levelPolicy().holdMinutes()), now.course(), at);
    }
}
