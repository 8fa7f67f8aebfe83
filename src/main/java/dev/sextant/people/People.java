package dev.sextant.people;

import dev.sextant.plan.Plan;
import java.time.InstantSource;

/** Everything of this room that a front door needs, put together over one store. */
public record People(
        Accounts accounts,
        Passwords passwords,
        PasswordRules rules,
        Links links,
        Sessions sessions,
        SignIn signIn,
        Joining joining,
        Displays displays,
        Subscriptions subscriptions,
        Presence presence,
        Roster roster) {

    /** @param plan the one that new incidents get: its roles are those that can be given */
    public static People over(Store store, InstantSource clock, SessionLimits limits, Passwords passwords, Plan plan) {
        Accounts accounts = new Accounts(store);
        Sessions sessions = new Sessions(store, clock, limits);
        return new People(
                accounts,
                passwords,
                PasswordRules.shipped(),
                new Links(store, clock),
                sessions,
                new SignIn(accounts, passwords, sessions, clock),
                new Joining(store, clock, sessions),
                new Displays(store, clock, sessions),
                new Subscriptions(store, sessions),
                new Presence(store, clock),
                new Roster(plan));
    }
}
