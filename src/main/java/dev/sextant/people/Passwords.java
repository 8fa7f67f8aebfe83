package dev.sextant.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as they are kept: Argon2id, 19 MiB, two passes, in the usual text form. One takes some 40 ms of a core, so they
 * are made on two threads of their own, and when too many wait the next one is sent away ({@link Busy}) rather than
 * letting a crowd of sign-ins hold up everybody.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int THREADS = 2;
    private static final int WAITING_AT_MOST = 64;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    /** Longer ones are refused before they cost anything. */
    public static final int LONGEST = 256;

    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger waiting = new AtomicInteger();
    private final WorkerExecutor threads;
    private final String decoy;

    /** Too many sign-ins wait already; come back in a moment. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("too many sign-ins at once", null, false, false);
        }
    }

    public Passwords(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("passwords", THREADS);
        byte[] nobody = new byte[SALT_BYTES + HASH_BYTES];
        random.nextBytes(nobody);
        this.decoy = PREFIX + encode(nobody, 0, SALT_BYTES) + "$" + encode(nobody, SALT_BYTES, HASH_BYTES);
    }

    /** What to keep instead of this password. */
    public Future<String> keep(String password) {
        return onThreads(() -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return PREFIX
                    + encode(salt, 0, SALT_BYTES)
                    + "$"
                    + encode(hash(password, salt, MEMORY_KIB, PASSES, LANES), 0, HASH_BYTES);
        });
    }

    public Future<Boolean> matches(String password, String kept) {
        return onThreads(() -> {
            String[] parts = kept.split("\\$", -1);
            int[] cost = cost(parts[3]);
            Base64.Decoder decoder = Base64.getDecoder();
            byte[] actual = hash(password, decoder.decode(parts[4]), cost[0], cost[1], cost[2]);
            return MessageDigest.isEqual(actual, decoder.decode(parts[5]));
        });
    }

    /** Takes as long as {@link #matches} and never does: for an account that is not there, so that nobody can tell by the clock. */
    public Future<Boolean> matchesNobody(String password) {
        return matches(password, decoy).map(false);
    }

    private <T> Future<T> onThreads(Callable<T> work) {
        if (waiting.incrementAndGet() > WAITING_AT_MOST) {
            waiting.decrementAndGet();
            return Future.failedFuture(new Busy());
        }
        return threads.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }

    private static byte[] hash(String password, byte[] salt, int memoryKib, int passes, int lanes) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** {@code m=19456,t=2,p=1} as three numbers: what an older entry was made with. */
    private static int[] cost(String text) {
        String[] parts = text.split("[=,]", -1);
        return new int[] {Integer.parseInt(parts[1]), Integer.parseInt(parts[3]), Integer.parseInt(parts[5])};
    }

    private static String encode(byte[] bytes, int from, int length) {
        byte[] part = new byte[length];
        System.arraycopy(bytes, from, part, 0, length);
        return Base64.getEncoder().withoutPadding().encodeToString(part);
    }
}
