package dev.sextant.kit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on somebody's phone: what it was told to type in, it turns into a code every half minute (RFC 6238). */
public record Authenticator(String base32) {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public String code(Instant at) {
        try {
            var hmac = Mac.getInstance("HmacSHA1");
            hmac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            var step = String.format("%016x", at.getEpochSecond() / 30);
            var hash = HexFormat.of().formatHex(hmac.doFinal(HexFormat.of().parseHex(step)));
            int from = 2 * Integer.parseInt(hash.substring(39), 16);
            long number = Long.parseLong(hash.substring(from, from + 8), 16) & 0x7fffffffL;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret() {
        var bits = base32.chars()
                .mapToObj(sign -> BigInteger.valueOf(SIGNS.indexOf(sign)))
                .reduce(BigInteger.ZERO, (all, five) -> all.shiftLeft(5).or(five));
        int bytes = base32.length() * 5 / 8;
        var hex = bits.shiftRight(base32.length() * 5 - bytes * 8).toString(16);
        return HexFormat.of().parseHex("0".repeat(bytes * 2 - hex.length()) + hex);
    }
}
