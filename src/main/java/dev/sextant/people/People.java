package dev.sextant.people;

import dev.sextant.openid.Provider;
import dev.sextant.ops.Settings;
import dev.sextant.plan.Plan;
import dev.sextant.vault.MasterKey;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything of this room that a front door needs, put together over one store. */
public record People(
        Accounts accounts,
        Passwords passwords,
        PasswordRules rules,
        Links links,
        Sessions sessions,
        SignIn signIn,
        SecondStep secondStep,
        SecondFactors secondFactors,
        Passkeys passkeys,
        OpenId openId,
        Joining joining,
        Displays displays,
        Subscriptions subscriptions,
        Presence presence,
        Roster roster) {

    /**
     * @param plan the one that new incidents get: its roles are those that can be given
     * @param rules who may sign in how
     * @param secondFactorRoles ids of roles that may not sign in with a password alone
     * @param provider the organisation's own sign-in; null: there is none
     */
    public static People over(
            Vertx vertx,
            Store store,
            InstantSource clock,
            SessionLimits limits,
            Passwords passwords,
            Plan plan,
            MasterKey key,
            Settings.SignIn rules,
            Set<String> secondFactorRoles,
            @Nullable Provider provider) {
        Accounts accounts = new Accounts(store);
        SecondFactors secondFactors = new SecondFactors(store, clock, key, secondFactorRoles);
        Tickets tickets = new Tickets(store);
        Sessions sessions = new Sessions(store, clock, limits, key);
        SecondStep secondStep =
                new SecondStep(accounts, secondFactors, tickets, sessions, rules.passwordsForAll(), clock);
        OpenIdLinks links = new OpenIdLinks(store, key, clock);
        return new People(
                accounts,
                passwords,
                PasswordRules.shipped(),
                new Links(store, clock),
                sessions,
                new SignIn(accounts, passwords, secondStep, clock),
                secondStep,
                secondFactors,
                new Passkeys(vertx, store, clock, accounts, secondStep),
                new OpenId(provider, new Rounds(store, key, clock), links, accounts, sessions, secondStep, clock),
                new Joining(store, clock, sessions),
                new Displays(store, clock, sessions),
                new Subscriptions(store, sessions),
                new Presence(store, clock),
                new Roster(plan));
    }
}
