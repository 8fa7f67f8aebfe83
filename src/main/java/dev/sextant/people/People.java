package dev.sextant.people;

import dev.sextant.plan.Plan;
import dev.sextant.vault.MasterKey;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Set;

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
        Joining joining,
        Displays displays,
        Subscriptions subscriptions,
        Presence presence,
        Roster roster) {

    /**
     * @param plan the one that new incidents get: its roles are those that can be given
     * @param secondFactorRoles ids of roles that may not sign in with a password alone
     */
    public static People over(
            Vertx vertx,
            Store store,
            InstantSource clock,
            SessionLimits limits,
            Passwords passwords,
            Plan plan,
            MasterKey key,
            Set<String> secondFactorRoles) {
        Accounts accounts = new Accounts(store);
        SecondFactors secondFactors = new SecondFactors(store, clock, key, secondFactorRoles);
        Tickets tickets = new Tickets(store);
        Sessions sessions = new Sessions(store, clock, limits, key);
        SecondStep secondStep = new SecondStep(accounts, secondFactors, tickets, sessions, clock);
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
                new Joining(store, clock, sessions),
                new Displays(store, clock, sessions),
                new Subscriptions(store, sessions),
                new Presence(store, clock),
                new Roster(plan));
    }
}
