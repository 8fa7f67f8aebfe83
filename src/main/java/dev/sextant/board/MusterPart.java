package dev.sextant.board;

import dev.sextant.incident.Muster;
import dev.sextant.incident.Muster.Answered;
import dev.sextant.incident.Muster.Called;
import dev.sextant.incident.Muster.CheckedIn;
import dev.sextant.plan.Group;
import dev.sextant.plan.Label;
import dev.sextant.plan.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The call-out as screens show it: per group {@code called}, {@code told}, {@code accepted} (with when they will be
 * there), {@code cannot}, {@code inPlace} or {@code waived}, and the same per person where names are shown.
 */
final class MusterPart {

    private static final String IN_PLACE = "inPlace";

    private final Moment moment;
    private final Muster muster;

    MusterPart(Moment moment) {
        this.moment = moment;
        this.muster = moment.incident().muster();
    }

    /** All groups without the names of their members, for a screen that everybody sees. */
    @Nullable Map<String, Object> inShort() {
        return draw(moment.plan().groups().keySet(), false);
    }

    /** All groups with everybody in them. */
    @Nullable Map<String, Object> whole() {
        return draw(moment.plan().groups().keySet(), true);
    }

    /** One group with everybody in it. */
    @Nullable Map<String, Object> of(String group) {
        return draw(Set.of(group), true);
    }

    /** The people of groups as the rosters name them now, called out or not: by group and account {@code name} and {@code part}. */
    Map<String, Object> rosters(Collection<String> groups) {
        var rosters = new LinkedHashMap<String, Object>();
        for (String group : groups) {
            Team team = muster.team(moment.plan(), group);
            var people = new LinkedHashMap<String, Object>();
            team.everybody()
                    .forEach(each -> people.put(each.id(), Map.of("name", each.name(), "part", part(team, each.id()))));
            rosters.put(group, people);
        }
        return rosters;
    }

    private @Nullable Map<String, Object> draw(Set<String> wanted, boolean names) {
        if (muster.called().isEmpty()) {
            return null;
        }
        var groups = new LinkedHashMap<String, Object>();
        for (Group group : moment.plan().groups().values()) {
            Called call = muster.called().get(group.id());
            if (call != null && wanted.contains(group.id())) {
                groups.put(group.id(), group(group, call, names));
            }
        }
        List<String> awaited = muster.awaited();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("called", (long) muster.called().size());
        shown.put(IN_PLACE, (long) muster.called().size() - awaited.size());
        shown.put("awaited", awaited);
        shown.put("groups", groups);
        return shown;
    }

    private Map<String, Object> group(Group group, Called call, boolean names) {
        Team team = muster.team(moment.plan(), group.id());
        var shown = new LinkedHashMap<String, Object>();
        Answered lead = lead(team, call);
        shown.put("state", state(call, lead));
        shown.put("calledAt", call.at());
        Moment.put(shown, "etaAt", call.inPlaceAt() == null && lead != null ? eta(lead) : null);
        Moment.put(shown, "inPlaceAt", call.inPlaceAt());
        Moment.put(shown, "onSpotAt", call.onSpotAt());
        Moment.put(shown, "head", member(team.head()));
        Moment.put(shown, "substitute", member(team.substitute()));
        Moment.put(shown, "substituteCalledAt", call.substituteAt());
        if (call.waived() != null) {
            shown.put(
                    "waived",
                    Map.of(
                            "reason", call.waived().reason(),
                            "by", Cards.person(call.waived().by()),
                            "at", call.waived().at()));
        }
        if (names) {
            shown.put("people", people(group.id(), team, call));
        }
        return shown;
    }

    /**
     * The answer that counts for the group: the substitute's once called, else the head's. Where the roster names other
     * people than those who came, as on a node whose accounts it does not know yet, the newest of theirs.
     */
    private static @Nullable Answered lead(Team team, Called call) {
        Team.Member leads = call.substituteAt() == null ? team.head() : team.substitute();
        Answered named = leads == null ? null : call.answers().get(leads.id());
        if (named != null) {
            return named;
        }
        Set<String> known = new HashSet<>();
        team.everybody().forEach(each -> known.add(each.id()));
        Answered newest = null;
        for (Answered each : call.answers().values()) {
            boolean later = newest == null || each.at().isAfter(newest.at());
            newest = later && !known.contains(each.person().id()) ? each : newest;
        }
        return newest;
    }

    private static String state(Called call, @Nullable Answered lead) {
        if (call.inPlaceAt() != null) {
            return IN_PLACE;
        }
        return call.waived() != null
                ? "waived"
                : lead == null ? "called" : lead.reply().id();
    }

    private static @Nullable Instant eta(Answered answer) {
        return answer.minutes() == null ? null : answer.at().plus(Duration.ofMinutes(answer.minutes()));
    }

    private static @Nullable Map<String, Object> member(Team.@Nullable Member member) {
        return member == null ? null : Map.of("id", member.id(), "name", member.name());
    }

    private Map<String, Object> people(String group, Team team, Called call) {
        var ids = new LinkedHashMap<String, Label>();
        team.everybody().forEach(each -> ids.put(each.id(), each.name()));
        call.answers()
                .values()
                .forEach(each ->
                        ids.putIfAbsent(each.person().id(), each.person().name()));
        Map<String, CheckedIn> present = present(group);
        present.values()
                .forEach(each ->
                        ids.putIfAbsent(each.person().id(), each.person().name()));
        var people = new LinkedHashMap<String, Object>();
        for (String id : new LinkedHashSet<>(ids.keySet())) {
            var shown = new LinkedHashMap<String, Object>();
            Moment.put(shown, "name", ids.get(id));
            shown.put("part", part(team, id));
            answer(shown, call.answers().get(id), call);
            arrival(shown, present.get(id));
            people.put(id, shown);
        }
        return people;
    }

    private Map<String, CheckedIn> present(String group) {
        Map<String, CheckedIn> known = muster.inPlace().get(group);
        return known == null ? Map.of() : known;
    }

    private static String part(Team team, String id) {
        if (team.head() != null && team.head().id().equals(id)) {
            return "head";
        }
        return team.substitute() != null && team.substitute().id().equals(id) ? "substitute" : "member";
    }

    private static void answer(Map<String, Object> shown, @Nullable Answered answer, Called call) {
        shown.put("state", answer == null ? "called" : answer.reply().id());
        shown.put("at", answer == null ? call.at() : answer.at());
        if (answer != null) {
            Moment.put(shown, "minutes", answer.minutes());
            Moment.put(shown, "etaAt", eta(answer));
            Moment.put(shown, "reason", answer.reason());
        }
    }

    private static void arrival(Map<String, Object> shown, @Nullable CheckedIn arrived) {
        if (arrived != null) {
            shown.put("state", IN_PLACE);
            shown.put("at", arrived.at());
            shown.put("place", arrived.place());
            shown.put("count", arrived.people());
            Moment.put(shown, "phoneOk", arrived.phoneOk());
            Moment.put(shown, "leaveAt", arrived.leaveAt());
        }
    }

    /** Everybody whom the rosters name, for forms that ask for a person; who acted keeps the name that they acted under. */
    static Map<String, Label> known(Moment moment) {
        var known = new LinkedHashMap<String, Label>();
        for (String group : moment.plan().groups().keySet()) {
            moment.incident()
                    .muster()
                    .team(moment.plan(), group)
                    .everybody()
                    .forEach(each -> known.put(each.id(), each.name()));
        }
        known.putAll(moment.incident().people());
        return known;
    }
}
