package dev.sextant.plan;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the life cycle of one record type, and checks that every state can be reached and left. */
final class LifecycleReader {
    private static final int LONGEST_IDENTITY_MINUTES = 60;

    private final Draft draft;
    private final Problems problems;
    private final String type;
    private final Names.Type names;
    private final Map<String, Field> fields;

    LifecycleReader(Draft draft, String type, Names.Type names, Map<String, Field> fields) {
        this.draft = draft;
        this.problems = draft.problems();
        this.type = type;
        this.names = names;
        this.fields = fields;
    }

    /** @param editable whether a record may be amended in a state that does not say so */
    Lifecycle read(Section record, boolean editable) {
        Map<String, Section> sections = record.sections("lifecycle", Called.STATE);
        if (sections.isEmpty()) return posted(editable);
        checkIds(record.get("lifecycle"), Called.STATE);
        Map<String, Lifecycle.State> states = new LinkedHashMap<>();
        sections.forEach((id, section) -> states.put(id, state(id, section, editable, states.size())));
        Lifecycle lifecycle = new Lifecycle(states.keySet().iterator().next(), states);
        checkReached(lifecycle, sections);
        checkLeft(lifecycle, sections);
        return lifecycle;
    }

    private void checkIds(@Nullable Yaml things, Wording what) {
        if (things instanceof Yaml.Mapping mapping)
            mapping.entries().values().forEach(entry -> draft.checkSpelling(entry.key(), what));
    }

