package dev.sextant.desk;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.record.Erasing;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.journal.Appended;
import dev.sextant.journal.CommandKey;
import dev.sextant.journal.Entry;
import dev.sextant.journal.Journal;
import dev.sextant.plan.Plan;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incident on the desk: what is known of it, and the queue of commands that wait their turn. Everything here happens
 * on the desk's one event loop, one command after the other, so nothing needs a lock.
 *
 * <p>What is known may be behind the journal when another node writes too. That costs a second try, never a wrong
 * decision: the append names the entry that it was decided on, and a refusal is only final when nothing newer is stored.
 */
final class Docket {

    private static final Logger LOG = LoggerFactory.getLogger(Docket.class);

    /**
     * How often a command is decided again because another node was faster. The node that lost must read before it tries
     * again and so loses to a busy one for as long as that has a queue; a few tries would send people away for nothing.
     */
    private static final int TRIES = 50;

    /** Commands that may wait; more are told to come back, so that a storm cannot grow without a bound. */
    private static final int WAITING = 2_000;

    private final String id;
    private final Journal journal;
    private final Function<String, Plan> plans;
    private final Holding holding;
    private final Sealing sealing;
    private final InstantSource clock;
    private final Consumer<Duration> decided;

    private Incident now;
    private Future<?> last = Future.succeededFuture();
    private int waiting;

    Docket(
            String id,
            Journal journal,
            Function<String, Plan> plans,
            Holding holding,
            Sealing sealing,
            Plan current,
            InstantSource clock,
            Consumer<Duration> decided) {
        this.id = id;
        this.journal = journal;
        this.plans = plans;
        this.holding = holding;
        this.sealing = sealing;
        this.clock = clock;
        this.decided = decided;
        this.now = Incident.none(current, id);
    }

    /** The incident as far as it is known here. */
    Incident known() {
        return now;
    }

    boolean idle() {
        return waiting == 0;
    }

    /** Would time alone bring anything about now? Asked of what is known here; the append finds out if that is old. */
    boolean somethingDue() {
        if (!now.opened() || !idle()) {
            return false;
        }
        if (!now.lives() && Erasing.due(now, atLeast(now.at())) == null) {
            return false;
        }
        Decision decision = Deciding.decide(now, new PassTime(), Actor.SYSTEM, atLeast(now.at()));
        return decision instanceof Decision.Accepted accepted
                && !accepted.events().isEmpty();
    }

    /** Takes a command into the queue and answers when it was decided and, if accepted, is on the disk. */
    Future<Verdict> submit(Command command, CommandKey key, Actor by) {
        if (waiting >= WAITING) {
            return Future.succeededFuture(new Verdict.Busy());
        }
        return inTurn(() -> decide(command, key, by, TRIES));
    }

    /** Reads on to the end of the journal, in turn. */
    Future<Incident> upToDate() {
        return inTurn(() -> catchUp().map(read -> now));
    }

    private <T> Future<T> inTurn(Supplier<Future<T>> work) {
        waiting++;
        Future<T> mine = last.transform(before -> work.get());
        last = mine;
        return mine.onComplete(done -> waiting--);
    }

    private Future<Verdict> decide(Command command, CommandKey key, Actor by, int tries) {
        Instant at = atLeast(now.at());
        long began = System.nanoTime();
        Decision decision = Deciding.decide(now, command, by, at);
        decided.accept(Duration.ofNanos(System.nanoTime() - began));
        if (decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty()) {
            return whole(command, key, by, accepted.events(), at, tries);
        }
        return nothingToAppend(command, key, by, decision, tries);
    }

