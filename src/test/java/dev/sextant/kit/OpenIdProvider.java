package dev.sextant.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider that does what a test wants: also what none may do. It is strict with whoever asks it: the code once, the
 * same redirect address, the right secret, the verifier of the challenge.
 */
public final class OpenIdProvider implements AutoCloseable {
    public static final String CLIENT = "sextant";
    public static final String SECRET = "the provider's secret & more";

    private static final RSAKey FIRST = rsa("first");
    private static final RSAKey OF_ANOTHER = rsa("another");

    private final Vertx vertx = Vertx.vertx();
    private final InstantSource clock;
    private final HttpServer server;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile JWK key = FIRST;
    private volatile JWK published = FIRST;
    private volatile Signing signing = OpenIdProvider::signed;
    private volatile UnaryOperator<JWTClaimsSet.Builder> twist = claims -> claims;
    private volatile int broken;
    private volatile @Nullable String endSession;
    private volatile boolean silent;

    private record Asked(String subject, String nonce, String challenge, String redirect) {}

    /** Makes a token of what it is to say. */
    public interface Signing {
        String token(JWTClaimsSet claims, JWK key) throws JOSEException;
    }

    public OpenIdProvider(InstantSource clock) {
        this.clock = clock;
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false));
        router.get("/.well-known/openid-configuration").handler(this::configuration);
        router.get("/keys").handler(this::keys);
        router.post("/token").handler(this::token);
        this.server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Every token says something else from now on. */
    public void says(UnaryOperator<JWTClaimsSet.Builder> other) {
        twist = other;
    }

    /** It says from now on that one signs out there. */
    public void endsSessionsAt(String address) {
        endSession = address;
    }

    /** Every token is signed in another way from now on. */
    public void signs(Signing other) {
        signing = other;
    }

    /** Another key signs from now on, and is published. */
    public void rotates(JWK other) {
        key = other;
        published = other;
    }

    /** Every call is answered with this status from now on; 0: as it should be. */
    public void breaks(int status) {
        broken = status;
    }

    /** No call is answered any more. */
    public void fallsSilent() {
        silent = true;
    }

    /** How often the keys were asked for. */
    public int keysAsked() {
        return keysAsked.get();
    }

    /** Somebody is sent here, shows who they are, and is sent back: the path and query with which the browser comes. */
    public String visit(String address, String subject) {
        Map<String, String> asked = query(address);
        String code = UUID.randomUUID().toString();
        String redirect = asked.getOrDefault("redirect_uri", "");
        codes.put(
                code,
                new Asked(
                        subject, asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", ""), redirect));
        return URI.create(redirect).getPath() + "?code=" + code + "&state=" + asked.get("state");
    }

    /** What the browser is sent here with. */
    public static Map<String, String> query(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private void configuration(RoutingContext ctx) {
        answer(
                ctx,
                new JsonObject()
                        .put("issuer", issuer())
                        .put("authorization_endpoint", issuer() + "/authorize")
                        .put("token_endpoint", issuer() + "/token")
                        .put("jwks_uri", issuer() + "/keys")
                        .put("end_session_endpoint", endSession)
                        .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256")));
    }

    private void keys(RoutingContext ctx) {
        keysAsked.incrementAndGet();
        answer(ctx, new JsonObject(new JWKSet(published).toPublicJWKSet().toString()));
    }

    private void token(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        MultiMap form = request.formAttributes();
        Asked asked = codes.remove(String.valueOf(form.get("code")));
        String who = CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
        if (asked == null
                || !basic.equals(request.getHeader("Authorization"))
                || !asked.redirect().equals(form.get("redirect_uri"))
                || !asked.challenge().equals(challenge(form.get("code_verifier")))) {
            ctx.response()
                    .setStatusCode(400)
                    .end("{\"error\":\"invalid_grant\"}")
                    .onFailure(gone -> {});
            return;
        }
        try {
            String token = signing.token(
                    twist.apply(claims(asked.subject(), asked.nonce())).build(), key);
            answer(ctx, new JsonObject().put("id_token", token).put("token_type", "Bearer"));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims(String subject, String nonce) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce)
                .claim("auth_time", now.getEpochSecond());
    }

    private void answer(RoutingContext ctx, JsonObject body) {
        if (silent) {
            return;
        }
        HttpServerResponse response = ctx.response();
        if (broken != 0) {
            response.setStatusCode(broken);
        }
        response.putHeader("Content-Type", "application/json")
                .end(body.encode())
                .onFailure(gone -> {});
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a provider does. */
    public static String signed(JWTClaimsSet claims, JWK key) throws JOSEException {
        boolean curve = key instanceof ECKey;
        JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
        return serialized(curve ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256, key, signer, claims);
    }

    /** Not at all. */
    public static String unsigned(JWTClaimsSet claims, JWK key) {
        return new PlainJWT(claims).serialize();
    }

    /** With the public key, as if it were a password that both know. */
    public static String signedWithThePublicKey(JWTClaimsSet claims, JWK key) throws JOSEException {
        byte[] open = key.toRSAKey().toRSAPublicKey().getEncoded();
        return serialized(JWSAlgorithm.HS256, key, new MACSigner(open), claims);
    }

    /** With a key of somebody else, under the name of the provider's. */
    public static String signedByAnother(JWTClaimsSet claims, JWK key) throws JOSEException {
        return signed(
                claims, new RSAKey.Builder(OF_ANOTHER).keyID(key.getKeyID()).build());
    }

    private static String serialized(JWSAlgorithm algorithm, JWK key, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.await(10, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("nothing happened for ten seconds", late);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
