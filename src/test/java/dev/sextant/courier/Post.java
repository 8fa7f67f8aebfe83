package dev.sextant.courier;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.kit.Story;
import dev.sextant.ops.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A desk and a journal in memory, and couriers over them: one may die, and another go on. */
final class Post implements AutoCloseable {
    /** Everything in tenths of a second. */
    static final Pace QUICK = new Pace(
            Duration.ofMillis(100),
            2,
            3,
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1_500),
            Duration.ofHours(6));

    final Vertx vertx = Vertx.vertx();
    final List<String> counted = new CopyOnWriteArrayList<>();
    private final List<Courier> couriers = new CopyOnWriteArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Instant began;
    private final long from = System.nanoTime();
    private Incident incident;
    private volatile boolean away;

    Post(Story story) {
        this.incident = story.incident();
        this.began = story.incident().at();
    }

    /** A node comes up with these channels. */
    String comes(Channel... channels) throws Exception {
        var courier = new Courier(
                List.of(channels),
                QUICK,
                this::now,
                this::submit,
                (channel, result) -> counted.add(channel + " " + result));
        String id = vertx.deployVerticle(courier).await(10, TimeUnit.SECONDS);
        couriers.add(courier);
        courier.take(incident());
        return id;
    }

    /** It dies: whatever it is at is not written down. */
    void dies(String id) throws Exception {
        away = true;
        couriers.clear();
        vertx.undeploy(id).await(10, TimeUnit.SECONDS);
    }

    /** The store answers again. */
    void back() {
        away = false;
    }

    private Instant now() {
        return began.plusNanos(System.nanoTime() - from);
    }

    synchronized Incident incident() {
        return incident;
    }

    BoardRecord record(String id) {
        return Objects.requireNonNull(incident().record(id), id);
    }

    /** The state of a record; empty before there is one. */
    String state(String id) {
        BoardRecord record = incident().record(id);
        return record == null ? "" : record.state();
    }

    Object field(String id, String name) {
        return Objects.requireNonNullElse(record(id).fields().get(name), "");
    }

    /** What a person does. */
    synchronized void does(Command command, Actor by) {
        if (!decide(command, by)) {
            throw new AssertionError("refused: " + command);
        }
        couriers.forEach(courier -> courier.take(incident));
    }

    private synchronized Future<Boolean> submit(String id, String commandId, Command command) {
        if (away) {
            return Future.failedFuture("the store is away");
        }
        boolean happened = !seen.contains(commandId) && decide(command, Actor.SYSTEM);
        if (happened) {
            seen.add(commandId);
            couriers.forEach(courier -> courier.take(incident));
        }
        return Future.succeededFuture(happened);
    }

    private boolean decide(Command command, Actor by) {
        Instant at = now();
        if (!(Deciding.decide(incident, command, by, at) instanceof Decision.Accepted accepted)) {
            return false;
        }
        for (Event event : accepted.events()) {
            incident = incident.after(event, new Stamp(incident.seq() + 1, at, by.person()));
        }
        return true;
    }

    @Override
    public void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }
}
