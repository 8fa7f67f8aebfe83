package dev.sextant.incident.watch;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Course;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Act;
import dev.sextant.plan.AttentionRule;
import dev.sextant.plan.AttentionRule.Severity;
import dev.sextant.plan.Label;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits for whom, since when and against which limit: derived from the incident at an instant, never stored. The
 * default of every entry is to listen, explain, arrange; it judges situations, never people.
 */
public final class Attention {

    private final Incident incident;
    private final Instant at;
    private final Scope scope;
    private final List<Deadline> deadlines;
    private final Map<String, Deadline> byRecord = new HashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private Attention(Incident incident, Instant at, List<Deadline> deadlines) {
        this.incident = incident;
        this.at = at;
        this.scope = Scope.of(incident, at);
        this.deadlines = deadlines;
    }

    /** Everything that waits, by a key that stays the same while the same thing waits. */
    public static Map<String, Waiting> of(Incident incident, Instant at, List<Deadline> deadlines) {
        var attention = new Attention(incident, at, deadlines);
        if (incident.lives()) {
            attention.collect();
        }
        return attention.waiting;
    }

    private void collect() {
        for (Deadline deadline : deadlines) {
            if (deadline.record() != null) {
                byRecord.merge(
                        deadline.record(), deadline, (one, two) -> one.dueAt().isBefore(two.dueAt()) ? one : two);
            }
        }
        if (!incident.ended()) {
            intake();
            level();
            end();
            silentGroups();
        }
        for (RecordType type : incident.plan().records().values()) {
            decisions(type);
            rules(type);
        }
        conflicts();
        missedLimits();
        if (incident.lives()) {
            incidentRules();
        }
    }

    private void intake() {
        Course course = incident.course();
        Instant opened = course.openedAt();
        if (course.acknowledgedAt() == null && !incident.activated() && opened != null) {
            put(
                    "intake",
                    Waiting.Kind.INTAKE,
                    opened,
                    (Instant) null,
                    Act.ACKNOWLEDGE_INTAKE,
                    "acknowledge",
                    Severity.URGENT);
        } else if (!incident.activated() && course.acknowledgedAt() != null) {
            put(
                    "activation",
                    Waiting.Kind.INTAKE,
                    course.acknowledgedAt(),
                    (Instant) null,
                    Act.ACTIVATE_PLAN,
                    "activate",
                    Severity.URGENT);
        }
    }

    /**
     * A suggestion that differs from the level decided. It waits from when both stood, and is asked anew when the response is reopened; a lower one is news only when it
     * has held as long as the plan asks, on fresh data: nobody is asked to undo what was decided a moment ago.
     */
    private void level() {
        Suggestion suggestion = incident.suggestion();
        Instant decidedAt = incident.course().levelSince();
        if (suggestion == null || decidedAt == null || suggestion.kept()) {
            return;
        }
        int suggested = incident.rank(suggestion.level());
        int decided = incident.levelRank();
        Instant since = suggestion.askedAt(incident.course());
        var policy = incident.plan().levelPolicy();
        if (suggested > decided) {
            Instant due = since.plus(Duration.ofMinutes(policy.answerMinutes()));
            level(suggestion, since, due, Severity.CRITICAL);
        } else if (suggested > 0 && suggested < decided && !suggestion.stale() && held(suggestion, decidedAt)) {
            level(suggestion, since, null, Severity.NORMAL);
        }
    }

    /** Long enough under the rules, and long enough after the leader decided otherwise. */
    private boolean held(Suggestion suggestion, Instant decidedAt) {
        var hold = Duration.ofMinutes(incident.plan().levelPolicy().holdMinutes());
        String level = suggestion.level();
        return level != null
                && suggestion.heldAtMost(level, hold, incident.course(), at)
                && !incident.course().putOff(decidedAt, decidedAt.plus(hold)).isAfter(at);
    }

    private void level(Suggestion suggestion, Instant since, @Nullable Instant due, Severity severity) {
        put("level", Waiting.Kind.LEVEL, since, due, Act.SET_LEVEL, suggestion.level(), severity);
    }

    /** Somebody asked to end the response: that is for who may. */
    private void end() {
        Course.Proposal proposal = incident.course().endProposed();
        if (proposal != null) {
            waiting.put(
                    "end",
                    new Waiting(
                                    Waiting.Kind.RULE,
                                    Label.of("zh", "建议终止响应，请决定", "en", "End of the response proposed. Decide"),
                                    proposal.at(),
                                    null,
                                    false,
                                    who(Act.END_RESPONSE),
                                    null,
                                    null,
                                    "endProposed",
                                    null,
                                    Severity.NORMAL)
                            .answeredBy(Act.END_RESPONSE));
        }
    }

    /** A group in place that has not said for an interval how it stands. */
    private void silentGroups() {
        for (String group : incident.plan().groups().keySet()) {
            StatusLine line = StatusLine.of(incident, group);
            Instant due = line == null ? null : line.dueAt();
            if (line != null && due != null && !due.isAfter(at)) {
                var who = new LinkedHashSet<String>();
                who.add(group);
                who.addAll(who(Act.SET_LEVEL));
                waiting.put(
                        "silent:" + group,
                        new Waiting(
                                Waiting.Kind.RULE,
                                Label.of("zh", "逾期未报小组状态", "en", "No status line for too long"),
                                line.since(),
                                due,
                                true,
                                List.copyOf(who),
                                group,
                                null,
                                "silent",
                                null,
                                Severity.NORMAL));
            }
        }
    }

