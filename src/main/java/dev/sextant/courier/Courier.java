package dev.sextant.courier;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.ops.Channel;
import dev.sextant.plan.Publication.Delivery;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries released texts out, over each channel one at a time, and writes down what became of them.
 *
 * <p>It remembers nothing that matters. What is to be done is read from the journal ({@link Errands}) whenever an incident
 * changed, and once a second for what only waits for its time. Before a try it writes down that the try begins, by a command
 * whose id is the same on every node: only the one whose command came first goes. A node that dies on the way leaves a record
 * that stands in "being sent"; after the {@linkplain Pace#lease lease} whichever node is there begins it again. So a text
 * arrives at least once, and each try carries the same key.
 */
public final class Courier extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long LOOK_MS = 1_000;
    private static final long SOON_MS = 100;
    private static final long WRITE_AGAIN_MS = 500;
    /** Commands on their way to the desk at one time; the rest waits for the next look. */
    private static final int AT_ONCE = 100;

    private final List<Channel> channels;
    private final Pace pace;
    private final InstantSource clock;
    private final Clerk clerk;
    private final BiConsumer<String, String> counted;

    private final Map<String, Incident> incidents = new ConcurrentHashMap<>();
    private final AtomicBoolean lookingSoon = new AtomicBoolean();
    private final Map<String, Outlet> outlets = new HashMap<>();
    private final Set<String> carrying = new HashSet<>();
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private @Nullable Context mine;

    /**
     * @param counted is told each result: channel, and {@code sent} or the word for what went wrong
     */
    public Courier(
            List<Channel> channels, Pace pace, InstantSource clock, Clerk clerk, BiConsumer<String, String> counted) {
        this.channels = List.copyOf(channels);
        this.pace = pace;
        this.clock = clock;
        this.clerk = clerk;
        this.counted = counted;
    }

    @Override
    public Future<?> start() {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) pace.call().toMillis())
                .setKeepAlive(false));
        for (Channel channel : channels) {
            outlets.put(
                    channel.name(),
                    channel.kind() == Channel.Kind.MAIL
                            ? new MailOutlet(vertx, channel, pace)
                            : new HttpOutlet(client, channel, pace, clock));
        }
        mine = context;
        vertx.setPeriodic(LOOK_MS, tick -> look());
        return Future.succeededFuture();
    }

    /** An incident as it is now; from any thread. */
    public void take(Incident incident) {
        var publication = incident.plan().publication();
        if (channels.isEmpty() || publication == null || publication.delivery() == null) {
            return;
        }
        incidents.put(incident.id(), incident);
        Context there = mine;
        if (there != null && lookingSoon.compareAndSet(false, true)) {
            there.runOnContext(go -> vertx.setTimer(SOON_MS, soon -> {
                lookingSoon.set(false);
                look();
            }));
        }
    }

    /** The store began anew: what is known is void. */
    public void clear() {
        incidents.clear();
    }

    /** What the last try over each channel met with; null when all went well. For the health page. */
    public @Nullable String note() {
        return troubles.isEmpty() ? null : new TreeMap<>(troubles).toString();
    }

    /** The channels, for whoever asks what they will get. */
    public Preview preview() {
        return new Preview(channels, Map.copyOf(outlets));
    }

    private void look() {
        incidents.values().forEach(incident -> {
            for (Errand errand : Errands.of(incident, channels, clock.instant(), pace)) {
                if (underWay.size() < AT_ONCE) {
                    run(incident, errand);
                }
            }
        });
    }

    private void run(Incident incident, Errand errand) {
        Delivery delivery = Entries.delivery(incident);
        if (errand instanceof Errand.Announce announce) {
            String id = "courier-new-" + announce.key();
            once(incident, id, () -> clerk.submit(incident.id(), id, Entries.announcement(delivery, announce)));
        } else if (errand instanceof Errand.Settle settle) {
            String id = Entries.id("end", settle.outgoing());
            once(
                    incident,
                    id,
                    () -> clerk.submit(
                                    incident.id(),
                                    id,
                                    Entries.move(
                                            incident,
                                            settle.outgoing(),
                                            settle.move(),
                                            settle.failure(),
                                            settle.failure()))
                            .onSuccess(written -> count(
                                    Entries.text(settle.outgoing(), delivery.channel()), settle.failure(), written)));
        } else if (errand instanceof Errand.Carry carry) {
            carry(incident, carry);
        }
    }

    /** One channel carries one text at a time; what waits behind it keeps its turn. */
    private void carry(Incident incident, Errand.Carry errand) {
        Channel channel = errand.channel();
        if (carrying.contains(channel.name())) {
            return;
        }
        Delivery delivery = Entries.delivery(incident);
        BoardRecord outgoing = errand.outgoing();
        String id = Entries.id("begin", outgoing);
        once(incident, id, () -> {
            carrying.add(channel.name());
            return clerk.submit(incident.id(), id, Entries.move(incident, outgoing, delivery.begin(), "", ""))
                    .compose(first -> first ? goThere(incident, errand) : Future.succeededFuture(false))
                    .onComplete(done -> carrying.remove(channel.name()));
        });
    }

    private Future<Boolean> goThere(Incident incident, Errand.Carry errand) {
        BoardRecord outgoing = errand.outgoing();
        Delivery delivery = Entries.delivery(incident);
        Channel channel = errand.channel();
        Letter letter = Letter.of(incident, errand.text(), Entries.text(outgoing, delivery.key()), channel);
        Outlet outlet = outlets.get(channel.name());
        if (letter == null || outlet == null) {
            return Future.succeededFuture(false); // The lease ends, and the next look settles it.
        }
        int attempt = Errands.attempts(outgoing, delivery) + 1;
        return outlet.carry(letter)
                .timeout(pace.whole().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(slow -> new Reply.Trouble(Delivery.SILENT, "no answer in time", true))
                .compose(reply -> written(
                                incident,
                                outgoing,
                                Entries.result(incident, outgoing, reply, pace.enough(attempt)),
                                attempt)
                        .onSuccess(written -> told(incident, outgoing, channel, reply, attempt)));
    }

    /** The text is out; that it is, must not get lost because the store is away for a moment. */
    private Future<Boolean> written(Incident incident, BoardRecord outgoing, MoveRecord result, int attempt) {
        String id = "courier-done-" + outgoing.id() + "-" + attempt;
        var until = clock.instant().plus(pace.lease());
        return clerk.submit(incident.id(), id, result)
                .recover(away -> clock.instant().isBefore(until)
                        ? vertx.timer(WRITE_AGAIN_MS, TimeUnit.MILLISECONDS)
                                .compose(again -> written(incident, outgoing, result, attempt))
                        : Future.failedFuture(away));
    }

    private void told(Incident incident, BoardRecord outgoing, Channel channel, Reply reply, int attempt) {
        if (reply instanceof Reply.Trouble trouble) {
            count(channel.name(), trouble.failure(), true);
            troubles.put(channel.name(), trouble.failure());
            LOG.warn(
                    "event=not-delivered incident={} record={} channel=\"{}\" attempt={} why={} answer=\"{}\"",
                    incident.id(),
                    outgoing.id(),
                    channel.name(),
                    attempt,
                    trouble.failure(),
                    trouble.answer());
        } else {
            count(channel.name(), "sent", true);
            troubles.remove(channel.name());
            LOG.info(
                    "event=delivered incident={} record={} channel=\"{}\" attempt={}",
                    incident.id(),
                    outgoing.id(),
                    channel.name(),
                    attempt);
        }
    }

    private void count(String channel, String result, boolean happened) {
        if (happened) {
            counted.accept(channel, result);
        }
    }

    /** The same errand is run once at a time; what the desk did not answer is found again by the next look. */
    private void once(Incident incident, String id, Supplier<Future<Boolean>> run) {
        String key = incident.id() + "/" + id;
        if (underWay.add(key)) {
            run.get()
                    .onFailure(away -> LOG.debug("event=errand-unknown id={} why=\"{}\"", key, away.getMessage()))
                    .onComplete(done -> underWay.remove(key));
        }
    }
}
