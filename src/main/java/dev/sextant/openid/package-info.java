/**
 * Who somebody is, as the organisation's own sign-in says (OpenID Connect Core 1.0, authorization code with PKCE):
 * {@link dev.sextant.openid.Provider} knows where the browser is to be sent, and turns the code that it comes back with into
 * an {@link dev.sextant.openid.Identity}, or says {@linkplain dev.sextant.openid.OpenIdTrouble why not}. It knows no accounts
 * and no sessions: those are {@code people}'s.
 *
 * <p>Signatures are checked by Nimbus JOSE, here and nowhere else. What is called is the issuer of the settings and what that
 * names over its own connection; each call ends within seconds, and what comes back is read up to a size.
 *
 * <p>May enter: {@code ops}.
 */
@NullMarked
package dev.sextant.openid;

import org.jspecify.annotations.NullMarked;
