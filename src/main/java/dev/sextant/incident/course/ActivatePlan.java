package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Course;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.watch.ChecklistClock;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.plan.Act;
import dev.sextant.plan.ChecklistItem;
import dev.sextant.plan.Group;
import dev.sextant.plan.Label;
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
 * @param commandPost where the command sits
 * @param decidedBy the account of who decided it, when another writes it down; null: who writes it down
 * @param decidedAt when it was decided; null: now. T0 is always when it was written down
 */
public record ActivatePlan(
        String level,
        List<String> groups,
        @Nullable String commandPost,
        @Nullable String firstInstructions,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt)
        implements CourseCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Decision closed = Gate.closedTo(by, Act.ACTIVATE_PLAN, now);
        if (closed != null) {
            return closed;
        }
        if (now.activated()) {
            return Gate.outOfOrder("alreadyActivated", "预案已启动", "The plan is already activated");
        }
        List<Fault> faults = faults(now, at);
        if (!faults.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        List<String> called = groups.isEmpty() ? workingGroups(now.plan()) : groups;
        Suggestion suggestion = now.suggestion();
        var events = new ArrayList<Event>();
        events.add(new PlanActivated(called, commandPost, firstInstructions, decider(now), decidedAt));
        events.add(new LevelSet(null, level, suggestion == null ? null : suggestion.level(), null, Map.of()));
        events.add(new PhaseEntered(now.course().phase(), Course.PLAN_ACTIVATED, null));
        events.addAll(checklists(now, called, at));
        return new Decision.Accepted(events);
    }

    private List<Fault> faults(Incident now, Instant at) {
        var faults = new ArrayList<Fault>();
        Gate.level("level", level, now.plan(), faults);
        for (String group : groups) {
            Gate.group("groups", group, workingGroups(now.plan()), faults);
        }
        Gate.needed("commandPost", commandPost, faults);
        if (decidedBy != null && now.people().get(decidedBy) == null) {
            faults.add(Fault.of("decidedBy", "unknownPerson", "没有这个人", "Nobody here has this account"));
        }
        Instant opened = now.course().openedAt();
        if (decidedAt != null && (decidedAt.isAfter(at) || (opened != null && decidedAt.isBefore(opened)))) {
            faults.add(Fault.of("decidedAt", "outOfRange", "应在接报之后、现在之前", "must lie between the intake and now"));
        }
        Gate.bounded("firstInstructions", firstInstructions, faults);
        return faults;
    }

    private @Nullable Person decider(Incident now) {
        Label name = decidedBy == null ? null : now.people().get(decidedBy);
        return decidedBy == null || name == null ? null : new Person(decidedBy, name);
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
