package dev.sextant.incident;

import dev.sextant.incident.watch.Suggestion;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Team;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * An incident as of one event: everything that is true, and nothing else. Immutable.
 *
 * @param plan the plan that it was opened with and keeps
 * @param id such as {@code INC-20260418-01}
 * @param seq the event that it stands at; 0 before it was opened
 * @param at the server's time of that event
 * @param intake what the first receiver wrote down, by field of the plan's intake
 * @param muster who was called out and who is in place
 * @param clocks deadlines that were missed, escalated or extended
 * @param suggestion the level that the rules suggested last; null when none ever was
 * @param people the names of everybody who acted, by account
 * @param erasures whose personal data was erased
 * @param demo a demonstration: marked on every page
 */
public record Incident(
        Plan plan,
        String id,
        long seq,
        Instant at,
        Map<String, Object> intake,
        Course course,
        Register records,
        Muster muster,
        Clocks clocks,
        @Nullable Suggestion suggestion,
        PMap<String, Label> people,
        Erasures erasures,
        boolean demo) {

    /** Before anything happened. */
    public static Incident none(Plan plan, String id) {
        return new Incident(
                plan,
                id,
                0,
                Instant.EPOCH,
                Map.of(),
                Course.before(),
                Register.empty(),
                Muster.none(),
                Clocks.none(),
                null,
                HashTreePMap.empty(),
                Erasures.none(),
                false);
    }

    /** The incident after this event; the one way in which an incident ever changes. */
    public Incident after(Event event, Stamp stamp) {
        Incident applied = event.applyTo(this, stamp);
        return new Incident(
                applied.plan,
                applied.id,
                stamp.seq(),
                stamp.at(),
                applied.intake,
                applied.course,
                applied.records,
                applied.muster,
                applied.clocks,
                applied.suggestion,
                acted(applied.people, stamp.by()),
                applied.erasures,
                applied.demo);
    }

    private static PMap<String, Label> acted(PMap<String, Label> people, Person by) {
        return by.name().equals(people.get(by.id())) ? people : people.plus(by.id(), by.name());
    }

    /** The incident past an entry that this version cannot read: its place is taken, nothing else is known of it. */
    public Incident past(long unreadable, Instant when) {
        return new Incident(
                plan,
                id,
                unreadable,
                when,
                intake,
                course,
                records,
                muster,
                clocks,
                suggestion,
                people,
                erasures,
                demo);
    }

    /** What the intake says in this field; null when nothing, or when there is no such field. */
    public @Nullable Object taken(@Nullable String field) {
        return field == null ? null : intake.get(field);
    }

    public boolean opened() {
        return course.openedAt() != null;
    }

    public boolean activated() {
        return course.activatedAt() != null;
    }

    public boolean ended() {
        return course.endedAt() != null;
    }

    /** Open and not over: not handed back to daily handling, not archived. In aftercare it still lives. */
    public boolean lives() {
        var phase = plan.phases().get(course.phase());
        return opened() && (phase == null || !phase.end() || course.phase().equals(Course.AFTERCARE));
    }

    /** Who checked in, by group and account. */
    public PMap<String, PMap<String, Muster.CheckedIn>> inPlace() {
        return muster.inPlace();
    }

    /** What this account's person is called: as they acted, else as the rosters name them; null when neither knows them. */
    public @Nullable Label nameOf(String account) {
        Label acted = people.get(account);
        if (acted != null) {
            return acted;
        }
        for (String group : plan.groups().keySet()) {
            for (Team.Member member : muster.team(plan, group).everybody()) {
                if (member.id().equals(account)) {
                    return member.name();
                }
            }
        }
        return null;
    }

    /** Deadlines that were missed, by their key. */
    public PMap<String, Instant> missed() {
        return clocks.missed();
    }

    public @Nullable BoardRecord record(String recordId) {
        return records.find(recordId);
    }

    /** Rank of the present level, 1 for the lowest; 0 before there is one. */
    public int levelRank() {
        return rank(course.level());
    }

    /** Rank of a level of the plan, 1 for the lowest; 0 for none. */
    public int rank(@Nullable String level) {
        int rank = 0;
        for (String each : plan.levels().keySet()) {
            rank++;
            if (each.equals(level)) {
                return rank;
            }
        }
        return 0;
    }

    public Incident with(Course newCourse) {
        return new Incident(
                plan, id, seq, at, intake, newCourse, records, muster, clocks, suggestion, people, erasures, demo);
    }

    public Incident with(Register newRecords) {
        return new Incident(
                plan, id, seq, at, intake, course, newRecords, muster, clocks, suggestion, people, erasures, demo);
    }

    public Incident with(BoardRecord record) {
        return with(records.with(record));
    }

    public Incident withIntake(Map<String, Object> fields, boolean isDemo) {
        return new Incident(
                plan,
                id,
                seq,
                at,
                Map.copyOf(fields),
                course,
                records,
                muster,
                clocks,
                suggestion,
                people,
                erasures,
                isDemo);
    }

    public Incident with(Muster newMuster) {
        return new Incident(
                plan, id, seq, at, intake, course, records, newMuster, clocks, suggestion, people, erasures, demo);
    }

    public Incident with(Clocks newClocks) {
        return new Incident(
                plan, id, seq, at, intake, course, records, muster, newClocks, suggestion, people, erasures, demo);
    }

    public Incident withSuggestion(@Nullable Suggestion newSuggestion) {
        return new Incident(
                plan, id, seq, at, intake, course, records, muster, clocks, newSuggestion, people, erasures, demo);
    }

    public Incident with(Erasures newErasures) {
        return new Incident(
                plan, id, seq, at, intake, course, records, muster, clocks, suggestion, people, newErasures, demo);
    }
}
