package dev.sextant.people;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Signing in. Wrong account, wrong password and locked account look and take the same. Who fails three times for one
 * account from one address waits one second, then two, four, … up to a minute; nobody else is locked out by that.
 */
public final class SignIn {
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondStep secondStep;
    private final Backoff backoff;

    public sealed interface Result permits SignedIn, SecondStep.Asked, SecondStep.Over, Elsewhere, Wrong, Wait {}

    /**
     * @param token for the cookie; kept nowhere
     * @param recovery codes to be shown once, when a second factor was just set up; else empty
     */
    public record SignedIn(Account account, String token, List<String> recovery) implements Result {}

    /** What is said of a password of somebody who is signed in. */
    public sealed interface Judged permits Right, Wrong, Wait {}

    public record Right() implements Judged {}

    public record Wrong() implements Result, Judged {}

    /** The password is right, and not what this person may sign in with. */
    public record Elsewhere() implements Result {}

    /** Too many wrong ones came before; nothing was looked at. */
    public record Wait(Duration time) implements Result, Judged {}

    SignIn(Accounts accounts, Passwords passwords, SecondStep secondStep, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.backoff = new Backoff(clock);
    }

    /** @param device from where, in words ({@link Session#device}) */
    public Future<Result> withPassword(String id, String password, String address, String device) {
        String key = id + " " + address;
        Optional<Duration> waits = backoff.waits(key);
        if (waits.isPresent()) {
            return Future.succeededFuture(new Wait(waits.get()));
        }
        if (!Account.ID.matcher(id).matches() || password.length() > Passwords.LONGEST) {
            return Future.succeededFuture(new Wrong());
        }
        return accounts.find(id).compose(found -> {
            Account account = found.filter(a -> !a.locked()).orElse(null);
            if (account == null || !account.hasPassword()) {
                return passwords.matchesNobody(password).map(never -> failed(key));
            }
            return passwords.matches(password, account.secret()).compose(right -> {
                if (!right) {
                    return Future.succeededFuture(failed(key));
                }
                backoff.succeeded(key);
                return secondStep.after(account, device);
            });
        });
    }

    /** Signs somebody in who just set a password by a link: it stands for the password, never for the second factor. */
    public Future<Result> byLink(Account account, String device) {
        return secondStep.after(account, device);
    }

    /** Whether this is the password of somebody who is signed in already; guessing is slowed down as at the sign-in. */
    public Future<Judged> judge(String id, String password, String address) {
        String key = id + " " + address;
        Optional<Duration> waits = backoff.waits(key);
        if (waits.isPresent()) {
            return Future.succeededFuture(new Wait(waits.get()));
        }
        return accounts.find(id)
                .compose(found -> found.filter(Account::hasPassword).isEmpty() || password.length() > Passwords.LONGEST
                        ? Future.succeededFuture(false)
                        : passwords.matches(password, found.get().secret()))
                .map(right -> {
                    if (!right) {
                        return failed(key);
                    }
                    backoff.succeeded(key);
                    return new Right();
                });
    }

    /** Signs in without a password: for the links of the demo, nothing else. */
    public Future<Result> asDemoPerson(String id, String device) {
        return accounts.find(id)
                .compose(found -> found.isPresent()
                        ? secondStep.start(found.get(), false, device, List.of())
                        : Future.succeededFuture((Result) new Wrong()));
    }

    private Wrong failed(String key) {
        backoff.failed(key);
        return new Wrong();
    }
}
