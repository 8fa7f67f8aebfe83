package dev.sextant.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an app on a phone shows for half a minute each (RFC 6238), as every such app makes them: SHA-1, six digits,
 * steps of 30 seconds. SHA-1 is meant here: as HMAC it holds, and some apps know nothing else.
 */
final class Totp {
    static final int SECRET_BYTES = 20;
    static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final int ONE_MILLION = 1_000_000;

    /** A phone's clock may be off by so many steps, either way (RFC 6238, 5.2). */
    private static final int DRIFT_STEPS = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ISSUER = "Sextant";

    private Totp() {}

    /**
     * The step that this code is of; empty when it is of none that counts now.
     *
     * @param after steps up to this one are used up
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long after) {
        long here = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        // All are compared, so that the clock does not tell which one it was.
        for (long step = here - DRIFT_STEPS; step <= here + DRIFT_STEPS; step++) {
            boolean same = MessageDigest.isEqual(ascii(code(secret, step)), ascii(code));
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(byte[] secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(byte[] secret, long step) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA1");
            hmac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    hmac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            // RFC 4226, 5.3: the last four bits say where the 31 bits stand that become the code.
            int at = hash[hash.length - 1] & 0xf;
            int bits = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", bits % ONE_MILLION);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** How the secret is typed into an app that cannot scan: Base32 (RFC 4648). */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : secret) {
            bits = (bits << 8) | (one & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE32.charAt((bits >> held) & 31));
            }
            bits &= (1 << held) - 1;
        }
        if (held > 0) {
            text.append(BASE32.charAt((bits << (5 - held)) & 31));
        }
        return text.toString();
    }

    /** What the app scans. */
    static String address(String account, byte[] secret) {
        return "otpauth://totp/" + ISSUER + ":" + account + "?secret=" + base32(secret) + "&issuer=" + ISSUER;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
