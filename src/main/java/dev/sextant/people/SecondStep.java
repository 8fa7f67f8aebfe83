package dev.sextant.people;

import dev.sextant.people.SignIn.Result;
import dev.sextant.people.SignIn.SignedIn;
import dev.sextant.people.Tickets.Ticket;
import dev.sextant.plan.Role;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What comes between the right password and the session: nothing for most, a code for those who have a second factor, setting
 * one up for those whose role demands it. Who does not know the password never gets here, and so learns nothing of it; wrong
 * codes are counted per account, from wherever they come.
 */
public final class SecondStep {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Tickets tickets;
    private final Sessions sessions;
    private final boolean passwordsForAll;
    private final InstantSource clock;
    private final Backoff backoff;

    /** @param setUp the second factor is to be set up before it is asked for */
    public record Asked(String ticket, boolean setUp) implements Result {}

    /** The ticket is no more: used, too old, or too many wrong codes came with it. */
    public record Over() implements Result {}

    /** @param passwordsForAll false: who is no administrator does not sign in with a password */
    SecondStep(
            Accounts accounts,
            SecondFactors factors,
            Tickets tickets,
            Sessions sessions,
            boolean passwordsForAll,
            InstantSource clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.tickets = tickets;
        this.sessions = sessions;
        this.passwordsForAll = passwordsForAll;
        this.clock = clock;
        this.backoff = new Backoff(clock);
    }

    /** Goes on after the right password. */
    Future<Result> after(Account account, String device) {
        return passwordsForAll || account.roles().contains(Role.ADMINISTRATOR)
                ? afterOne(account, true, device)
                : Future.succeededFuture(new SignIn.Elsewhere());
    }

    /** Goes on after a sign-in at the organisation's provider that is worth as much as a password. */
    Future<Result> afterOpenId(Account account, boolean proved, String device) {
        return afterOne(account, proved, device);
    }

    private Future<Result> afterOne(Account account, boolean proved, String device) {
        return factors.of(account.id()).compose(state -> {
            boolean setUp = state.isEmpty();
            return setUp && !factors.demandedOf(account.roles())
                    ? start(account, proved, device, List.of())
                    : tickets.make(Ticket.of(account, setUp)).map(ticket -> new Asked(ticket, setUp));
        });
    }

    /** Begins to set it up, for who holds such a ticket. */
    public Future<Optional<SecondFactors.Begun>> begin(String ticket) {
        return holder(ticket)
                .compose(holder -> holder.filter(one -> one.ticket().setUp()).isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : factors.begin(holder.get().account().id()).map(Optional::of));
    }

    /** Signs in with a code, which also ends setting it up where that was asked for. */
    public Future<Result> with(String ticket, String code, String device) {
        return holder(ticket).compose(holder -> {
            if (holder.isEmpty()) {
                return Future.succeededFuture(new Over());
            }
            Account account = holder.get().account();
            Optional<Duration> waits = backoff.waits(account.id());
            return waits.isPresent()
                    ? Future.succeededFuture(new SignIn.Wait(waits.get()))
                    : judged(holder.get().ticket(), code)
                            .compose(right -> right.isEmpty()
                                    ? wrong(ticket, account)
                                    : enter(ticket, account, device, right.get()));
        });
    }

    /** The recovery codes that there are to show, if the code is right. */
    private Future<Optional<List<String>>> judged(Ticket ticket, String code) {
        return ticket.setUp()
                ? factors.turnOn(ticket.account(), code)
                : factors.use(ticket.account(), code).map(right -> right ? Optional.of(List.of()) : Optional.empty());
    }

    private Future<Result> wrong(String ticket, Account account) {
        backoff.failed(account.id());
        return tickets.wrong(ticket).map(counted -> new SignIn.Wrong());
    }

    private Future<Result> enter(String ticket, Account account, String device, List<String> recovery) {
        backoff.succeeded(account.id());
        return tickets.use(ticket)
                .compose(mine ->
                        mine ? start(account, true, device, recovery) : Future.succeededFuture((Result) new Over()));
    }

    private record Holder(Ticket ticket, Account account) {}

    /** Who holds this ticket, if the account is what it was when the password was right. */
    private Future<Optional<Holder>> holder(String text) {
        return tickets.find(text)
                .compose(ticket -> ticket.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : accounts.find(ticket.get().account())
                                .map(account -> account.filter(one ->
                                                !one.locked() && ticket.get().isFor(one))
                                        .map(one -> new Holder(ticket.get(), one))));
    }

    /** @param proved whether the person proved to be who the account says */
    Future<Result> start(Account account, boolean proved, String device, List<String> recovery) {
        return accounts.signedIn(account.id(), clock.instant())
                .compose(noted -> sessions.start(account, device, proved))
                .map(token -> new SignedIn(account, token, recovery));
    }
}
