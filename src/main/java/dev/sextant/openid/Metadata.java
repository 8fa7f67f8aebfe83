package dev.sextant.openid;

import dev.sextant.openid.OpenIdTrouble.Why;
import dev.sextant.ops.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0), as far as it is needed.
 *
 * @param secretInBody the secret goes into the body, not into a header: it takes no other way
 * @param namesItself what comes back with the browser names the provider (RFC 9207)
 * @param signOut where a browser signs out there (RP-Initiated Logout 1.0); null: it offers that nowhere that could be used
 */
record Metadata(
        String authorization,
        String token,
        String keys,
        boolean secretInBody,
        boolean namesItself,
        @Nullable String signOut) {
    private static final String DOCUMENT = "the provider's openid-configuration";

    static String address(Settings.OpenId settings) {
        return settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
    }

    /** @throws OpenIdTrouble when it says what cannot be, or what this program cannot do */
    static Metadata of(JsonObject said, Settings.OpenId settings) {
        if (!settings.issuer().equals(said.getValue("issuer"))) {
            throw unfit("is of another issuer than signIn.openId.issuer; they must be the same to the letter");
        }
        if (!lists(said, "id_token_signing_alg_values_supported", "RS256", true)
                && !lists(said, "id_token_signing_alg_values_supported", "ES256", true)) {
            throw unfit("offers neither RS256 nor ES256 for tokens");
        }
        String methods = "token_endpoint_auth_methods_supported";
        boolean basic = lists(said, methods, "client_secret_basic", true);
        if (!basic && !lists(said, methods, "client_secret_post", false)) {
            throw unfit("takes a secret neither by client_secret_basic nor by client_secret_post");
        }
        return new Metadata(
                address(said, "authorization_endpoint", settings),
                address(said, "token_endpoint", settings),
                address(said, "jwks_uri", settings),
                !basic,
                Boolean.TRUE.equals(said.getValue("authorization_response_iss_parameter_supported")),
                usable(said.getValue("end_session_endpoint"), settings));
    }

    /** @param unsaid what counts when the provider says nothing of it */
    private static boolean lists(JsonObject said, String field, String wanted, boolean unsaid) {
        return said.getValue(field) instanceof JsonArray list ? list.contains(wanted) : unsaid;
    }

    /** Tokens, codes and secrets go there: encrypted, unless the issuer itself is on this machine. */
    private static String address(JsonObject said, String field, Settings.OpenId settings) {
        String usable = usable(said.getValue(field), settings);
        if (usable == null) {
            throw unfit("has no usable " + field);
        }
        return usable;
    }

    private static @Nullable String usable(@Nullable Object said, Settings.OpenId settings) {
        Set<String> schemes = settings.issuer().startsWith("https:") ? Set.of("https") : Set.of("https", "http");
        try {
            URI uri = new URI(String.valueOf(said));
            boolean fits = uri.getHost() != null
                    && schemes.contains(String.valueOf(uri.getScheme()))
                    && uri.getRawFragment() == null
                    && uri.getUserInfo() == null;
            return fits ? uri.toString() : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    private static OpenIdTrouble unfit(String what) {
        return new OpenIdTrouble(Why.UNFIT, DOCUMENT + " " + what);
    }
}
