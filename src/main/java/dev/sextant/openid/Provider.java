package dev.sextant.openid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.sextant.openid.OpenIdTrouble.Why;
import dev.sextant.ops.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The organisation's provider. Nothing here is kept but what the provider says of itself, and its keys. */
public final class Provider {
    /** Short: before a browser is sent there somebody has looked whether it is there. */
    private static final Duration GOOD = Duration.ofSeconds(30);

    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final Duration KEYS_GOOD = Duration.ofHours(1);
    /** A stranger who sends tokens of unknown keys makes us ask so often and no more. */
    private static final Duration KEYS_AT_MOST_EVERY = Duration.ofSeconds(10);

    private static final int LONGEST_CODE = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private final Settings.OpenId settings;
    private final InstantSource clock;
    private final Calls calls;
    private final Remembered<Metadata> metadata;
    private final Remembered<JWKSet> keys;

    public Provider(Vertx vertx, Settings.OpenId settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.calls = new Calls(vertx, settings);
        this.metadata = new Remembered<>(clock, GOOD, AGAIN, this::discovered);
        this.keys = new Remembered<>(clock, KEYS_GOOD, KEYS_AT_MOST_EVERY, this::published);
    }

    public Settings.OpenId settings() {
        return settings;
    }

    /**
     * Where the browser is to go.
     *
     * @return fails with {@link OpenIdTrouble} when the provider is away
     */
    public Future<String> address(Round round) {
        return metadata.get().map(provider -> {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("response_type", "code");
            asked.put("client_id", settings.clientId());
            asked.put("redirect_uri", round.redirect());
            asked.put("scope", String.join(" ", settings.scopes()));
            asked.put("state", round.state());
            asked.put("nonce", round.nonce());
            asked.put("code_challenge", round.challenge());
            asked.put("code_challenge_method", "S256");
            if (!settings.levels().isEmpty()) {
                asked.put("acr_values", String.join(" ", settings.levels()));
            }
            if (round.fresh()) {
                asked.put("prompt", "login");
                asked.put("max_age", "0");
            }
            String address = provider.authorization();
            return address + (address.contains("?") ? "&" : "?") + form(asked);
        });
    }

    /**
     * Where a browser signs out at the provider, as far as that is known already: nobody who only looks how to sign in waits for it.
     * It is asked for meanwhile. No token is kept that could tell the provider who it is: it asks the person.
     *
     * @param back where it is to lead afterwards; registered there
     */
    public Optional<String> signOut(String back) {
        metadata.get()
                .onFailure(away -> LOG.debug("The provider does not say where one signs out: {}", away.getMessage()));
        return metadata.known().map(Metadata::signOut).map(address -> {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("client_id", settings.clientId());
            asked.put("post_logout_redirect_uri", back);
            return address + (address.contains("?") ? "&" : "?") + form(asked);
        });
    }

    /**
     * Who it was.
     *
     * @param code with which the browser came back
     * @param issuer whom what it came back with names as the sender, if anybody
     * @return fails with {@link OpenIdTrouble}
     */
    public Future<Identity> identity(Round round, String code, Optional<String> issuer) {
        return metadata.get()
                .compose(provider -> sentBy(provider, issuer) && code.length() <= LONGEST_CODE
                        ? token(provider, round, code)
                        : Future.failedFuture(new OpenIdTrouble(Why.REFUSED, "the answer names another provider")))
                .map(IdToken::read)
                .compose(this::said)
                .map(said -> IdToken.judge(said, round, settings, clock.instant()));
    }

    private boolean sentBy(Metadata provider, Optional<String> issuer) {
        return issuer.map(settings.issuer()::equals).orElse(!provider.namesItself());
    }

    private Future<String> token(Metadata provider, Round round, String code) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("grant_type", "authorization_code");
        asked.put("code", code);
        asked.put("redirect_uri", round.redirect());
        asked.put("code_verifier", round.verifier());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        String secret = settings.clientSecret().value();
        if (provider.secretInBody()) {
            asked.put("client_id", settings.clientId());
            asked.put("client_secret", secret);
        } else {
            String both = encoded(settings.clientId()) + ":" + encoded(secret); // RFC 6749, 2.3.1
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return calls.post(provider.token(), headers, Buffer.buffer(form(asked))).map(Provider::tokenOf);
    }

    private static String tokenOf(Calls.Reply reply) {
        if (reply.status() >= 500 || reply.status() == 429) {
            throw new OpenIdTrouble(Why.AWAY, "the token endpoint answers " + reply.status());
        }
        if (reply.status() == 401) {
            throw new OpenIdTrouble(Why.UNFIT, "the provider does not take clientId and clientSecret (401)");
        }
        if (!reply.good()) {
            throw new OpenIdTrouble(Why.REFUSED, "the token endpoint answers " + reply.status());
        }
        if (reply.json("the token answer").getValue("id_token") instanceof String token) {
            return token;
        }
        throw new OpenIdTrouble(Why.UNFIT, "the token answer has no id_token; is openid among the scopes?");
    }

    /** What a token says, if the provider signed it: with a key that is known, or with one that it has published since. */
    private Future<JWTClaimsSet> said(IdToken token) {
        return keys.get()
                .compose(known -> token.signedBy(known)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> keys.anew()
                                .map(fresh -> token.signedBy(fresh)
                                        .orElseThrow(() -> new OpenIdTrouble(
                                                Why.REFUSED, "the token is not signed by a key of the provider")))));
    }

    private Future<Metadata> discovered() {
        return calls.get(Metadata.address(settings))
                .map(reply -> Metadata.of(good(reply, "openid-configuration").json("openid-configuration"), settings));
    }

    private Future<JWKSet> published() {
        return metadata.get()
                .compose(provider -> calls.get(provider.keys()))
                .map(reply -> IdToken.keys(good(reply, "jwks_uri").body().toString()));
    }

    private static Calls.Reply good(Calls.Reply reply, String of) {
        if (reply.good()) {
            return reply;
        }
        throw new OpenIdTrouble(
                reply.status() >= 500 || reply.status() == 429 ? Why.AWAY : Why.UNFIT,
                "the provider's " + of + " answers " + reply.status());
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
