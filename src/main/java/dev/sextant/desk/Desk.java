package dev.sextant.desk;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Incident;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.incident.record.NoteGuestSeen;
import dev.sextant.incident.record.NoteOpening;
import dev.sextant.incident.record.RevealValues;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.journal.CommandKey;
import dev.sextant.journal.Journal;
import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanMissing;
import dev.sextant.vault.PersonKeys;
import dev.sextant.wire.CommandJson;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk: every change of every incident passes this one door.
 *
 * <p>A command is read, decided against the incident as of now, appended, and only then acknowledged. Why one event loop:
 * decisions about one incident must happen one after the other anyway, a decision takes well under a millisecond, and the
 * disk, not the processor, sets the pace. Two nodes over one journal do not coordinate either; the append itself refuses
 * the slower one, which reads on and decides again.
 *
 * <p>An answer that got lost on the way is not a failure: the same command id hears the same answer as long as the
 * incident lives.
 */
public final class Desk extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Incidents kept at hand; others are read again when somebody asks. */
    private static final int AT_HAND = 200;

    private static final Pattern INCIDENT_ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private static final long TICK_MS = 500;

    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    private final Journal journal;
    private final Plan plan;
    private final Function<String, Plan> plans;
    private final Holding holding;
    private final PersonKeys keys;
    private final InstantSource clock;
    private final boolean demo;
    private final Consumer<Duration> decided;
    private final Map<String, Docket> dockets = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Context mine;
    private boolean closing;
    private boolean ticking;

    /**
     * @param plan the plan that new incidents get
     * @param plans the plan of a version that an incident was opened with
     * @param holders who holds the roles that a plan asks of people who are named
     * @param keys close what is personal before it is written
     * @param demo incidents opened here are demonstrations
     * @param decided is told how long each decision took
     */
    public Desk(
            Journal journal,
            Plan plan,
            Function<String, Plan> plans,
            Holders holders,
            PersonKeys keys,
            InstantSource clock,
            boolean demo,
            Consumer<Duration> decided) {
        this.journal = journal;
        this.plan = plan;
        this.plans = plans;
        this.holding = new Holding(holders);
        this.keys = keys;
        this.clock = clock;
        this.demo = demo;
        this.decided = decided;
    }

    @Override
    public Future<?> start() {
        mine = context;
        vertx.setPeriodic(TICK_MS, tick -> passTime());
        return Future.succeededFuture();
    }

    /** Takes no more commands; those that wait are still decided. */
    @Override
    public Future<?> stop() {
        closing = true;
        return Future.join(dockets.values().stream().map(Docket::upToDate).toList())
                .otherwiseEmpty();
    }

    /**
     * Decides a command about an incident.
     *
     * @param body the command as the client sent it: well-formed JSON, nothing else checked yet
     */
    public Future<Verdict> submit(String incident, Actor actor, JsonObject body) {
        CommandJson.Reading reading = CommandJson.read(body, demo);
        if (reading.command() == null) {
            return Future.succeededFuture(new Verdict.Malformed(reading.faults()));
        }
        if (reading.command() instanceof OpenIncident) {
            return open(actor, body);
        }
        CommandKey key = Sender.key(reading.commandId(), actor, body, keys);
        Command command = reading.command();
        return here(() -> known(incident)
                .compose(docket -> docket.known().opened()
                        ? docket.submit(command, key, actor)
                        : Future.succeededFuture(new Verdict.NoIncident())));
    }

    /**
     * What somebody sees of masked values, and what was decided about that.
     *
     * @param values by field; none when it was refused, or when the command was answered before
     */
    public record Seen(Verdict verdict, Map<String, Object> values) {
        public Seen {
            values = Map.copyOf(values);
        }
    }

    /**
     * Decides a {@link RevealValues} and gives the values. Sent again, the same command gives them for a minute, for an answer that
     * was lost; later it would be a way to look without saying why.
     */
    public Future<Seen> reveal(String incident, Actor actor, JsonObject body) {
        CommandJson.Reading reading = CommandJson.read(body, demo);
        if (!(reading.command() instanceof RevealValues command)) {
            return Future.succeededFuture(new Seen(new Verdict.Malformed(reading.faults()), Map.of()));
        }
        return submit(incident, actor, body)
                .compose(verdict -> here(
                        () -> known(incident).map(docket -> new Seen(verdict, seen(command, verdict, docket.known()))),
                        () -> new Seen(new Verdict.Busy(), Map.of())));
    }

    private Map<String, Object> seen(RevealValues command, Verdict verdict, Incident now) {
        if (!(verdict instanceof Verdict.Done done)) {
            return Map.of();
        }
        boolean justNow = done.records().stream()
                .map(now::record)
                .filter(Objects::nonNull)
                .allMatch(noted -> noted.createdAt().plus(SEEN_AGAIN).isAfter(clock.instant()));
        Map<String, Object> values = new LinkedHashMap<>(RevealValues.values(now, command.record()));
        values.keySet().retainAll(justNow ? command.fields() : List.of());
        return values;
    }

    /** Notes, before a file is handed out, that this person opens it. */
    public Future<Verdict> opening(String incident, Actor actor, String record) {
        return own(incident, "opened-" + UUID.randomUUID(), new NoteOpening(record), actor);
    }

    /** Notes, before the telephone number of a helper is told, that this person sees it; {@link NoteGuestSeen}. */
    public Future<Verdict> guestSeen(String incident, Actor actor, String guest, String group, String reason) {
        return own(incident, "opened-" + UUID.randomUUID(), new NoteGuestSeen(guest, group, reason), actor);
    }

    /**
     * Decides a command of the product's own, which no person gives.
     *
     * @param commandId begins with {@code courier-} or {@code clock-}, which no client may use; the same on every node
     */
    public Future<Verdict> own(String incident, String commandId, Command command) {
        return own(incident, commandId, command, Actor.SYSTEM);
    }

    private Future<Verdict> own(String incident, String commandId, Command command, Actor by) {
        CommandKey key = new CommandKey(commandId, "own");
        return here(() -> known(incident)
                .compose(docket -> docket.known().opened()
                        ? docket.submit(command, key, by)
                        : Future.succeededFuture(new Verdict.NoIncident())));
    }

    /** Opens an incident; its id is the day and a number, such as {@code INC-20260418-01}. */
    public Future<Verdict> open(Actor actor, JsonObject body) {
        CommandJson.Reading reading = CommandJson.read(body, demo);
        if (!(reading.command() instanceof OpenIncident command)) {
            return Future.succeededFuture(new Verdict.Malformed(reading.faults()));
        }
        CommandKey key = Sender.key(reading.commandId(), actor, body, keys);
        return here(() -> new Opening(journal, plan.zone(), this::docket).open(command, key, actor, clock.instant()));
    }

    /** Runs on the desk's event loop and answers on the caller's. */
    private Future<Verdict> here(Supplier<Future<Verdict>> work) {
        return here(work, Verdict.Busy::new);
    }

    private <T> Future<T> here(Supplier<Future<T>> work, Supplier<T> busy) {
        Context desk = Objects.requireNonNull(mine, "the desk is not deployed");
        Context caller = vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        desk.runOnContext(go -> {
            Future<T> verdict = closing ? Future.succeededFuture(busy.get()) : work.get();
            verdict.onComplete(done -> caller.runOnContext(back -> {
                if (done.succeeded()) {
                    answer.complete(done.result());
                } else {
                    answer.fail(done.cause());
                }
            }));
        });
        return answer.future();
    }

    /** The docket of an incident, read from the journal when nothing is known of it yet. */
    private Future<Docket> known(String incident) {
        if (!INCIDENT_ID.matcher(incident).matches()) {
            return Future.succeededFuture(
                    new Docket(incident, journal, plans, holding, sealing(), plan, clock, decided));
        }
        Docket docket = docket(incident);
        return docket.known().opened()
                ? Future.succeededFuture(docket)
                : docket.upToDate().map(read -> docket);
    }

    private Docket docket(String incident) {
        Docket known = dockets.get(incident);
        if (known == null) {
            makeRoom();
            known = new Docket(incident, journal, plans, holding, sealing(), plan, clock, decided);
            dockets.put(incident, known);
        }
        return known;
    }

    private Sealing sealing() {
        return new Sealing(vertx, keys);
    }

    /** Forgets the incident that was asked for longest ago, unless somebody waits for it. */
    private void makeRoom() {
        if (dockets.size() >= AT_HAND) {
            dockets.values().stream()
                    .filter(Docket::idle)
                    .findFirst()
                    .map(docket -> docket.known().id())
                    .ifPresent(dockets::remove);
        }
    }

    /** Lets time pass in every incident that runs: notes missed deadlines, and a level that time alone changed. */
    private void passTime() {
        if (closing || ticking) {
            return;
        }
        ticking = true;
        journal.incidents()
                .compose(ids -> {
                    Future<?> all = Future.succeededFuture();
                    for (String id : ids) {
                        all = all.compose(
                                before -> known(id).compose(this::passTime).recover(Desk::goOnWithoutPlan));
                    }
                    return all;
                })
                .onComplete(done -> {
                    ticking = false;
                    if (done.failed()) {
                        LOG.debug("event=tick-failed why=\"{}\"", done.cause().getMessage());
                    }
                });
    }

    /** An incident whose plan is not at hand must not hold up the others. */
    private static Future<Void> goOnWithoutPlan(Throwable failure) {
        return failure instanceof PlanMissing ? Future.succeededFuture() : Future.failedFuture(failure);
    }

    private Future<Void> passTime(Docket docket) {
        return docket.somethingDue()
                ? docket.submit(new PassTime(), new CommandKey("clock-" + UUID.randomUUID(), "clock"), Actor.SYSTEM)
                        .mapEmpty()
                : Future.succeededFuture();
    }
}
