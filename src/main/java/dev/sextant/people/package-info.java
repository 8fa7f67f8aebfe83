/**
 * Who may come in: {@link dev.sextant.people.Accounts accounts} with passwords kept as Argon2id,
 * {@link dev.sextant.people.SignIn signing in} with a growing wait for those who guess and a {@link
 * dev.sextant.people.SecondFactors second factor} for those who have one, or by a {@link dev.sextant.people.Passkeys passkey}, or at
 * the {@link dev.sextant.people.OpenId organisation's own provider},
 * {@link dev.sextant.people.Sessions sessions} of which only the hash of the token is kept, and the
 * {@link dev.sextant.incident.Actor} that a request then acts as. {@link dev.sextant.people.Links} that work once bring the
 * first administrator and everybody who is invited; helpers come by a code ({@link dev.sextant.people.Joining}), walls by
 * another ({@link dev.sextant.people.Displays}); {@link dev.sextant.people.Presence} knows who is at which record now. What an actor may do says the plan, not this room.
 *
 * <p>May enter: {@code incident}, {@code wire}, {@code openid}, {@code vault}, {@code ops}. Keeps its things in the same Redis, behind a function that the
 * wiring gives it.
 */
@NullMarked
package dev.sextant.people;

import org.jspecify.annotations.NullMarked;
