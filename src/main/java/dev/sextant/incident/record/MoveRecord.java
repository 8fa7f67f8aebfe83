package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.FieldValues;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record one step along its life cycle: acknowledge a directive, tick a task, approve a statement.
 *
 * @param move the step, by its name in the plan
 * @param fields what the step asks for, as it came in
 * @param baseVersion the version that the person saw; 0 when not told
 * @param textHash for a step that binds a text: the fingerprint of the text that the person read
 */
public record MoveRecord(
        String id,
        String move,
        Map<String, Object> fields,
        int baseVersion,
        @Nullable String textHash,
        Set<String> confirm)
        implements RecordCommand {

    /** A step may ask for this even where the record type has no such field; it then stands in the history only. */
    private static final String REASON = "reason";

    private static final int REASON_LENGTH = 500;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        BoardRecord record = now.record(id);
        RecordType type = record == null ? null : now.plan().type(record.type());
        if (record == null || type == null) {
            return Unknown.record(id);
        }
        Lifecycle.State state = type.lifecycle().state(record.state());
        Lifecycle.Move step = state == null ? null : state.moves().get(move);
        if (!permitted(record, type, step, by, at)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("move", "notPermitted", "您的岗位不能执行这一步", "Your role may not take this step"));
        }
        if (!record.counts() || step == null) {
            return notOpen(type, state);
        }
        List<Fault> stale = textRead(record, step);
        if (!stale.isEmpty()) {
            return Decision.refuse(Refusal.Kind.OUT_OF_ORDER, stale);
        }
        Decision decision = step(now, record, type, step, by, at);
        // Last of all: nobody proves who they are for a step that is then refused for something else.
        return decision instanceof Decision.Accepted && !identified(step, by) ? proveIdentity() : decision;
    }

    private static boolean identified(Lifecycle.Move step, Actor by) {
        return step.identityWithin() == null || by.provedWithin(step.identityWithin());
    }

    private static Decision proveIdentity() {
        return Decision.refuse(
                Refusal.Kind.PROVE_IDENTITY,
                Fault.of(
                        "move",
                        "proveIdentity",
                        "这一步须由您本人确认，请再次验证身份",
                        "This step is yours alone: show once more that it is you"));
    }

    /** A step that is not open now is judged by whoever may take one of its name; what state things are in is theirs to know. */
    private boolean permitted(
            BoardRecord record, RecordType type, Lifecycle.@Nullable Move step, Actor by, Instant at) {
        if (step != null) {
            return Permission.allows(step.by(), by, type, record, at);
        }
        var named = type.lifecycle().states().values().stream()
                .flatMap(state -> state.moves().values().stream())
                .filter(each -> each.id().equals(move))
                .toList();
        return named.isEmpty() || named.stream().anyMatch(each -> Permission.allows(each.by(), by, type, record, at));
    }

    private Decision notOpen(RecordType type, Lifecycle.@Nullable State state) {
        String zhState = state == null ? "" : state.label().in("zh");
        String enState = state == null ? "" : state.label().in("en");
        String open = state == null ? "" : String.join(", ", state.moves().keySet());
        return Decision.refuse(
                Refusal.Kind.OUT_OF_ORDER,
                Fault.of(
                                "move",
                                "moveNotOpen",
                                type.label().in("zh") + "现为“" + zhState + "”，不能执行这一步",
                                type.label().in("en") + " is now “" + enState + "”; this step is not open")
                        .expecting(open, open));
    }

    /** An approval is of one exact text: the one that the person read must be the one that stands now. */
    private List<Fault> textRead(BoardRecord record, Lifecycle.Move step) {
        if (baseVersion > record.version()) {
            return List.of(
                    Fault.of("baseVersion", "versionAhead", "版本号超前，请刷新", "This version does not exist yet; reload"));
        }
        if (step.binds().isEmpty()) {
            return List.of();
        }
        if (!record.conflicts().isEmpty()) {
            return List.of(Fault.of(
                    "move",
                    "openConflict",
                    "有编辑冲突待裁定，不能批准",
                    "A conflict waits for a ruling; it cannot be approved yet"));
        }
        if (textHash == null || !textHash.equals(BoundText.hash(record, step.binds()))) {
            return List.of(Fault.of(
                    "textHash",
                    "textChanged",
                    "文本已变更，请重新阅读后再批准",
                    "The text has changed; read it again before you approve"));
        }
        return List.of();
    }

    private Decision step(
            Incident now, BoardRecord record, RecordType type, Lifecycle.Move step, Actor by, Instant at) {
        var reading = new FieldValues(now);
        var entered = new HashMap<>(fields);
        @Nullable String reason = type.fields().containsKey(REASON) ? null : reason(entered.remove(REASON), reading.faults());
        Map<String, @Nullable Object> changes = new HashMap<>(reading.read(enterable(type, step), entered, "fields."));
        onlyWhatIsAsked(step, changes, reading.faults());
        asked(type, step, changes, reason, reading.faults());
        reading.faults().addAll(Wording.unquoted(type, record, changes));
        if (!reading.faults().isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, reading.faults());
        }
        var drafting = new Drafting(now, by, at);
        BoardRecord fresh = drafting.fresh(type, record);
        Map<String, Object> variables =
                Scope.of(now.with(fresh), at).by(by).about(fresh).variables();
        if (step.unless() != null && step.unless().truth(variables)) {
            return Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, new Fault("move", move, said(step), null));
        }
        step.sets().forEach((name, value) -> changes.put(name, Drafting.plain(value.value(variables))));
        BoardRecord draft = fresh.changed(changes, record.state(), drafting.stamp(), "move", move, reason);
        String to =
                step.target(Scope.of(now.with(draft), at).by(by).about(draft).variables());
        Drafting.leaveBehind(type, record, to, changes);
        draft = record.changed(changes, to, drafting.stamp(), "move", move, reason);
        changes.putAll(drafting.computed(type, draft));
        List<Fault> wrong = drafting.requiredByContent(type, draft);
        wrong.addAll(drafting.chosenAmongOthers(type, fresh, draft, step.asks()));
        if (!wrong.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, wrong);
        }
        String bound = step.binds().isEmpty() ? null : BoundText.hash(record, step.binds());
        var moved = new RecordMoved(id, move, record.state(), to, changes, reason, bound);
        List<Event> events = drafting.withWhatFollows(moved, id, move);
        List<Fault> wording = Wording.faults(now, type, draft, move, at);
        List<Fault> doubts = Wording.doubts(now, type, draft, move, at);
        return drafting.settle(type, id, events, constraint -> constraint.isOnMove(move), confirm, wording, doubts);
    }

    private static @Nullable String reason(@Nullable Object entered, List<Fault> faults) {
        if (entered == null || (entered instanceof String blank && blank.isBlank())) {
            return null;
        }
        if (entered instanceof String text && text.length() <= REASON_LENGTH) {
            return text.strip();
        }
        faults.add(Fault.of(
                "fields.reason", "tooLong", "理由应为 500 字以内的文字", "The reason must be text of at most 500 characters"));
        return null;
    }

    /** A step changes what it asks for and nothing else: a text under approval must not change on the way. */
    private static void onlyWhatIsAsked(
            Lifecycle.Move step, Map<String, @Nullable Object> changes, List<Fault> faults) {
        for (String name : changes.keySet()) {
            if (!step.asks().contains(name) && !step.takes().contains(name)) {
                String asks = String.join(", ", step.asks());
                faults.add(Fault.of("fields." + name, "notAsked", "这一步不能修改该字段", "This step does not change that field")
                        .expecting(asks, asks));
            }
        }
    }

    /** What may be given with a step, though it is entered nowhere else. */
    private static Map<String, Field> enterable(RecordType type, Lifecycle.Move step) {
        if (step.takes().isEmpty()) {
            return type.fields();
        }
        var fields = new HashMap<>(type.fields());
        step.takes().forEach(name -> fields.computeIfPresent(name, (same, field) -> field.given()));
        return fields;
    }

    private static void asked(
            RecordType type,
            Lifecycle.Move step,
            Map<String, @Nullable Object> changes,
            @Nullable String reason,
            List<Fault> faults) {
        for (String name : step.asks()) {
            Field field = type.fields().get(name);
            boolean given = field == null ? reason != null : changes.get(name) != null;
            if (given || faults.stream().anyMatch(fault -> fault.field().startsWith("fields." + name))) {
                continue;
            }
            faults.add(
                    field == null
                            ? Fault.of("fields." + name, "required", "请填写理由", "A reason is required")
                            : FieldValues.missing("fields." + name, field));
        }
    }

    /** Why the plan forbids it, in its words. */
    static Label said(Lifecycle.Move step) {
        return step.say() != null
                ? step.say()
                : Label.of("zh", "预案规则不允许", "en", "A rule of the plan forbids this step");
    }
}
