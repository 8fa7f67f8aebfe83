package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.watch.ChecklistClock;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.plan.Act;
import dev.sextant.plan.ChecklistItem;
import dev.sextant.plan.Group;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Activates the emergency plan: T0. The level is set, the groups are called out and every group gets its checklist.
 *
 * @param level the level decided; the leader's, not the rules'
 * @param groups the groups called out; empty is all working groups
 */
public record ActivatePlan(
        String level,
        List<String> groups,
        @Nullable String commandPost,
        @Nullable String firstInstructions) implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.ACTIVATE_PLAN, now);
        if (closed != null) {
            return closed;
        }
        if (now.activated()) {
            return Gate.outOfOrder("alreadyActivated", "预案已启动", "The plan is already activated");
        }
        List<Fault> faults = faults(now.plan());
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        List<String> called = groups.isEmpty() ? workingGroups(now.plan()) : groups;
        Suggestion suggestion = now.suggestion();
        var events = new ArrayList<Event>();
        events.add(new PlanActivated(called, commandPost, firstInstructions));
        events.add(new LevelSet(null, level, suggestion == null ? null : suggestion.level(), null, Map.of()));
        events.add(new PhaseEntered(now.course().phase(), Course.PLAN_ACTIVATED, null));
        events.addAll(checklists(now, called, at));
        return new Decision.Accepted(events);
    }

    private List<Fault> faults(Plan plan) {
        var faults = new ArrayList<Fault>();
        if (!plan.levels().containsKey(level)) {
            String known = String.join(", ", plan.levels().keySet());
            faults.add(Fault.of("level", "notOneOf", "请选定等级", "Choose a level").expecting(known, known));
        }
        for (String group : groups) {
            if (!workingGroups(plan).contains(group)) {
                String known = String.join(", ", workingGroups(plan));
                faults.add(Fault.of("groups", "notOneOf", "没有这个工作组", "There is no such working group")
                        .expecting(known, known));
            }
        }
        Gate.bounded("commandPost", commandPost, faults);
        Gate.bounded("firstInstructions", firstInstructions, faults);
        return faults;
    }

    private static List<String> workingGroups(Plan plan) {
        return plan.groups().values().stream()
                .filter(group -> group.kind() == Group.Kind.WORKING)
                .map(Group::id)
                .toList();
    }

    private List<Event> checklists(Incident now, List<String> called, Instant at) {
        var events = new ArrayList<Event>();
        Plan plan = now.plan();
        RecordType type = plan.type(plan.checklists().record());
        if (type == null) {
            return events;
        }
        var ahead = new HashMap<String, Integer>();
        for (String group : called) {
            for (ChecklistItem item : plan.checklists().items().getOrDefault(group, List.of())) {
                String id = now.records().nextId(type.prefix(), ahead);
                events.add(task(plan, type, item, group, id, at));
            }
        }
        return events;
    }

    private RecordPosted task(Plan plan, RecordType type, ChecklistItem item, String group, String id, Instant at) {
        var fields = new HashMap<String, Object>();
        fields.put(ChecklistClock.ITEM_FIELD, item.id());
        if (type.owner() != null) {
            fields.put(type.owner(), group);
        }
        Instant due = ChecklistClock.due(plan.checklists(), item, at, level);
        if (due != null) {
            fields.put(ChecklistClock.DUE_FIELD, due);
        }
        return new RecordPosted(id, type.id(), group, type.lifecycle().initial(), fields, at, null, null, false);
    }
}