    private void decisions(RecordType type) {
        for (Lifecycle.State state : type.lifecycle().states().values()) {
            if (!state.decision()) {
                continue;
            }
            for (BoardRecord record : incident.records().inState(type.id(), Set.of(state.id()))) {
                put(
                        "decision:" + record.id(),
                        Waiting.Kind.DECISION,
                        record.stateSince(),
                        byRecord.get(record.id()),
                        deciders(state, record),
                        record,
                        state.id(),
                        Severity.NORMAL);
            }
        }
    }

    /** It waits for those who can let it go on: the first move that the plan lists. Whoever may only stop it is not asked. */
    private static List<String> deciders(Lifecycle.State state, BoardRecord record) {
        return state.moves().values().stream()
                .findFirst()
                .map(move -> move.by().of(record.group()))
                .orElse(List.of());
    }

    private void rules(RecordType type) {
        List<AttentionRule> rules = type.attention().stream()
                .filter(rule -> rule.aftercare() || !incident.ended())
                .toList();
        if (rules.isEmpty()) {
            return;
        }
        for (BoardRecord record : incident.records().ofType(type.id())) {
            Map<String, Object> variables = scope.about(record).variables();
            for (AttentionRule rule : rules) {
                if (rule.when().truth(variables)) {
                    putRule(rule, record, since(rule, variables, Touched.at(incident, record)));
                }
            }
        }
    }

    /** These hold in aftercare too, when people may gather again; a rule that must not, says so itself. */
    private void incidentRules() {
        for (AttentionRule rule : incident.plan().attention()) {
            if (rule.when().truth(scope.variables())) {
                putRule(rule, null, since(rule, scope.variables(), null));
            }
        }
    }

    private static @Nullable Instant since(
            AttentionRule rule, Map<String, Object> variables, @Nullable Instant otherwise) {
        return rule.since() != null && rule.since().value(variables) instanceof Instant told ? told : otherwise;
    }

    /** What a rule says of a record that waits for a decision of the same people is said with that decision, not beside it. */
    private void putRule(AttentionRule rule, @Nullable BoardRecord record, @Nullable Instant since) {
        String group = record == null ? null : record.group();
        List<String> who = rule.who().of(group);
        String decision = record == null ? "" : "decision:" + record.id();
        Waiting decided = waiting.get(decision);
        if (decided != null && decided.who().containsAll(who)) {
            waiting.put(decision, decided.saying(rule.say(), rule.move(), rule.severity()));
            return;
        }
        String key = "rule:" + rule.id() + (record == null ? "" : ":" + record.id());
        Deadline due = record == null ? null : byRecord.get(record.id());
        waiting.put(
                key,
                new Waiting(
                        Waiting.Kind.RULE,
                        rule.say(),
                        since,
                        due == null ? null : due.dueAt(),
                        false,
                        who,
                        group,
                        record == null ? null : record.id(),
                        rule.id(),
                        rule.move(),
                        rule.act(),
                        record == null ? shownBy(rule) : List.of(),
                        rule.severity()));
    }

    private List<String> shownBy(AttentionRule rule) {
        var ids = new ArrayList<String>();
        if (rule.records() != null && rule.records().value(scope.variables()) instanceof List<?> records) {
            for (Object each : records) {
                if (each instanceof Map<?, ?> record && record.get("id") instanceof String id) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private void conflicts() {
        for (BoardRecord record : incident.records().conflicted()) {
            RecordType type = incident.plan().type(record.type());
            Who who = type == null ? Who.NOBODY : incident.plan().rules(type);
            record.conflicts()
                    .forEach((field, conflict) -> put(
                            "conflict:" + record.id() + ":" + field,
                            Waiting.Kind.CONFLICT,
                            conflict.at(),
                            (Deadline) null,
                            who.of(record.group()),
                            record,
                            field,
                            Severity.URGENT));
        }
    }

    /** A missed limit waits for who is responsible, and once it is escalated for the leader too. */
    private void missedLimits() {
        for (Deadline deadline : deadlines) {
            if (deadline.missed() && deadline.move() == null && !waiting.containsKey("decision:" + deadline.record())) {
                waiting.put(
                        "limit:" + deadline.key(),
                        new Waiting(
                                Waiting.Kind.LIMIT,
                                null,
                                deadline.from(),
                                deadline.dueAt(),
                                true,
                                deadline.who(),
                                deadline.group(),
                                deadline.record(),
                                deadline.limit(),
                                null,
                                deadline.escalated() ? Severity.CRITICAL : Severity.URGENT));
            }
        }
    }

    private List<String> who(Act act) {
        return incident.plan().acts().getOrDefault(act.id(), Who.NOBODY).of(null);
    }

    private void put(
            String key,
            Waiting.Kind kind,
            Instant since,
            @Nullable Deadline deadline,
            List<String> who,
            BoardRecord record,
            String reference,
            Severity severity) {
        boolean missed = deadline != null && deadline.missed();
        Instant due = deadline == null ? null : deadline.dueAt();
        waiting.put(
                key,
                new Waiting(
                        kind, null, since, due, missed, who, record.group(), record.id(), reference, null, severity));
    }

    private void put(
            String key,
            Waiting.Kind kind,
            Instant since,
            @Nullable Instant due,
            Act answer,
            @Nullable String reference,
            Severity severity) {
        boolean missed = due != null && due.isBefore(incident.at());
        List<String> who = who(answer);
        waiting.put(
                key,
                new Waiting(kind, null, since, due, missed, who, null, null, reference, null, severity)
                        .answeredBy(answer));
    }
}
