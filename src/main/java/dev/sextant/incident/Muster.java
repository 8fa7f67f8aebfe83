package dev.sextant.incident;

import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Team;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Who was called out, what they answered, and who is in place. Groups are called by the activation; a group is in place
 * when its head, or whoever stands in, has checked in (domain.md §3.2, TL04).
 *
 * @param called the groups that were called out
 * @param inPlace who checked in, by group and account
 * @param roster groups whose people were changed in this incident; the others stand as the plan has them
 */
public record Muster(
        PMap<String, Called> called, PMap<String, PMap<String, CheckedIn>> inPlace, PMap<String, Team> roster) {

    /** One check-in: a person and how many of the group come with them. */
    public record CheckedIn(
            Person person,
            String place,
            long people,
            Instant at,
            @Nullable Boolean phoneOk,
            @Nullable Instant leaveAt) {}

    /**
     * A group that was called out.
     *
     * @param answers what people said, by account
     * @param substituteAt when the substitute was called because the head cannot come
     * @param inPlaceAt when its head, or who stands in, first checked in
     * @param onSpotAt when somebody of it first checked in on the spot
     */
    public record Called(
            Instant at,
            PMap<String, Answered> answers,
            @Nullable Instant substituteAt,
            @Nullable Waived waived,
            @Nullable Instant inPlaceAt,
            @Nullable Instant onSpotAt) {}

    /** What a person said to the call-out; {@code minutes} until they are there. */
    public record Answered(
            Person person,
            Reply reply,
            @Nullable Long minutes,
            @Nullable String reason,
            Instant at) {}

    /** The leader does without the group. */
    public record Waived(String reason, Person by, Instant at) {}

    /** What can be said to a call-out. */
    public enum Reply {
        /** The call has reached the person. */
        TOLD("told"),
        /** Comes. */
        ACCEPTED("accepted"),
        /** Cannot come. */
        CANNOT("cannot");

        private final String id;

        Reply(String id) {
            this.id = id;
        }

        /** The word on the wire. */
        public String id() {
            return id;
        }

        public static @Nullable Reply of(String id) {
            for (Reply reply : values()) {
                if (reply.id.equals(id)) {
                    return reply;
                }
            }
            return null;
        }

        public static List<String> ids() {
            return List.of(TOLD.id, ACCEPTED.id, CANNOT.id);
        }
    }

    public static Muster none() {
        return new Muster(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
    }

    /** Calls groups out. */
    public Muster call(Collection<String> groups, Instant at) {
        PMap<String, Called> next = called;
        for (String group : groups) {
            next = next.plus(group, new Called(at, HashTreePMap.empty(), null, null, null, null));
        }
        return new Muster(next, inPlace, roster);
    }

    public Muster answered(String group, Answered answer) {
        Called call = called.get(group);
        return call == null
                ? this
                : with(
                        group,
                        new Called(
                                call.at(),
                                call.answers().plus(answer.person().id(), answer),
                                call.substituteAt(),
                                call.waived(),
                                call.inPlaceAt(),
                                call.onSpotAt()));
    }

    public Muster substituted(String group, Instant at) {
        Called call = called.get(group);
        return call == null
                ? this
                : with(
                        group,
                        new Called(call.at(), call.answers(), at, call.waived(), call.inPlaceAt(), call.onSpotAt()));
    }

    public Muster waived(String group, Waived waiver) {
        Called call = called.get(group);
        return call == null
                ? this
                : with(
                        group,
                        new Called(
                                call.at(),
                                call.answers(),
                                call.substituteAt(),
                                waiver,
                                call.inPlaceAt(),
                                call.onSpotAt()));
    }

    /** @param leads the one who checked in leads the group, or stands in for who does */
    public Muster checkedIn(String group, CheckedIn entry, boolean leads, boolean onSpot) {
        PMap<String, CheckedIn> ofGroup = inPlace.get(group);
        PMap<String, CheckedIn> known = ofGroup == null ? HashTreePMap.empty() : ofGroup;
        Muster next =
                new Muster(called, inPlace.plus(group, known.plus(entry.person().id(), entry)), roster);
        Called call = called.get(group);
        if (call == null) {
            return next;
        }
        Instant arrived = call.inPlaceAt() == null && leads ? entry.at() : call.inPlaceAt();
        Instant spot = call.onSpotAt() == null && onSpot ? entry.at() : call.onSpotAt();
        return next.with(
                group, new Called(call.at(), call.answers(), call.substituteAt(), call.waived(), arrived, spot));
    }

    public Muster manned(String group, Team team) {
        return new Muster(called, inPlace, roster.plus(group, team));
    }

    private Muster with(String group, Called call) {
        return new Muster(called.plus(group, call), inPlace, roster);
    }

    /** The people of a group now. */
    public Team team(Plan plan, String group) {
        Team changed = roster.get(group);
        return changed == null ? plan.team(group) : changed;
    }

    /** Whether the roster has this person lead the group or stand in for its head. */
    public boolean leads(Plan plan, String group, String account) {
        Team team = team(plan, group);
        return (team.head() != null && team.head().id().equals(account))
                || (team.substitute() != null && team.substitute().id().equals(account));
    }

    /** How the roster of the group names a person; null when it does not. */
    public @Nullable Label nameOf(Plan plan, String group, String account) {
        for (Team.Member member : team(plan, group).everybody()) {
            if (member.id().equals(account)) {
                return member.name();
            }
        }
        return null;
    }

    /** The groups that were called, are not in place and not waived. */
    public List<String> awaited() {
        return called.entrySet().stream()
                .filter(entry ->
                        entry.getValue().inPlaceAt() == null && entry.getValue().waived() == null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
