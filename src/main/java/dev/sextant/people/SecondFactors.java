package dev.sextant.people;

import dev.sextant.vault.MasterKey;
import dev.sextant.vault.NotOpened;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The second factor of those who have one: codes of an app on a phone ({@link Totp}), and ten recovery codes for the day on
 * which the phone is gone. Each code is good once, on whichever node, however many ask at the same moment. The secret is
 * sealed with the master key, the recovery codes are kept as hashes.
 */
public final class SecondFactors {
    static final String KEY = "{s0}:people:second-factors";
    private static final Duration BEGUN = Duration.ofMinutes(15);
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 16;
    private static final int RECOVERY_GROUP = 4;
    private static final int LONGEST = 40;
    private static final int TRIES = 4;

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final InstantSource clock;
    private final MasterKey key;
    private final Set<String> demanded;

    /** Turned on, and since when; how many recovery codes are left. */
    public record State(Instant since, int recoveryLeft) {}

    /** Begun: what the person puts into the app. It counts once a code of the app was given. */
    public record Begun(String secret, String address) {}

    /** @param demanded ids of roles that may not sign in without one */
    SecondFactors(Store store, InstantSource clock, MasterKey key, Set<String> demanded) {
        this.store = store;
        this.clock = clock;
        this.key = key;
        this.demanded = Set.copyOf(demanded);
    }

    /** Whether somebody with these roles may not do without one. */
    public boolean demandedOf(Collection<String> roles) {
        return roles.stream().map(role -> role.split("@", 2)[0]).anyMatch(demanded::contains);
    }

    public Future<Optional<State>> of(String account) {
        return kept(account)
                .map(found -> found.map(Buffer::toJsonObject)
                        .map(SecondFactor::of)
                        .map(one -> new State(one.since(), one.recovery().size())));
    }

    /** Makes a secret, which takes the place of one that was begun before. */
    public Future<Begun> begin(String account) {
        byte[] secret = tokens.bytes(Totp.SECRET_BYTES);
        return store.send(Request.cmd(Command.SET)
                        .arg(begun(account))
                        .arg(key.seal(secret, begun(account)))
                        .arg("PX")
                        .arg(BEGUN.toMillis()))
                .map(done -> new Begun(Totp.base32(secret), Totp.address(account, secret)));
    }

    /**
     * Turns on what was begun, if this is a code of it.
     *
     * @return the recovery codes, which are kept nowhere; empty: the code is wrong, or nothing was begun
     */
    public Future<Optional<List<String>>> turnOn(String account, String code) {
        return store.send(Request.cmd(Command.GET).arg(begun(account))).compose(found -> {
            Optional<byte[]> secret = found == null ? Optional.empty() : opened(found.toString(), begun(account));
            OptionalLong step =
                    secret.isEmpty() ? OptionalLong.empty() : Totp.step(secret.get(), code.strip(), clock.instant(), 0);
            if (step.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            List<String> codes = recoveryCodes();
            SecondFactor on = new SecondFactor(
                    key.seal(secret.get(), sealedFor(account)), step.getAsLong(), hashes(codes), clock.instant());
            return store.send(Request.cmd(Command.HSET)
                            .arg(KEY)
                            .arg(account)
                            .arg(on.toJson().toBuffer()))
                    .compose(kept -> store.send(Request.cmd(Command.DEL).arg(begun(account))))
                    .map(done -> Optional.of(codes));
        });
    }

    /** Uses a code up: one of the app, or a recovery code. True for one caller only. */
    public Future<Boolean> use(String account, String code) {
        return code.length() > LONGEST ? Future.succeededFuture(false) : use(account, code.strip(), TRIES);
    }

    private Future<Boolean> use(String account, String code, int tries) {
        return kept(account).compose(found -> {
            Optional<SecondFactor> after =
                    found.map(Buffer::toJsonObject).map(SecondFactor::of).flatMap(one -> after(account, one, code));
            if (after.isEmpty() || tries == 0) {
                return Future.succeededFuture(false);
            }
            // Whoever was faster may have used this very code: look again.
            return swap(account, found.get(), after.get())
                    .compose(mine -> mine ? Future.succeededFuture(true) : use(account, code, tries - 1));
        });
    }

    /** What is left when this code was used; empty when it is none. */
    private Optional<SecondFactor> after(String account, SecondFactor one, String code) {
        if (code.matches("[0-9]{" + Totp.DIGITS + "}")) {
            OptionalLong step = opened(one.secret(), sealedFor(account))
                    .map(secret -> Totp.step(secret, code, clock.instant(), one.lastStep()))
                    .orElse(OptionalLong.empty());
            return step.isEmpty() ? Optional.empty() : Optional.of(one.used(step.getAsLong()));
        }
        String hash = hash(code);
        return one.recovery().contains(hash) ? Optional.of(one.without(hash)) : Optional.empty();
    }

    /** Ten new recovery codes, which void the old ones; empty when it is not turned on. */
    public Future<Optional<List<String>>> renew(String account) {
        return renew(account, TRIES);
    }

    private Future<Optional<List<String>>> renew(String account, int tries) {
        return kept(account).compose(found -> {
            if (found.isEmpty() || tries == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            List<String> codes = recoveryCodes();
            SecondFactor renewed = SecondFactor.of(found.get().toJsonObject()).withRecovery(hashes(codes));
            return swap(account, found.get(), renewed)
                    .compose(mine -> mine ? Future.succeededFuture(Optional.of(codes)) : renew(account, tries - 1));
        });
    }

    /** Turns it off; false when it was not on. */
    public Future<Boolean> off(String account) {
        return store.send(Request.cmd(Command.HDEL).arg(KEY).arg(account))
                .map(gone -> gone != null && gone.toInteger() == 1);
    }

    private Future<Optional<Buffer>> kept(String account) {
        return store.send(Request.cmd(Command.HGET).arg(KEY).arg(account))
                .map(found -> Optional.ofNullable(found).map(one -> one.toBuffer()));
    }

    private Future<Boolean> swap(String account, Buffer seen, SecondFactor now) {
        return store.send(Request.cmd(Command.EVAL)
                        .arg(Accounts.IF_UNCHANGED)
                        .arg(1)
                        .arg(KEY)
                        .arg(account)
                        .arg(seen)
                        .arg(now.toJson().toBuffer()))
                .map(done -> done != null && done.toInteger() == 1);
    }

    /** Empty when the master key is another one than it was sealed with: then no code is right, and recovery codes still are. */
    private Optional<byte[]> opened(String sealed, String context) {
        try {
            return Optional.of(key.open(sealed, context));
        } catch (NotOpened otherKey) {
            return Optional.empty();
        }
    }

    private List<String> recoveryCodes() {
        return Stream.generate(() -> tokens.spoken(RECOVERY_LENGTH))
                .limit(RECOVERY_CODES)
                .map(code -> code.replaceAll("(.{" + RECOVERY_GROUP + "})(?!$)", "$1-"))
                .toList();
    }

    private static List<String> hashes(List<String> codes) {
        return codes.stream().map(SecondFactors::hash).toList();
    }

    /** However it was typed: in small letters, without the dashes. Eighty bits of chance need no slow hash. */
    private static String hash(String code) {
        return Tokens.kept(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    private static String sealedFor(String account) {
        return "second-factor " + account;
    }

    private static String begun(String account) {
        return "{s0}:people:second-begun:" + account;
    }
}
