package dev.sextant.incident.course;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Person;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Act;
import dev.sextant.plan.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the call-out: told, comes (in so many minutes), or cannot. When the head of a group cannot come, the substitute
 * that the roster names is called at once.
 *
 * @param person the account that it is said for; null: for oneself. Liaison answers for who was reached by phone
 * @param reply {@code told}, {@code accepted} or {@code cannot}
 * @param minutes until the person is there, for {@code accepted}
 */
public record AnswerCall(
        String group,
        @Nullable String person,
        String reply,
        @Nullable Long minutes,
        @Nullable String reason) implements CourseCommand {

    private static final long LONGEST_WAY = 24 * 60;

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        if (!Crew.maySpeakFor(now, Act.ANSWER_CALL, by, group, person)) {
            return Gate.notPermitted();
        }
        Decision closed = Gate.notRunning(now);
        if (closed != null) {
            return closed;
        }
        var faults = new ArrayList<Fault>();
        Gate.group("group", group, now.muster().called().keySet(), faults);
        Person who = Crew.named(now, group, person, by, faults);
        Muster.Reply said = Muster.Reply.of(reply);
        if (said == null) {
            String known = String.join(", ", Muster.Reply.ids());
            faults.add(
                    Fault.of("reply", "notOneOf", "请选择答复", "Choose an answer").expecting(known, known));
        }
        answer(said, faults);
        if (!faults.isEmpty() || said == null || who == null) {
            return Decision.refuse(Refusal.Kind.INVALID, faults);
        }
        var events = new ArrayList<Event>();
        events.add(new CallAnswered(group, who, said, said == Muster.Reply.ACCEPTED ? minutes : null, reason));
        Team.Member substitute = substitute(now, who, said);
        if (substitute != null) {
            events.add(new SubstituteCalled(group, new Person(substitute.id(), substitute.name()), who));
        }
        return new Decision.Accepted(events);
    }

    private void answer(Muster.@Nullable Reply said, List<Fault> faults) {
        if (minutes != null && (minutes < 0 || minutes > LONGEST_WAY)) {
            faults.add(Fault.of("minutes", "outOfRange", "应为 0–1440 分钟", "must be 0–1440 minutes")
                    .expecting("0–1440", "0–1440"));
        }
        if (said == Muster.Reply.CANNOT && (reason == null || reason.isBlank())) {
            faults.add(Fault.of("reason", "required", "请说明不能到岗的原因", "Say why you cannot come"));
        }
        Gate.bounded("reason", reason, faults);
    }

    /** Who is called instead; nobody when the one who cannot come is not the head, or the substitute was called already. */
    private Team.@Nullable Member substitute(Incident now, Person who, Muster.Reply said) {
        Team team = now.muster().team(now.plan(), group);
        Muster.Called call = now.muster().called().get(group);
        boolean head = team.head() != null && team.head().id().equals(who.id());
        return said == Muster.Reply.CANNOT && head && call != null && call.substituteAt() == null
                ? team.substitute()
                : null;
    }
}
