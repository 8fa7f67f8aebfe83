package dev.sextant.people;

import dev.sextant.openid.Identity;
import dev.sextant.openid.OpenIdTrouble;
import dev.sextant.openid.Provider;
import dev.sextant.people.Rounds.Ended;
import dev.sextant.people.Rounds.Errand;
import dev.sextant.people.Rounds.Purpose;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in at the organisation's provider, proving there once more who one is, and tying one's account to oneself there. The
 * provider makes no account: it opens one that an administrator made, that is not locked, and that is tied to this very person,
 * or waits for them ({@link OpenIdLinks}).
 */
public final class OpenId {
    private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);

    /** Who showed the provider so recently who they are need not do it again for a step that asks for it. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private static final int LONGEST_SAID = 4096;

    private final @Nullable Provider provider;
    private final Rounds rounds;
    private final OpenIdLinks links;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondStep entrance;
    private final InstantSource clock;

    /**
     * A way was begun.
     *
     * @param address where the browser goes
     * @param kept what it keeps meanwhile
     */
    public record Begun(String address, String kept) {}

    /**
     * What the browser came back with from the provider; empty what was not there.
     *
     * @param issuer as which the provider names itself
     */
    public record Answer(String state, String code, String error, String issuer) {}

    /** What came of it, and the page that is to be shown now. */
    public sealed interface Result permits Came, Proved, Tied, Not {}

    public record Came(SignIn.Result in, String target) implements Result {}

    public record Proved() implements Result {}

    public record Tied() implements Result {}

    /** @param target for who wanted to sign in; empty: it was not that */
    public record Not(Why why, Optional<String> target, boolean tying) implements Result {}

    /** Why not, as the person can be told. */
    public enum Why {
        /** Not begun in this browser, too long ago, or ended already. */
        OVER,
        /** The person turned back at the provider, or it would not let them through. */
        TURNED_BACK,
        /** The provider cannot be reached. */
        AWAY,
        /** Settings and provider do not fit together. */
        UNFIT,
        /** What the provider sent does not hold. */
        REFUSED,
        /** The provider did not ask anew. */
        STALE,
        /** No account here is open for this person. */
        UNKNOWN,
        /** It was somebody else than whose session it is. */
        OTHER,
        /** That person, or that account, is tied already. */
        TAKEN
    }

    OpenId(
            @Nullable Provider provider,
            Rounds rounds,
            OpenIdLinks links,
            Accounts accounts,
            Sessions sessions,
            SecondStep entrance,
            InstantSource clock) {
        this.provider = provider;
        this.rounds = rounds;
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** The provider of the settings; empty when there is none. */
    public Optional<Provider> provider() {
        return Optional.ofNullable(provider);
    }

    public OpenIdLinks links() {
        return links;
    }

    /**
     * Begins to sign in.
     *
     * @param before the session that ends when it succeeds
     * @param redirect where the provider sends the browser back to
     * @return fails with {@link OpenIdTrouble}
     */
    public Future<Begun> beginSignIn(Optional<Session> before, String redirect, String target) {
        return begin(new Errand(Purpose.SIGN_IN, before.map(Session::id).orElse(""), target), redirect);
    }

    /** Begins to prove, in this session, who one is. */
    public Future<Begun> beginProof(Session session, String redirect) {
        return begin(new Errand(Purpose.PROVE, session.id(), ""), redirect);
    }

    /** Begins to tie the account of this session to oneself at the provider. */
    public Future<Begun> beginTie(Session session, String redirect) {
        return begin(new Errand(Purpose.TIE, session.id(), ""), redirect);
    }

    private Future<Begun> begin(Errand errand, String redirect) {
        if (provider == null) {
            return Future.failedFuture(new IllegalStateException("there is no provider"));
        }
        Rounds.Begun begun = rounds.begin(errand, redirect);
        return provider.address(begun.round()).onFailure(OpenId::tell).map(address -> new Begun(address, begun.kept()));
    }

    /**
     * The browser is back.
     *
     * @param kept what it kept
     * @param device from where, in words ({@link Session#device})
     * @return fails only when the store is away
     */
    public Future<Result> end(String kept, Answer answer, String device) {
        Ended ended =
                provider == null ? null : rounds.read(kept, answer.state()).orElse(null);
        if (ended == null || provider == null) {
            return Future.succeededFuture(new Not(Why.OVER, Optional.of("/"), false));
        }
        Errand errand = ended.errand();
        Provider there = provider;
        return rounds.use(ended.round()).compose(mine -> {
            if (!mine) {
                return Future.succeededFuture(not(errand, Why.OVER));
            }
            if (!answer.error().isEmpty() || answer.code().isEmpty()) {
                LOG.info("event=openid-turned-back what={}", word(answer.error()));
                return Future.succeededFuture(not(errand, Why.TURNED_BACK));
            }
            return there.identity(
                            ended.round(),
                            answer.code(),
                            Optional.of(answer.issuer()).filter(one -> !one.isEmpty()))
                    .compose(person -> known(errand, person, device))
                    .recover(failure -> trouble(errand, failure));
        });
    }

    private Future<Result> trouble(Errand errand, Throwable failure) {
        tell(failure);
        return failure instanceof OpenIdTrouble trouble
                ? Future.succeededFuture(not(errand, why(trouble)))
                : Future.failedFuture(failure);
    }

    private Future<Result> known(Errand errand, Identity person, String device) {
        return switch (errand.purpose()) {
            case SIGN_IN -> signIn(errand, person, device);
            case PROVE -> prove(errand, person);
            case TIE -> tie(errand, person);
        };
    }

    private Future<Result> signIn(Errand errand, Identity person, String device) {
        return links.owner(person)
                .compose(owner -> owner.isPresent() ? accounts.find(owner.get()) : awaited(person))
                .compose(account -> account.filter(one -> !one.locked()).isEmpty()
                        ? unknown(errand)
                        : endOld(errand)
                                .compose(ended -> enter(account.get(), person, device))
                                .map(in -> new Came(in, errand.target())));
    }

    private Future<Result> unknown(Errand errand) {
        LOG.info("event=openid-unknown");
        return Future.succeededFuture(not(errand, Why.UNKNOWN));
    }

    /** The account that waits for this person, tied to them for good from now on. */
    private Future<Optional<Account>> awaited(Identity person) {
        if (provider == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return links.expecting(person, provider.settings().claim())
                .compose(id -> id.isEmpty() ? Future.succeededFuture(Optional.empty()) : accounts.find(id.get()))
                .compose(found -> {
                    Account account = found.filter(one -> !one.locked()).orElse(null);
                    return account == null
                            ? Future.succeededFuture(Optional.empty())
                            : links.forget(account.id())
                                    .compose(mine ->
                                            mine ? links.tie(account.id(), person) : Future.succeededFuture(false))
                                    .map(tied -> {
                                        if (tied) {
                                            LOG.info("event=openid-tied account={} by=administrator", account.id());
                                        }
                                        return tied ? Optional.of(account) : Optional.<Account>empty();
                                    });
                });
    }

    /** A level that the settings ask for is two factors; any other sign-in there stands for the password. */
    private Future<SignIn.Result> enter(Account account, Identity person, String device) {
        boolean both = provider != null && !provider.settings().levels().isEmpty();
        boolean fresh = person.authenticated()
                .filter(at -> at.isAfter(clock.instant().minus(JUST_NOW)))
                .isPresent();
        return both ? entrance.start(account, fresh, device, List.of()) : entrance.afterOpenId(account, fresh, device);
    }

    private Future<Void> endOld(Errand errand) {
        return sessions.ofId(errand.session())
                .compose(old -> old.isPresent() ? sessions.end(old.get()) : Future.succeededFuture());
    }

    private Future<Result> prove(Errand errand, Identity person) {
        return sessions.ofId(errand.session())
                .compose(session -> links.owner(person).compose(owner -> {
                    if (session.isEmpty()) {
                        return Future.succeededFuture(not(errand, Why.OVER));
                    }
                    String me = session.get().actor().id();
                    if (!owner.filter(me::equals).isPresent()) {
                        LOG.info("event=identity-refused account={}", me);
                        return Future.succeededFuture(not(errand, Why.OTHER));
                    }
                    return sessions.prove(session.get()).map(kept -> {
                        LOG.info("event=identity-confirmed account={}", me);
                        return kept ? new Proved() : not(errand, Why.OVER);
                    });
                }));
    }

    private Future<Result> tie(Errand errand, Identity person) {
        return sessions.ofId(errand.session()).compose(session -> {
            if (session.isEmpty()) {
                return Future.succeededFuture(not(errand, Why.OVER));
            }
            String me = session.get().actor().id();
            return links.tie(me, person)
                    .compose(tied -> tied ? links.forget(me).map(true) : Future.succeededFuture(false))
                    .map(tied -> {
                        if (tied) {
                            LOG.info("event=openid-tied account={} by=owner", me);
                        }
                        return tied ? new Tied() : not(errand, Why.TAKEN);
                    });
        });
    }

    private static Result not(Errand errand, Why why) {
        return new Not(
                why,
                errand.purpose() == Purpose.SIGN_IN ? Optional.of(errand.target()) : Optional.empty(),
                errand.purpose() == Purpose.TIE);
    }

    private static Why why(OpenIdTrouble trouble) {
        return switch (trouble.why()) {
            case AWAY -> Why.AWAY;
            case UNFIT -> Why.UNFIT;
            case REFUSED -> Why.REFUSED;
            case STALE -> Why.STALE;
        };
    }

    private static void tell(Throwable failure) {
        if (failure instanceof OpenIdTrouble trouble) {
            LOG.warn("event=openid-failed why={} what=\"{}\"", trouble.why(), trouble.getMessage());
        }
    }

    /** What the provider calls its refusal: one of its words, or nothing that would have to stand in a log. */
    private static String word(String error) {
        return error.length() < LONGEST_SAID && error.matches("[a-z_]{1,40}") ? error : "other";
    }
}
