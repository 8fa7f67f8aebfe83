package dev.sextant.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * One way to the provider and back. Its three secrets are random, and nobody but the browser that began it has them.
 *
 * @param state comes back with the browser
 * @param nonce comes back in the token
 * @param verifier proves to the provider that who fetches the token is who began (PKCE)
 * @param redirect where the provider sends the browser back to, as it is registered there
 * @param fresh the person is to show anew who they are, however long they have been signed in at the provider
 */
public record Round(String state, String nonce, String verifier, String redirect, Instant begun, boolean fresh) {

    /** What the provider is told of the verifier beforehand (RFC 7636, S256). */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "Round begun " + begun;
    }
}
