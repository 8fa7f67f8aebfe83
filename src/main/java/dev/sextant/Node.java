package dev.sextant;

import dev.sextant.courier.Courier;
import dev.sextant.courier.Pace;
import dev.sextant.desk.Desk;
import dev.sextant.files.FileShelf;
import dev.sextant.http.DeskDoor;
import dev.sextant.http.FrontDoor;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.live.Live;
import dev.sextant.notify.Reminders;
import dev.sextant.ops.DiskWatch;
import dev.sextant.ops.Health;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.people.Passwords;
import dev.sextant.people.People;
import dev.sextant.vault.KeysUnavailable;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: the rooms, put together in the order in which they start, and taken apart in the order in which they may
 * stop. Nothing that was acknowledged depends on stopping well.
 */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final long SWEEP_MS = 3_000;
    private static final long DISK_MS = 5_000;
    private static final long PLANS_MS = 60_000;
    private static final long FILES_MS = 3_600_000;
    private static final int DRAIN_SECONDS = 2;
    private static final int FAREWELL_SECONDS = 1;
    private static final int DOOR_SECONDS = 2;

    private final Ground ground;
    /** What is done again and again until the node stops. */
    private final List<Long> timers = new ArrayList<>();

    private final Health health;
    private final People people;
    private final Live live;
    private final Courier courier;
    private final FrontDoor door;
    private final String deskDeployment;
    private final String courierDeployment;

    private Node(Ground ground, ServerClock clock, boolean demo, Pace pace) {
        this.ground = ground;
        Settings settings = ground.settings;
        health = new Health();
        health.notReady("start", "the node starts");

        // People. Their sessions run by the real time, also while the demo's clock plays.
        people = People.over(
                ground.vertx,
                ground.link::send,
                InstantSource.system(),
                SessionSpans.of(settings.sessions(), ground.plans.current()),
                new Passwords(ground.vertx),
                ground.plans.current(),
                ground.masterKey,
                settings.signIn(),
                // The demo's people have no phone with an app, and no organisation that knows them.
                demo ? Set.of() : SessionSpans.withSecondFactor(settings.signIn(), ground.plans.current()),
                demo ? null : WaysOut.provider(settings, ground.vertx));

        // The desk decides, the live side tells; they meet only in the journal.
        Desk desk = new Desk(
                ground.journal,
                ground.plans.current(),
                ground.plans,
                people.accounts()::holding,
                ground.personKeys,
                clock,
                demo,
                ground.metrics::decided);
        live = new Live(
                ground.vertx,
                ground.link,
                ground.journal,
                ground.plans.current(),
                ground.plans,
                ground.personKeys,
                people.sessions(),
                clock,
                ground.metrics,
                settings.limits());
        // What was released goes out; the journal says what is still to be done, and hears what became of it.
        courier = WaysOut.courier(settings, ground.plans.current(), desk, pace, clock, ground.metrics);
        Reminders reminders = WaysOut.reminders(ground, people);
        live.tell(WaysOut.to(courier, reminders));
        courierDeployment = Ground.await(ground.vertx.deployVerticle(courier));
        Future<String> deskStarted = ground.vertx.deployVerticle(desk);
        Future<Void> liveStarted = live.start();
        deskDeployment = Ground.await(deskStarted);
        Ground.await(liveStarted);

        DiskWatch disk = watched(settings);

        DiskWatch filesDisk = new DiskWatch(settings.files(), settings.limits().freeDiskMiB());
        FileShelf files = shelf(settings, filesDisk);
        every(
                FILES_MS,
                () -> files.sweep().onFailure(broken -> LOG.warn("Parts of files could not be looked at", broken)));

        // The front door, last: whoever comes in finds everything in its place.
        door = new FrontDoor(new FrontDoor.Behind(
                settings,
                people,
                ground.plans.current(),
                new DeskDoor(desk, disk::hasRoom),
                new LiveViews(live.reading(), courier.preview(), clock),
                files,
                live.newsstand(),
                reminders,
                live::router,
                health,
                ground.metrics,
                clock,
                failure -> failure instanceof JournalUnavailable || failure instanceof KeysUnavailable,
                demo));
        listen(settings);

        long lagEvents = settings.limits().lagEvents();
        health.note(
                        "entries",
                        () -> live.unreadable() == 0
                                ? null
                                : live.unreadable() + " entries of the journal cannot be read and are passed over")
                .note("plans", ground.plans::note)
                .note("disk", disk::note)
                .note("channels", courier::note)
                .note("files", () -> filesDisk.hasRoom() ? null : "no more files are taken: " + filesDisk.trouble())
                .check("disk", disk::trouble)
                .check("live", live::trouble)
                .check("lag", () -> {
                    long lag = ground.metrics.lagNow();
                    return lag < lagEvents ? null : lag + " events behind the journal";
                });
        every(
                SWEEP_MS,
                () -> people.sessions()
                        .sweep()
                        .onFailure(away -> LOG.debug("Could not look for ended sessions: {}", away.getMessage())));
        every(
                SWEEP_MS,
                () -> closeWhatIsOver()
                        .onFailure(away -> LOG.debug("Could not look for guests to go: {}", away.getMessage())));
        every(
                PLANS_MS,
                () -> ground.plans
                        .fetch()
                        .onFailure(away -> LOG.debug("Could not fetch other plans: {}", away.getMessage())));
        health.nowFine("start");
    }

    private void every(long ms, Runnable work) {
        timers.add(ground.vertx.setPeriodic(ms, tick -> work.run()));
    }

    /** Guests are in until their incident ends. */
    private Future<?> closeWhatIsOver() {
        return people.joining()
                .incidents()
                .compose(joined -> joined.isEmpty()
                        ? Future.succeededFuture()
                        : live.reading()
                                .over(joined)
                                .compose(over -> Future.join(over.stream()
                                        .map(people.joining()::close)
                                        .toList())));
    }

    private void listen(Settings settings) {
        try {
            Ground.await(ground.vertx.deployVerticle(door));
        } catch (Exception failed) { // Waiting throws what failed as it is, also an IOException.
            stop(); // what runs already would find its threads gone
            throw CannotListen.because(failed, settings.host(), settings.port());
        }
    }

    /** The disk that the embedded Redis writes on; that of a Redis elsewhere is watched there. */
    private DiskWatch watched(Settings settings) {
        DiskWatch disk = new DiskWatch(
                settings.data(), settings.embeddedRedis() ? settings.limits().freeDiskMiB() : 0);
        if (settings.embeddedRedis()) {
            disk.look();
            ground.metrics.diskFree(disk::free);
            every(
                    DISK_MS,
                    () -> ground.vertx
                            .executeBlocking(() -> {
                                disk.look();
                                return disk;
                            })
                            .onFailure(broken -> LOG.warn("The disk cannot be watched", broken)));
        }
        return disk;
    }

    /** Where files are kept; on a disk of its own, perhaps, which is watched like the other. */
    private FileShelf shelf(Settings settings, DiskWatch disk) {
        try {
            Files.createDirectories(
                    settings.files(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException broken) {
            throw new Sextant.Unusable(
                    "附件文件夹 " + settings.files() + " 建不了：" + broken + "。请在 config/sextant.yaml 的 files 写一个此账户可写的文件夹。",
                    "The folder for files, " + settings.files() + ", cannot be made: " + broken
                            + ". Set files in config/sextant.yaml to one that this user may write.");
        }
        disk.look();
        every(
                DISK_MS,
                () -> ground.vertx
                        .executeBlocking(() -> {
                            disk.look();
                            return disk;
                        })
                        .onFailure(broken -> LOG.warn("The disk of the files cannot be watched", broken)));
        return new FileShelf(ground.vertx, settings.files(), disk::hasRoom, InstantSource.system());
    }

    /** Starts a node on its ground; {@code ending} stops it again. */
    static Node start(Ground ground, ServerClock clock, boolean demo, Ending ending) {
        return start(ground, clock, demo, ending, Pace.USUAL);
    }

    /** @param pace how patient it is with receivers of released texts */
    static Node start(Ground ground, ServerClock clock, boolean demo, Ending ending, Pace pace) {
        Node node = new Node(ground, clock, demo, pace);
        ending.add(node::stop);
        return node;
    }

    People people() {
        return people;
    }

    int port() {
        return door.port();
    }

    /** Where people reach it from this machine. */
    String address() {
        Settings settings = ground.settings;
        String host = settings.host().equals("0.0.0.0") || settings.host().equals("::") ? "localhost" : settings.host();
        return (settings.tls().cert().isPresent() ? "https://" : "http://") + host + ":" + port();
    }

    /** Stops it within ten seconds: first it is not ready, then it takes nothing more, then it says goodbye, then it goes. */
    private void stop() {
        health.notReady("stop", "the node stops");
        timers.forEach(ground.vertx::cancelTimer);
        step("the courier", 1, ground.vertx.undeploy(courierDeployment));
        step("the desk", DRAIN_SECONDS, ground.vertx.undeploy(deskDeployment));
        step("the screens", FAREWELL_SECONDS, live.farewell());
        step("the front door", DOOR_SECONDS + 1, door.shutDown(DOOR_SECONDS));
        step("the live side", 1, live.stop());
    }

    private static void step(String what, int seconds, Future<?> stopping) {
        try {
            stopping.otherwiseEmpty().await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            LOG.warn("Stopping {} takes longer than {} s; going on", what, seconds);
        }
    }
}
