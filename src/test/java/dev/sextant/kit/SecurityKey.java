package dev.sextant.kit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Somebody's device with one passkey, and the browser around it: makes it, signs with it, as WebAuthn writes it (ES256, no
 * attestation). It signs whatever it is told to, so that a test can be a browser that errs, or a thief.
 */
public final class SecurityKey {
    private static final int THERE_AND_UNLOCKED = 0x05;
    private static final int WITH_KEY = 0x40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final byte[] id = new byte[32];
    private int counter;

    public SecurityKey() {
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the browser answers when it made the passkey with these options, on a page of this origin. */
    public JsonObject made(JsonObject options, String origin) {
        var device = device(options.getJsonObject("rp").getString("id"), THERE_AND_UNLOCKED | WITH_KEY, keyData());
        var attestation = joined(
                hex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) device.length},
                device);
        return answer(new JsonObject()
                .put("clientDataJSON", BASE64.encodeToString(client("webauthn.create", options, origin)))
                .put("attestationObject", BASE64.encodeToString(attestation))
                .put("transports", new JsonArray().add("internal")));
    }

    /** What the browser answers when the device signed on these options, on a page of this origin. */
    public JsonObject signed(JsonObject options, String origin) {
        return signed(options, origin, THERE_AND_UNLOCKED);
    }

    /** The same from a device that was touched and not unlocked. */
    public JsonObject signedLocked(JsonObject options, String origin) {
        return signed(options, origin, 0x01);
    }

    private JsonObject signed(JsonObject options, String origin, int flags) {
        counter++;
        var device = device(options.getString("rpId"), flags, new byte[0]);
        var client = client("webauthn.get", options, origin);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(device);
            signature.update(sha256(client));
            return answer(new JsonObject()
                    .put("clientDataJSON", BASE64.encodeToString(client))
                    .put("authenticatorData", BASE64.encodeToString(device))
                    .put("signature", BASE64.encodeToString(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs as if it had been copied before its last use. */
    public SecurityKey turnedBack() {
        counter = 0;
        return this;
    }

    private JsonObject answer(JsonObject response) {
        var name = BASE64.encodeToString(id);
        return new JsonObject()
                .put("id", name)
                .put("rawId", name)
                .put("type", "public-key")
                .put("clientExtensionResults", new JsonObject())
                .put("response", response);
    }

    private static byte[] client(String type, JsonObject options, String origin) {
        return new JsonObject()
                .put("type", type)
                .put("challenge", options.getString("challenge"))
                .put("origin", origin)
                .put("crossOrigin", false)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] device(String host, int flags, byte[] key) {
        return joined(
                sha256(host.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(Integer.BYTES).putInt(counter).array(),
                key);
    }

    private byte[] keyData() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return joined(
                new byte[16],
                new byte[] {0, (byte) id.length},
                id,
                hex("a5010203262001215820"),
                thirtyTwo(point.getAffineX()),
                hex("225820"),
                thirtyTwo(point.getAffineY()));
    }

    private static byte[] thirtyTwo(BigInteger number) {
        return hex("0".repeat(64 - number.toString(16).length()) + number.toString(16));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
