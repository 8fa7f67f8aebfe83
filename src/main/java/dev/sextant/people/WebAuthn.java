package dev.sextant.people;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Judges what a passkey signed, as WebAuthn says (level 2, 7.1 and 7.2). Who made the device is not asked for, that its owner was
 * there and unlocked it is. Reading and reckoning take some milliseconds, and the very first time much more: never on an event
 * loop.
 */
final class WebAuthn {
    /** ES256, EdDSA, RS256, as COSE numbers them: what devices can do, the usual one first. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private final Vertx vertx;

    /** Made when the first passkey comes: it takes a second, and many a node never sees one. */
    private static final class Library {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final AttestedCredentialDataConverter KEYS = new AttestedCredentialDataConverter(CONVERTER);
        static final List<PublicKeyCredentialParameters> ACCEPTED = ALGORITHMS.stream()
                .map(one -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(one)))
                .toList();
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    }

    /** Where the browser is, and what it was asked to sign. */
    record Asked(Passkeys.Place place, String challenge) {
        private ServerProperty property() {
            return ServerProperty.builder()
                    .origin(new Origin(place.origin()))
                    .rpId(place.host())
                    .challenge(new DefaultChallenge(challenge))
                    .build();
        }
    }

    /** @param key to be kept, in Base64 */
    record Registered(String key, long counter) {}

    WebAuthn(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A new passkey; empty: what came is none, or not on these terms. */
    Future<Optional<Registered>> registered(JsonObject credential, Asked asked) {
        String json = credential.encode();
        return aside(() -> {
            RegistrationData data = Library.MANAGER.verify(
                    Library.MANAGER.parseRegistrationResponseJSON(json),
                    new RegistrationParameters(asked.property(), Library.ACCEPTED, true, true));
            AuthenticatorData<?> device = data.getAttestationObject().getAuthenticatorData();
            return new Registered(
                    Base64.getEncoder().encodeToString(Library.KEYS.convert(device.getAttestedCredentialData())),
                    device.getSignCount());
        });
    }

    /** The counter after this passkey signed; empty: it did not. */
    Future<Optional<Long>> signed(Passkey passkey, JsonObject credential, Asked asked) {
        String json = credential.encode();
        return aside(() -> {
            AttestedCredentialData key = Library.KEYS.convert(passkey.keyBytes());
            AuthenticationData data = Library.MANAGER.verify(
                    Library.MANAGER.parseAuthenticationResponseJSON(json),
                    new AuthenticationParameters(
                            asked.property(),
                            recorded(key, passkey.counter()),
                            List.of(key.getCredentialId()),
                            true,
                            true));
            return data.getAuthenticatorData().getSignCount();
        });
    }

    /** The library wants to know more than we keep; what it does not need to judge by is left open. */
    private static CredentialRecordImpl recorded(AttestedCredentialData key, long counter) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(), true, null, null, counter, key, null, null, null, null);
    }

    /** Whatever is wrong with what came, the library throws; a browser's mistake and a forgery are answered alike. */
    private <T> Future<Optional<T>> aside(Callable<T> judging) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        return Optional.of(judging.call());
                    } catch (RuntimeException refused) {
                        return Optional.empty();
                    }
                },
                false);
    }
}