    /** What a type without a life cycle has. */
    private Lifecycle posted(boolean editable) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : draft.names().languages())
            texts.put(language, language.startsWith("zh") ? "已记录" : "Posted");
        Label label = new Label(texts.isEmpty() ? Map.of("en", "Posted") : texts);
        Lifecycle.State state = new Lifecycle.State(
                Lifecycle.POSTED,
                label,
                editable,
                null,
                List.of(),
                false,
                true,
                false,
                Lifecycle.Tone.NEUTRAL,
                Map.of(),
                0);
        return new Lifecycle(Lifecycle.POSTED, Map.of(Lifecycle.POSTED, state));
    }

    private Lifecycle.State state(String id, Section section, boolean editable, int order) {
        Map<String, Lifecycle.Move> moves = new LinkedHashMap<>();
        checkIds(section.get("moves"), Called.MOVE);
        section.sections("moves", Called.MOVE).forEach((name, move) -> moves.put(name, move(name, move)));
        Lifecycle.State state = new Lifecycle.State(
                id,
                draft.label(section, "label"),
                section.flag("editable", editable),
                draft.maybeName(section, "onAmend", Called.stateOf(type), names.states()),
                clears(section),
                section.flag("decision", false),
                section.flag("open", true),
                section.flag("quiet", false),
                section.choice("tone", Lifecycle.Tone.values(), Lifecycle.Tone.NEUTRAL),
                moves,
                order);
        section.close();
        return state;
    }

    private List<String> clears(Section section) {
        List<String> clears = draft.namesIn(section, "clears", Called.fieldOf(type), fields.keySet());
        for (String name : clears) {
            Field field = fields.get(name);
            if (field != null && field.required()) {
                problems.report(
                        section.placeOf("clears"),
                        "“%s”是必填的，记录里不能没有它",
                        "'%s' is required: a record is never without it",
                        name);
            }
        }
        return clears;
    }

    private Lifecycle.Move move(String id, Section section) {
        Scope scope = Scope.of(type).acting();
        List<Lifecycle.Branch> to = branches(section, scope);
        Expression unless = draft.maybeExpression(section, "unless", scope, Wanted.TRUTH);
        Label say = draft.maybeLabel(section, "say");
        if (unless != null && say == null)
            problems.report(
                    section.placeOf("unless"),
                    "写了“unless”就须写“say”：被拒绝的人看到的话",
                    "'unless' needs 'say': what the refused person reads");
        Lifecycle.Move move = new Lifecycle.Move(
                id,
                draft.label(section, "label"),
                to,
                draft.needWho(section, "by", type),
                draft.namesIn(section, "asks", Called.fieldOf(type), fields.keySet()),
                draft.namesIn(section, "takes", Called.fieldOf(type), fields.keySet()),
                draft.namesIn(section, "binds", Called.fieldOf(type), fields.keySet()),
                draft.namesIn(section, "shows", Called.fieldOf(type), fields.keySet()),
                unless,
                say,
                draft.settings(section, "sets", type, scope),
                identityWithin(section));
        checkProvable(section, move);
        for (String asked : move.asks()) {
            Field field = fields.get(asked);
            if (field != null && field.computed() != null) {
                problems.report(
                        section.placeOf("asks"), "“%s”是计算字段，不能要求填写", "'%s' is computed and cannot be asked for", asked);
            }
        }
        section.close();
        return move;
    }

    /** In minutes. Longer than an hour proves no more than that somebody signed in. */
    private @Nullable Duration identityWithin(Section section) {
        int minutes = section.whole("identityWithin", 0, 1);
        if (minutes > LONGEST_IDENTITY_MINUTES)
            problems.report(
                    section.placeOf("identityWithin"),
                    "“identityWithin”最多 %s 分钟，通常写几分钟",
                    "'identityWithin' is at most %s minutes: a few are usual",
                    LONGEST_IDENTITY_MINUTES);
        return minutes == 0 ? null : Duration.ofMinutes(minutes);
    }

    /** A step that only those may take who have no password would never be taken. */
    private void checkProvable(Section section, Lifecycle.Move move) {
        if (move.identityWithin() == null) return;
        for (String entry : move.by().entries())
            if (entry.equals(Role.SYSTEM) || entry.equals(Role.GUEST) || Role.isGuest(entry))
                problems.report(
                        section.placeOf("identityWithin"),
                        "“%2$s”没有密码，不能要求“%1$s”：去掉其中一个",
                        "'%1$s' cannot be asked of '%2$s', who has no password: leave one of them out",
                        "identityWithin",
                        entry);
    }

    private List<Lifecycle.Branch> branches(Section move, Scope scope) {
        Yaml to = move.need("to");
        if (to instanceof Yaml.Text state) {
            return List.of(new Lifecycle.Branch(null, draft.known(state, Called.stateOf(type), names.states())));
        }
        List<Lifecycle.Branch> branches = new ArrayList<>();
        if (to == null) return branches;
        List<Section> sections = move.list("to", Wording.of("“to”的分支", "a branch of 'to'"));
        for (Section section : sections) {
            boolean last = branches.size() == sections.size() - 1;
            Expression when = draft.maybeExpression(section, "when", scope, Wanted.TRUTH);
            if (last && when != null)
                problems.report(
                        section.placeOf("when"),
                        "“to”的最后一个分支不写“when”：其余情况都走它",
                        "the last branch of 'to' has no 'when': it is taken otherwise");
            if (!last && when == null)
                problems.report(
                        section.place(),
                        "“to”的分支除最后一个外都须写“when”",
                        "only the last branch of 'to' may do without 'when'");
            branches.add(
                    new Lifecycle.Branch(when, draft.name(section, "state", Called.stateOf(type), names.states())));
            section.close();
        }
        return branches;
    }

    private void checkReached(Lifecycle lifecycle, Map<String, Section> sections) {
        Set<String> reached = from(lifecycle.initial(), lifecycle);
        sections.forEach((id, section) -> {
            if (!reached.contains(id))
                problems.report(
                        section.place(),
                        "没有操作通向 %2$s 的状态“%1$s”",
                        "no move leads to the state '%1$s' of %2$s",
                        id,
                        type);
        });
    }

    /** An open record must be able to come to an end, or it would stay on the boards for ever. */
    private void checkLeft(Lifecycle lifecycle, Map<String, Section> sections) {
        for (Lifecycle.State state : lifecycle.states().values()) {
            Section section = sections.get(state.id());
            if (!state.open() || section == null) continue;
            List<Lifecycle.State> following = from(state.id(), lifecycle).stream()
                    .map(lifecycle::state)
                    .filter(Objects::nonNull)
                    .toList();
            if (state.moves().isEmpty()) {
                problems.report(
                        section.place(),
                        "未结束的状态“%s”没有出路：给它加操作，或写“open: false”",
                        "nothing leaves the open state '%s': give it moves, or 'open: false'",
                        state.id());
            } else if (following.stream()
                    .allMatch(other -> other.open() && !other.moves().isEmpty())) {
                problems.report(
                        section.place(),
                        "从状态“%s”走不到结束：其后没有一个状态写“open: false”",
                        "from the state '%s' no end is reached: no state that follows has 'open: false'",
                        state.id());
            }
        }
    }

    /** The states that can follow {@code start}, and itself. */
    private static Set<String> from(String start, Lifecycle lifecycle) {
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            Lifecycle.State state = lifecycle.state(next.remove());
            if (state == null) continue;
            List<@Nullable String> targets = new ArrayList<>();
            targets.add(state.onAmend());
            state.moves().values().forEach(move -> targets.addAll(move.targets()));
            for (String target : targets) if (target != null && seen.add(target)) next.add(target);
        }
        return seen;
    }
}
