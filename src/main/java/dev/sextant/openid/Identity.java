package dev.sextant.openid;

import java.time.Instant;
import java.util.Optional;

/**
 * Who the provider says it was.
 *
 * @param issuer and subject together are one person for good; a provider gives them to nobody else
 * @param name the value of the claim of the settings, if the token has it and the provider vouches for it
 * @param authenticated when the person last showed the provider who they are; empty: it did not say
 */
public record Identity(String issuer, String subject, Optional<String> name, Optional<Instant> authenticated) {
    @Override
    public String toString() {
        return "Identity at " + issuer;
    }
}
