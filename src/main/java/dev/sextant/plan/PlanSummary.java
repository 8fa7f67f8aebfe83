package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A plan as a text that people read: its team, its record types with their fields and life cycles, its limits and level
 * rules. For whoever writes a plan and wants to see what was understood. Ids stand beside labels, since plans and
 * commands use them.
 */
public final class PlanSummary {
    private final Plan plan;
    private final String language;
    private final StringBuilder out = new StringBuilder();

    private PlanSummary(Plan plan, String language) {
        this.plan = plan;
        this.language = language;
    }

    /** The summary in the plan's own language. */
    public static String of(Plan plan) {
        return of(plan, plan.languages().get(0));
    }

    /**
     * The summary with labels in {@code language}.
     *
     * @return lines that each end with a line feed
     */
    public static String of(Plan plan, String language) {
        PlanSummary summary = new PlanSummary(plan, language);
        summary.head();
        summary.team();
        plan.records().values().forEach(summary::recordType);
        summary.limits();
        summary.levelRules();
        return summary.out.toString();
    }

    private void head() {
        line(plan.name().in(language) + " [" + plan.id() + "] version " + plan.version());
        line("languages " + String.join(", ", plan.languages()) + " · times in "
                + plan.zone().getId());
        line(plan.records().size() + " record types, " + plan.limits().size() + " time limits, "
                + plan.levelRules().size() + " level rules, "
                + plan.checklists().items().values().stream()
                        .mapToInt(List::size)
                        .sum() + " checklist items");
    }

    private void team() {
        title("Roles");
        for (Role role : plan.roles().values()) {
            line("  " + named(role.id(), role.label()) + (role.scope() == Role.Scope.GROUP ? ", for a group" : "")
                    + (role.standIn() == null ? "" : ", in another's place"));
        }
        title("Groups");
        for (Group group : plan.groups().values()) {
            Group.Silence silence = group.silent();
            int items = plan.checklists()
                    .items()
                    .getOrDefault(group.id(), List.of())
                    .size();
            line("  " + named(group.id(), group.label()) + ": " + group.strength() + " people, " + items
                    + " checklist items, silent after " + silence.amberMinutes() + " / " + silence.redMinutes()
                    + " min");
        }
        title("Phases");
        line("  "
                + joined(
                        plan.phases().values().stream()
                                .map(p -> named(p.id(), p.label()))
                                .toList(),
                        " → "));
        title("Levels");
        line("  "
                + joined(
                        plan.levels().values().stream()
                                .map(l -> named(l.id(), l.label()))
                                .toList(),
                        " < "));
        title("Acts");
        plan.acts().forEach((act, who) -> line("  " + act + ": " + who(who)));
    }

    private void recordType(RecordType type) {
        title(named(type.id(), type.label()) + " · " + type.prefix() + "-01 · on the board of " + type.group()
                + (type.kind() == RecordType.Kind.OBSERVATION ? " · observation" : ""));
        line("  posted by " + who(type.post()) + "; amended by " + who(type.amend()) + "; struck by "
                + who(type.strike()));
        for (Field field : type.fields().values()) line("  - " + field(field));
        for (Constraint constraint : type.constraints()) {
            line("  ! " + constraint.id() + ": " + constraint.say().in(language)
                    + (constraint.confirm() ? " (to be confirmed)" : ""));
        }
        for (RecordType.Start start : type.starts()) {
            line("  + on " + start.on() + " starts " + start.type()
                    + (start.each() == null ? "" : " for each of " + start.each()));
        }
        if (!type.lifecycle().states().containsKey(Lifecycle.POSTED)) {
            type.lifecycle().states().values().forEach(this::state);
        }
    }

    private String field(Field field) {
        StringJoiner text = new StringJoiner(", ");
        text.add(named(field.name(), field.label()) + ": " + field.kind().id() + of(field));
        if (field.required()) text.add("required");
        if (field.requiredWhen() != null)
            text.add("required when " + field.requiredWhen().source());
        if (field.length() != null) text.add("length " + field.length());
        if (field.range() != null) text.add("range " + field.range());
        if (field.count() != null) text.add("count " + field.count());
        if (field.unit() != null) text.add(field.unit().in(language));
        if (field.computed() != null) text.add("computed");
        if (field.pii() != null) text.add("personal " + field.pii().name().toLowerCase(Locale.ROOT));
        return text.toString();
    }

    private static String of(Field field) {
        if (field.of() != null) return " of " + field.of();
        if (!field.to().isEmpty()) return " to " + String.join(" or ", field.to());
        return field.fields().isEmpty()
                ? ""
                : " of (" + String.join(", ", field.fields().keySet()) + ")";
    }

    private void state(Lifecycle.State state) {
        List<String> moves = new ArrayList<>();
        for (Lifecycle.Move move : state.moves().values()) {
            moves.add(named(move.id(), move.label()) + " → " + String.join(" or ", move.targets()) + " by "
                    + who(move.by()) + provedWithin(move));
        }
        String end = state.open() ? "" : " (end)";
        line("  ○ " + named(state.id(), state.label()) + end
                + (moves.isEmpty() ? "" : ": " + String.join("; ", moves)));
    }

    private static String provedWithin(Lifecycle.Move move) {
        return move.identityWithin() == null
                ? ""
                : " who proved who they are within " + move.identityWithin().toMinutes() + " min";
    }

    private void limits() {
        if (plan.limits().isEmpty()) return;
        title("Time limits: " + String.join(" / ", plan.levels().keySet()));
        for (TimeLimit limit : plan.limits().values()) {
            String minutes = limit.amounts().isEmpty()
                    ? "due " + (limit.due() == null ? "" : limit.due().source())
                    : joined(
                                    limit.amounts().values().stream()
                                            .map(String::valueOf)
                                            .toList(),
                                    " / ")
                            + " " + limit.unit().words();
            String of = limit.of() == null ? "incident" : limit.of();
            line("  " + named(limit.id(), limit.label()) + " · " + of + " · " + minutes + " · " + who(limit.who()));
        }
    }

    private void levelRules() {
        if (plan.levelRules().isEmpty()) return;
        title("Level rules");
        for (LevelRule rule : plan.levelRules().values())
            line("  " + named(rule.id(), rule.label()) + ": " + measure(rule.measure()));
    }

    private static String measure(LevelRule.Measure measure) {
        if (measure instanceof LevelRule.Amount amount) {
            return joined(
                    amount.bands().entrySet().stream()
                            .map(band -> band.getKey() + " from " + Bounds.plain(band.getValue()))
                            .toList(),
                    ", ");
        }
        return joined(
                ((LevelRule.Worst) measure)
                        .map().entrySet().stream()
                                .map(e -> e.getKey() + " → " + e.getValue())
                                .toList(),
                ", ");
    }

    private static String who(Who who) {
        return who.entries().isEmpty() ? "nobody" : String.join(", ", who.entries());
    }

    private String named(String id, Label label) {
        return label.in(language) + " [" + id + "]";
    }

    private static String joined(Collection<String> texts, String between) {
        return String.join(between, texts);
    }

    private void title(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
