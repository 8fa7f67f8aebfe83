package dev.sextant.notify;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;

/**
 * Who asks a push service to deliver (RFC 8292): a key pair of this organisation, made at the first start and kept in a file
 * that only its owner reads. Browsers subscribe to this key: with another one, everybody must switch it on again.
 */
public final class VapidKeys {
    /** At most a day, says the standard. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final byte[] open;
    private final PrivateKey secret;

    private VapidKeys(byte[] open, PrivateKey secret) {
        this.open = open;
        this.secret = secret;
    }

    /** The keys of this file; made when there is none. */
    public static VapidKeys in(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            JsonObject kept = new JsonObject(Files.readString(file, StandardCharsets.UTF_8));
            PrivateKey secret = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Curve.bytes(kept.getString("private", ""))));
            return new VapidKeys(Curve.bytes(kept.getString("public", "")), secret);
        } catch (GeneralSecurityException | IllegalArgumentException | io.vertx.core.json.DecodeException broken) {
            throw new IOException(file + " holds no keys: " + broken.getMessage(), broken);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = Curve.pair();
        JsonObject kept = new JsonObject()
                .put("public", Curve.text(Curve.bytes((ECPublicKey) pair.getPublic())))
                .put("private", Curve.text(pair.getPrivate().getEncoded()));
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, kept.encodePrettily(), StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(half, file);
    }

    /** The public key as browsers want it. */
    public String shown() {
        return Curve.text(open);
    }

    /**
     * The header that says who asks.
     *
     * @param audience the origin of the push service
     * @param contact whom its operator may write to, {@code mailto:…} or {@code https://…}
     */
    String authorization(String audience, String contact, Instant now) throws GeneralSecurityException {
        JsonObject claims = new JsonObject()
                .put("aud", audience)
                .put("exp", now.plus(GOOD_FOR).getEpochSecond())
                .put("sub", contact);
        String said = Curve.text("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + Curve.text(claims.encode().getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(secret);
        signature.update(said.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + said + "." + Curve.text(signature.sign()) + ", k=" + shown();
    }
}
