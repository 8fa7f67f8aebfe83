package dev.sextant.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.sextant.openid.OpenIdTrouble.Why;
import dev.sextant.ops.Settings;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token, judged (OpenID Connect Core 3.1.3.7). Taken are RS256 and ES256 alone, with a key that the provider publishes for
 * that: so neither an unsigned token nor one "signed" with a public key as if it were a password is ever looked into.
 */
final class IdToken {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 255;
    /** By so much the provider's clock may be wrong. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final SignedJWT signed;

    private IdToken(SignedJWT signed) {
        this.signed = signed;
    }

    /** @throws OpenIdTrouble when it is no signed token of a kind that is taken */
    static IdToken read(String text) {
        try {
            if (text.length() > LONGEST) {
                throw refused("too long");
            }
            SignedJWT signed = SignedJWT.parse(text);
            if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
                throw refused("signed in a way that is not taken");
            }
            return new IdToken(signed);
        } catch (ParseException | IllegalArgumentException unsigned) {
            throw refused("no signed token");
        }
    }

    /** The keys of a provider that may sign tokens. */
    static JWKSet keys(String published) {
        try {
            List<JWK> fit = JWKSet.parse(published).getKeys().stream()
                    .filter(IdToken::fit)
                    .toList();
            if (fit.isEmpty()) {
                throw new OpenIdTrouble(Why.UNFIT, "the provider publishes no key for RS256 or ES256");
            }
            return new JWKSet(fit);
        } catch (ParseException | IllegalArgumentException garbage) {
            throw new OpenIdTrouble(Why.UNFIT, "the provider's keys cannot be read");
        }
    }

    private static boolean fit(JWK key) {
        boolean strong = key instanceof RSAKey rsa
                ? rsa.size() >= LEAST_RSA_BITS
                : key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
        return strong && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()));
    }

    /** What it says, if one of these keys signed it; empty otherwise. */
    Optional<JWTClaimsSet> signedBy(JWKSet keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        // What it says is judged below, with the clock of the node and in words for its log.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        try {
            return Optional.of(processor.process(signed, null));
        } catch (BadJOSEException | JOSEException notSigned) {
            return Optional.empty();
        }
    }

    /** @throws OpenIdTrouble when what it says is not what this round asked for */
    static Identity judge(JWTClaimsSet said, Round round, Settings.OpenId settings, Instant now) {
        if (!settings.issuer().equals(said.getIssuer())) {
            throw refused("of another issuer");
        }
        meant(said, settings.clientId());
        timely(said, round, now);
        if (!round.nonce().equals(text(said, "nonce"))) {
            throw refused("of another nonce");
        }
        String subject = text(said, "sub");
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw refused("without a usable subject");
        }
        if (!settings.levels().isEmpty() && !settings.levels().contains(String.valueOf(text(said, "acr")))) {
            throw refused("of a level that is not among signIn.openId.acr");
        }
        Optional<Instant> authenticated = authenticated(said, now);
        if (round.fresh()
                && authenticated
                        .filter(at -> !at.isBefore(round.begun().minus(SKEW)))
                        .isEmpty()) {
            throw new OpenIdTrouble(Why.STALE, "the provider did not ask anew who it is, or does not say when");
        }
        return new Identity(settings.issuer(), subject, name(said, settings.claim()), authenticated);
    }

    private static void meant(JWTClaimsSet said, String us) {
        List<String> audience = said.getAudience();
        String party = text(said, "azp");
        if (!audience.contains(us)
                || (audience.size() > 1 && party == null)
                || (said.getClaim("azp") != null && !us.equals(party))) {
            throw refused("for somebody else");
        }
    }

    private static void timely(JWTClaimsSet said, Round round, Instant now) {
        Date ends = said.getExpirationTime();
        Date issued = said.getIssueTime();
        Date from = said.getNotBeforeTime();
        if (ends == null || !now.isBefore(ends.toInstant().plus(SKEW))) {
            throw refused("expired");
        }
        boolean late =
                issued == null || issued.toInstant().isBefore(round.begun().minus(SKEW));
        boolean early = (issued != null && issued.toInstant().isAfter(now.plus(SKEW)))
                || (from != null && from.toInstant().isAfter(now.plus(SKEW)));
        if (late || early) {
            throw refused("issued at another time");
        }
    }

    private static Optional<Instant> authenticated(JWTClaimsSet said, Instant now) {
        return said.getClaim("auth_time") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue())).filter(at -> !at.isAfter(now.plus(SKEW)))
                : Optional.empty();
    }

    /** An e-mail address that the provider did not verify is what somebody typed there. */
    private static Optional<String> name(JWTClaimsSet said, String claim) {
        boolean vouched = !claim.equals("email") || Boolean.TRUE.equals(said.getClaim("email_verified"));
        return Optional.ofNullable(text(said, claim))
                .filter(name -> vouched && !name.isBlank() && name.length() <= LONGEST_NAME);
    }

    private static @Nullable String text(JWTClaimsSet said, String claim) {
        return said.getClaim(claim) instanceof String text ? text : null;
    }

    private static OpenIdTrouble refused(String what) {
        return new OpenIdTrouble(Why.REFUSED, "the token is " + what);
    }
}
