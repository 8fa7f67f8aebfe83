package dev.sextant.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server of our own in a folder of ours, as long as this object lives: loopback only, random password, every
 * write on the disk before it is answered.
 *
 * <p>There is never a second server on one folder. This process holds the folder's lock; a server that an earlier
 * process left behind (killed, so that it could not stop it) is recognised by its program file, which lies in this very
 * folder, and ended before ours starts. A server that dies while we run is started again on the same port.
 *
 * <p>All methods block: never call them on an event loop.
 */
public final class EmbeddedRedis {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);

    private static final String APPLICATION = "sextant";
    private static final int PASSWORD_BYTES = 32;
    private static final int PORTS_TRIED = 5;
    /** A journal of many incidents is read from the disk first; 100,000 entries take well under a second. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_MS = 30_000;
    /** One that dies is started again at once, so many times; then there is something wrong, and we try more slowly. */
    private static final int DEATHS_AT_ONCE = 30;
    /** A server that ran this long is healthy: its end begins a new count. */
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

    private final Path folder;
    private final Path program;
    private final FolderLock lock;
    private final String password;
    private final String keeperPassword;
    private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sextant-redis-supervisor");
        thread.setDaemon(true);
        return thread;
    });

    private int port; // set before anybody else sees the object
    private volatile @Nullable RedisProcess process;
    /** What waits for the server's end, or to start it again. */
    private volatile @Nullable Future<?> watch;

    private volatile boolean stopping;
    private int deaths; // touched by the supervisor only
    private int failedStarts; // touched by the supervisor only

    private EmbeddedRedis(Path folder, Path program, FolderLock lock) {
        this.folder = folder;
        this.program = program;
        this.lock = lock;
        this.password = randomPassword();
        this.keeperPassword = randomPassword();
    }

    /**
     * Starts the server for a data folder, which is made when it is not there, and waits until it takes commands.
     *
     * @throws EmbeddedRedisFailed with a message for people: the folder is in use, the disk is full, …
     */
    public static EmbeddedRedis start(Path dataFolder) {
        Path data = dataFolder.toAbsolutePath().normalize();
        Path folder = data.resolve("redis");
        FolderLock lock = null;
        try {
            OwnerOnly.folder(data);
            lock = FolderLock.take(data);
            OwnerOnly.folder(folder);
            OwnerOnly.close(folder);
            Path programs = OwnerOnly.folder(folder.resolve("bin"));
            RedisBinary binary = RedisBinary.here();
            Orphans.end(folder, binary.in(programs));
            EmbeddedRedis redis = new EmbeddedRedis(folder, binary.unpack(programs), lock);
            redis.startOnFreePort();
            lock = null; // from here on it is the object's
            return redis;
        } catch (IOException e) {
            throw new EmbeddedRedisFailed("The data folder " + data + " cannot be used. " + FileTrouble.said(e), e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    /** The address for {@link RedisLink}. Holds the password: never log it. */
    public String url() {
        return "redis://" + APPLICATION + ":" + password + "@127.0.0.1:" + port + "/0";
    }

    /** The server's process id. */
    public long pid() {
        RedisProcess current = process;
        return current == null ? -1 : current.pid();
    }

    private void startOnFreePort() throws IOException {
        for (int tried = 1; ; tried++) {
            port = freePort();
            configure();
            try {
                process = launch();
                return;
            } catch (EmbeddedRedisFailed e) {
                boolean taken = String.valueOf(e.getMessage()).contains("Address already in use");
                if (!taken || tried == PORTS_TRIED) {
                    supervisor.shutdownNow();
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void configure() throws IOException {
        OwnerOnly.write(folder.resolve(Orphans.KEEPER_FILE), port + " " + keeperPassword + "\n");
        OwnerOnly.write(folder.resolve("users.acl"), users());
        OwnerOnly.write(folder.resolve("redis.conf"), settings());
    }

    /**
     * Ours may do everything that an application does; what changes the server, copies it elsewhere or empties it is for
     * nobody, and ending it only for its keeper. The file has the passwords' hashes only.
     *
     * <p>Nobody can sign in as "default", but Redis reads its own file back in that name at a start: forbid it anything
     * and what was stored is silently left out.
     */
    private String users() {
        return String.join(
                "\n",
                "user default off resetpass ~* &* +@all",
                "user " + APPLICATION + " on #" + sha256(password)
                        + " ~* &* +@all -@admin -@dangerous -@blocking +info +xread +wait",
                "user " + RedisKeeper.ACCOUNT + " on #" + sha256(keeperPassword) + " -@all +ping +shutdown",
                "");
    }

    private String settings() {
        return String.join(
                "\n",
                "# Written anew at every start. What is kept lies in appendonlydir.",
                "bind 127.0.0.1",
                "port " + port,
                "protected-mode yes",
                "dir \"" + folder + "\"",
                "aclfile \"" + folder.resolve("users.acl") + "\"",
                "databases 1",
                "daemonize no",
                "logfile \"\"",
                "loglevel notice",
                "# Durable before it is acknowledged.",
                "appendonly yes",
                "appendfsync always",
                "no-appendfsync-on-rewrite no",
                "aof-load-truncated yes",
                "save \"\"",
                "# Refuse rather than forget.",
                "maxmemory-policy noeviction",
                "shutdown-timeout 5",
                "tcp-keepalive 60",
                "maxclients 256",
                "");
    }

    private RedisProcess launch() {
        RedisProcess started = RedisProcess.start(folder, program);
        RedisKeeper keeper = new RedisKeeper(port, keeperPassword);
        started.await(keeper, READY_WITHIN);
        watch = started.onExit().thenRunAsync(() -> died(started), supervisor);
        return started;
    }

    private void died(RedisProcess dead) {
        if (stopping) {
            return;
        }
        LOG.error(
                "redis-server ended with {} while it was needed; starting it again. {}", dead.exit(), dead.lastWords());
        deaths = dead.ranFor().compareTo(HEALTHY_AFTER) > 0 ? 1 : deaths + 1;
        restartAfter(deaths > DEATHS_AT_ONCE ? LONGEST_PAUSE_MS : 0);
    }

    private void restartAfter(long pauseMs) {
        watch = supervisor.schedule(this::restart, pauseMs, TimeUnit.MILLISECONDS);
    }

    private void restart() {
        if (stopping) {
            return;
        }
        try {
            process = launch();
            failedStarts = 0;
            LOG.info("redis-server runs again, process {}", pid());
        } catch (EmbeddedRedisFailed e) {
            LOG.error("redis-server could not be started again, trying on: {}", e.getMessage());
            failedStarts++;
            restartAfter(Math.min(LONGEST_PAUSE_MS, 100L << Math.min(failedStarts, 10)));
        }
    }

    /** Ends the server with everything on the disk and gives the folder free. A second call does nothing. */
    public void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        Future<?> watching = watch;
        if (watching != null) {
            watching.cancel(false);
        }
        supervisor.shutdownNow();
        try {
            if (!supervisor.awaitTermination(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("redis-server is being stopped while it starts");
            }
            RedisProcess current = process;
            if (current != null) {
                new RedisKeeper(port, keeperPassword).shutDown();
                current.end(STOPPED_WITHIN);
            }
            Files.deleteIfExists(folder.resolve(Orphans.KEEPER_FILE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("What redis-server left could not be cleared away: {}", e.toString());
        } finally {
            lock.close();
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
