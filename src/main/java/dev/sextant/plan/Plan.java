package dev.sextant.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's emergency plan (应急预案), complete and checked: every name used in it exists and every expression in
 * it is compiled. Every map is unmodifiable, keyed by id and in the order in which the plan lists its entries.
 *
 * @param id the plan's own id
 * @param version first 12 hex digits of the SHA-256 over the texts it was loaded from; a running incident keeps its
 *     version
 * @param organisation whose plan it is, when it says so
 * @param languages the languages that every label has, the first one is the plan's own
 * @param zone the time zone in which people read times
 * @param workingDays when the organisation works
 * @param roster the people of each group that the plan names, by group
 * @param levels from the lowest to the highest
 * @param acts who may do each of the general acts, by {@link Act#id}
 * @param intake the fields that are asked when an incident is opened
 * @param intakePeople the number of the intake that says how many people came; null: none does
 * @param intakeDemand the text of the intake that says what they want; null: none does
 * @param incidentConstraints what must not be when an act is done to the incident as a whole; see {@link Constraint}
 * @param starts the records that come into being with an act of the whole incident
 * @param endOfResponse what must be fulfilled before the response may end
 * @param attention rules over the whole incident; those of one record type are in {@link RecordType#attention}
 * @param field what a group's people may post from a phone, by group
 * @param attachments which records say that a file belongs to another; null: the plan knows no files
 * @param comments how people discuss a record beside it; null: they do not
 * @param site the picture of the place with what is placed on it; null: there is none
 * @param publication what stands on the organisation's public page; null: it has none
 * @param handover how somebody hands over at the end of a shift; null: the plan knows no such record
 * @param privacy who may see and erase personal data, and how long it is kept; null: nobody, and for good
 */
public record Plan(
        String id,
        String version,
        Label name,
        @Nullable Organisation organisation,
        List<String> languages,
        ZoneId zone,
        WorkingDays workingDays,
        Map<String, Role> roles,
        Map<String, Group> groups,
        Map<String, Team> roster,
        Map<String, Phase> phases,
        Map<String, Level> levels,
        Map<String, Enumeration> enums,
        Map<String, Who> acts,
        Map<String, Field> intake,
        @Nullable String intakePeople,
        @Nullable String intakeDemand,
        List<Constraint> incidentConstraints,
        List<RecordType.Start> starts,
        List<EndCondition> endOfResponse,
        Checklists checklists,
        Map<String, RecordType> records,
        Map<String, LevelRule> levelRules,
        LevelPolicy levelPolicy,
        Map<String, TimeLimit> limits,
        LimitPolicy limitPolicy,
        List<AttentionRule> attention,
        Wall wall,
        Map<String, List<FieldAction>> field,
        @Nullable Attachments attachments,
        @Nullable Comments comments,
        @Nullable SitePlan site,
        @Nullable Publication publication,
        @Nullable Handover handover,
        @Nullable Privacy privacy) {

    public Plan {
        languages = List.copyOf(languages);
        roles = InOrder.map(roles);
        groups = InOrder.map(groups);
        roster = InOrder.map(roster);
        phases = InOrder.map(phases);
        levels = InOrder.map(levels);
        enums = InOrder.map(enums);
        acts = InOrder.map(acts);
        intake = InOrder.map(intake);
        incidentConstraints = List.copyOf(incidentConstraints);
        starts = List.copyOf(starts);
        endOfResponse = List.copyOf(endOfResponse);
        records = InOrder.map(records);
        levelRules = InOrder.map(levelRules);
        limits = InOrder.map(limits);
        attention = List.copyOf(attention);
        field = InOrder.map(field);
    }

    /** Whose plan it is. */
    public record Organisation(String id, Label name) {}

    /**
     * Something that must be fulfilled before the response may end.
     *
     * @param unmet true: it is not fulfilled; over {@code incident}, {@code all}, {@code now}
     * @param say what is missing
     * @param records the records that are in the way; null: none can be named
     */
    public record EndCondition(
            String id,
            Expression unmet,
            Label say,
            @Nullable Expression records) {}

    /** The record type of this id, or null: ids come from outside. */
    public @Nullable RecordType type(@Nullable String id) {
        return id == null ? null : records.get(id);
    }

    /** The people of a group as the plan names them. */
    public Team team(String group) {
        return roster.getOrDefault(group, Team.NOBODY);
    }

    /**
     * What records of this type answer: those that start one of them for each of several groups and are named in it. Null
     * when they are no answers.
     */
    public RecordType.@Nullable Answer answer(RecordType type) {
        for (RecordType asking : records.values()) {
            for (RecordType.Start start : asking.starts()) {
                Field each = start.each() == null ? null : asking.fields().get(start.each());
                if (!start.type().equals(type.id()) || each == null || each.kind() != FieldKind.GROUPS) continue;
                for (Map.Entry<String, Expression> set : start.set().entrySet()) {
                    if (set.getValue().source().strip().equals("record.id"))
                        return new RecordType.Answer(asking.id(), set.getKey());
                }
            }
        }
        return null;
    }

    /** Whether {@code standing} may do {@code act}. */
    public boolean allows(Act act, Standing standing) {
        Who who = acts.get(act.id());
        return who != null && who.allows(standing);
    }

    /** Who rules on a conflict of a record of this type. */
    public Who rules(RecordType type) {
        return type.rule() != null ? type.rule() : acts.getOrDefault(Act.RULE_ON_CONFLICT.id(), Who.NOBODY);
    }

    /** The rank of a level, 1 for the lowest; 0 for none or an unknown one. */
    public int rank(@Nullable String level) {
        Level found = level == null ? null : levels.get(level);
        return found == null ? 0 : found.rank();
    }

    /** The level of this rank, or null for 0 and for ranks beyond the highest. */
    public @Nullable Level levelOfRank(int rank) {
        return levels.values().stream()
                .filter(l -> l.rank() == rank)
                .findFirst()
                .orElse(null);
    }
}
