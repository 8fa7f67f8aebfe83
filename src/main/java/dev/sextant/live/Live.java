package dev.sextant.live;

import dev.sextant.journal.Journal;
import dev.sextant.journal.RedisLink;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Plan;
import dev.sextant.press.Newsstand;
import dev.sextant.vault.PersonKeys;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The live side of a node, put together: one follower, and a bridge for each HTTP instance. */
public final class Live {
    private static final String THREAD = "sextant-live";
    private static final String SEARCH = "sextant-search";
    private static final String PAST = "sextant-past";

    private final Vertx vertx;
    private final Sessions sessions;
    private final Metrics metrics;
    private final ServerClock clock;
    private final Audience audience = new Audience();
    private final Places places;
    private final List<Bridge> bridges = new CopyOnWriteArrayList<>();
    private final Follower follower;
    private final Past past;
    private final Reading reading;
    /** Kept until Vert.x itself ends: what still arrives for a follower that was stopped must find its thread. */
    private final WorkerExecutor thread;

    private @Nullable String deployment;

    /**
     * @param current the plan that new incidents get
     * @param plans the plan of a version that an incident was opened with
     * @param keys open what is personal
     * @param limits how many sockets somebody may open
     */
    public Live(
            Vertx vertx,
            RedisLink link,
            Journal journal,
            Plan current,
            Function<String, Plan> plans,
            PersonKeys keys,
            Sessions sessions,
            ServerClock clock,
            Metrics metrics,
            Settings.Limits limits) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.metrics = metrics;
        this.clock = clock;
        this.places = new Places(limits.socketsPerSession(), limits.socketsPerAddress());
        this.follower = new Follower(link, journal, current, plans, keys, audience, nodeName());
        this.past = new Past(vertx, journal, current, plans, keys, vertx.createSharedWorkerExecutor(PAST, 1));
        this.reading = new Reading(
                follower, current, clock, new Finding(follower, vertx.createSharedWorkerExecutor(SEARCH, 1)), past);
        this.thread = vertx.createSharedWorkerExecutor(THREAD, 1);
        NewsCodec.register(vertx);
        metrics.lag(follower::lag);
    }

    /** Completes when the journal is followed. The incidents are read after that: {@link #trouble} tells when it is done. */
    public Future<Void> start() {
        DeploymentOptions onItsOwn = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName(THREAD)
                .setWorkerPoolSize(1);
        return vertx.deployVerticle(follower, onItsOwn)
                .onSuccess(id -> deployment = id)
                .mapEmpty();
    }

    /** From now on this one is told how each incident stands; said before {@link #start}, it misses none. */
    public void tell(Onlooker onlooker) {
        follower.tell(onlooker);
    }

    /** The router of an HTTP instance; called on the instance's context, mounted at {@code /live/*} behind sign-in. */
    public Router router(Vertx ofTheInstance) {
        Context context = ofTheInstance.getOrCreateContext();
        Bridge bridge =
                new Bridge(context, reading, sessions, audience, metrics, new Frames(clock), follower::vouched, places);
        bridges.add(bridge);
        return bridge.router(ofTheInstance);
    }

    /** The public pages and feeds, as of now. */
    public Newsstand newsstand() {
        return follower.newsstand();
    }

    public Reading reading() {
        return reading;
    }

    /** What keeps this node from being ready, for the health check; null when all is well. */
    public @Nullable String trouble() {
        if (!follower.complete()) {
            return "the incidents are being read";
        }
        return follower.vouched() ? null : "the journal is not followed";
    }

    /** Entries of the journal that could not be read and were passed over. */
    public int unreadable() {
        return follower.unreadable();
    }

    /** Tells every screen that this node goes, and closes its socket. */
    public Future<Void> farewell() {
        List<Future<?>> said = new ArrayList<>();
        bridges.forEach(bridge -> said.add(bridge.farewell()));
        return Future.join(said).mapEmpty();
    }

    /** Completes when nothing is on its way to the follower any more. */
    public Future<Void> stop() {
        past.stop();
        return deployment == null
                ? Future.succeededFuture()
                : vertx.undeploy(deployment)
                        .eventually(() -> thread.executeBlocking(() -> "all that was waiting before this is done"));
    }

    private static String nodeName() {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
