package dev.sextant.people;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Signing in. Wrong account, wrong password and locked account look and take the same. Who fails three times for one
 * account from one address waits one second, then two, four, … up to a minute; nobody else is locked out by that.
 */
public final class SignIn {
    private static final int FREE_FAILURES = 3;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int REMEMBERED = 10_000;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Bounded<Failures> failures = new Bounded<>(REMEMBERED);

    private record Failures(int count, Instant last) {
        Instant freeAt() {
            if (count < FREE_FAILURES) {
                return Instant.MIN;
            }
            long wait = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(count - FREE_FAILURES, 6));
            return last.plusSeconds(wait);
        }
    }

    public sealed interface Result permits SignedIn, Wrong, Wait {}

    /** @param token for the cookie; kept nowhere */
    public record SignedIn(Account account, String token) implements Result {}

    public record Wrong() implements Result {}

    public record Wait(Duration time) implements Result {}

    public SignIn(Accounts accounts, Passwords passwords, Sessions sessions, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param device from where, in words ({@link Session#device}) */
    public Future<Result> withPassword(String id, String password, String address, String device) {
        String key = id + " " + address;
        Failures before = failures.get(key, k -> new Failures(0, Instant.MIN));
        Instant now = clock.instant();
        if (now.isBefore(before.freeAt())) {
            return Future.succeededFuture(new Wait(Duration.between(now, before.freeAt())));
        }
        if (!Account.ID.matcher(id).matches() || password.length() > Passwords.LONGEST) {
            return Future.succeededFuture(new Wrong());
        }
        return accounts.find(id).compose(found -> {
            Account account = found.filter(a -> !a.locked()).orElse(null);
            if (account == null || !account.hasPassword()) {
                return passwords.matchesNobody(password).map(never -> failed(key));
            }
            return passwords
                    .matches(password, account.secret())
                    .compose(right -> right ? start(account, key, device) : Future.succeededFuture(failed(key)));
        });
    }

    /** Signs somebody in who just set a password by a link. */
    public Future<String> byLink(Account account, String device) {
        return accounts.signedIn(account.id(), clock.instant()).compose(noted -> sessions.start(account, device));
    }

    /** Whether this is the password of somebody who is signed in already; guessing is slowed down as at the sign-in. */
    public Future<Boolean> isRight(String id, String password, String address) {
        String key = id + " " + address;
        Failures before = failures.get(key, k -> new Failures(0, Instant.MIN));
        if (clock.instant().isBefore(before.freeAt()) || password.length() > Passwords.LONGEST) {
            return Future.succeededFuture(false);
        }
        return accounts.find(id)
                .compose(found -> found.filter(Account::hasPassword).isEmpty()
                        ? Future.succeededFuture(false)
                        : passwords.matches(password, found.get().secret()))
                .onSuccess(right -> {
                    if (right) {
                        failures.remove(key);
                    } else {
                        failed(key);
                    }
                });
    }

    /** Signs in without a password: for the links of the demo, nothing else. */
    public Future<Result> asDemoPerson(String id, String device) {
        return accounts.find(id)
                .compose(found -> found.isPresent()
                        ? start(found.get(), id + " demo", device)
                        : Future.succeededFuture((Result) new Wrong()));
    }

    private Future<Result> start(Account account, String key, String device) {
        failures.remove(key);
        return accounts.signedIn(account.id(), clock.instant())
                .compose(noted -> sessions.start(account, device))
                .map(token -> new SignedIn(account, token));
    }

    private Result failed(String key) {
        Failures before = failures.get(key, k -> new Failures(0, Instant.MIN));
        failures.put(key, new Failures(before.count() + 1, clock.instant()));
        return new Wrong();
    }
}