    /** The server's time, but never before the last event's: time does not run backwards in a journal. */
    private Instant atLeast(Instant earliest) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return at.isBefore(earliest) ? earliest : at;
    }

    /** Asks what no incident knows, whether somebody who is named holds what the plan says, and appends. */
    private Future<Verdict> whole(
            Command command, CommandKey key, Actor by, List<Event> events, Instant at, int tries) {
        Incident after = now;
        for (Event event : events) {
            after = after.after(event, new Stamp(after.seq() + 1, at, by.person()));
        }
        Incident then = after;
        // What time or the house itself brings about names nobody anew, and must not wait for somebody to put a role
        // right.
        Future<List<Fault>> wrong =
                by.equals(Actor.SYSTEM) ? Future.succeededFuture(List.of()) : holding.faults(then, events);
        return wrong.compose(faults -> faults.isEmpty()
                ? append(command, key, by, events, then, at, tries)
                : nothingToAppend(
                        command, key, by, new Decision.Refused(new Refusal(Refusal.Kind.INVALID, faults)), tries));
    }

    private Future<Verdict> append(
            Command command, CommandKey key, Actor by, List<Event> events, Incident then, Instant at, int tries) {
        Incident decidedOn = now;
        Receipt answer = Receipt.to(events, then);
        return sealing.written(then, events, by.person())
                .compose(bodies -> journal.append(id, decidedOn.seq(), key, answer.encode(), bodies, at))
                .compose(appended -> {
                    if (appended instanceof Appended.Stored stored) {
                        now = then;
                        return sealing.destroyed(id, events)
                                .map(gone -> Verdict.Done.at(stored.head(), id, answer, false));
                    }
                    return notAppended(command, key, by, appended, tries);
                });
    }

    private Future<Verdict> notAppended(Command command, CommandKey key, Actor by, Appended appended, int tries) {
        if (appended instanceof Appended.Again again) {
            return Future.succeededFuture(Receipt.again(id, again.then(), again.answer()));
        }
        if (appended instanceof Appended.Different) {
            return Future.succeededFuture(new Verdict.OtherBody());
        }
        return tries == 0
                ? Future.succeededFuture(new Verdict.Busy())
                : catchUp().compose(read -> decide(command, key, by, tries - 1));
    }

    /** A refusal, or nothing to change: final only if this command was not accepted before and nothing newer is stored. */
    private Future<Verdict> nothingToAppend(Command command, CommandKey key, Actor by, Decision decision, int tries) {
        return journal.seen(id, key).compose(seen -> {
            if (seen.isPresent()) {
                return notAppended(command, key, by, seen.get(), tries);
            }
            return catchUp().compose(read -> {
                if (read > 0 && tries > 0) {
                    return decide(command, key, by, tries - 1);
                }
                return decision instanceof Decision.Refused refused
                        ? Future.succeededFuture(new Verdict.Refused(refused.refusal()))
                        : journal.head(id).map(head -> Verdict.Done.at(head, id, Receipt.NONE, false));
            });
        });
    }

    /**
     * Folds what is stored behind what is known; completes with how many events that were. Fails with {@link
     * dev.sextant.plan.PlanMissing} when the incident's plan is not at hand; asked again it looks again.
     */
    private Future<Long> catchUp() {
        long from = now.seq();
        return journal.readThrough(
                        id,
                        from,
                        page -> sealing.readable(id, page).map(opening -> {
                            page.forEach(entry -> fold(entry, opening));
                            return opening;
                        }))
                .map(read -> now.seq() - from);
    }

    private void fold(Entry entry, Seal opening) {
        if (entry.seq() <= now.seq()) {
            return;
        }
        try {
            EventJson.Written written = EventJson.read(entry.body(), opening);
            if (written.event() instanceof IncidentOpened opened) {
                now = Incident.none(plans.apply(opened.planVersion()), id);
            }
            now = now.after(written.event(), new Stamp(entry.seq(), entry.at(), written.by()));
        } catch (EventJson.UnreadableEvent unreadable) {
            LOG.error("event=unreadable incident={} seq={} why=\"{}\"", id, entry.seq(), unreadable.getMessage());
            now = now.past(entry.seq(), entry.at());
        }
    }
}
