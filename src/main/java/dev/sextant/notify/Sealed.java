package dev.sextant.notify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A message that only one browser can read: RFC 8291 over the coding aes128gcm of RFC 8188, in one record. */
final class Sealed {
    static final int AUTH_BYTES = 16;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int RECORD_BYTES = 4096;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealed() {}

    /**
     * @param browser the public key that the browser gave, 65 bytes
     * @param auth its secret, 16 bytes
     */
    static byte[] of(byte[] text, byte[] browser, byte[] auth) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return of(text, browser, auth, Curve.pair(), salt);
    }

    /** The same with what is otherwise new each time, for the example of the standard. */
    static byte[] of(byte[] text, byte[] browser, byte[] auth, KeyPair once, byte[] salt)
            throws GeneralSecurityException {
        byte[] ours = Curve.bytes((ECPublicKey) once.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(once.getPrivate());
        agreement.doPhase(Curve.point(browser), true);
        byte[] shared = mac(auth, agreement.generateSecret());
        byte[] secret = mac(salt, mac(shared, ascii("WebPush: info\0"), browser, ours, new byte[] {1}));
        byte[] key = Arrays.copyOf(mac(secret, ascii("Content-Encoding: aes128gcm\0"), new byte[] {1}), KEY_BYTES);
        byte[] nonce = Arrays.copyOf(mac(secret, ascii("Content-Encoding: nonce\0"), new byte[] {1}), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] padded = Arrays.copyOf(text, text.length + 1);
        padded[text.length] = LAST_RECORD;
        byte[] content = cipher.doFinal(padded);
        return ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + ours.length + content.length)
                .put(salt)
                .putInt(RECORD_BYTES)
                .put((byte) ours.length)
                .put(ours)
                .put(content)
                .array();
    }

    private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
