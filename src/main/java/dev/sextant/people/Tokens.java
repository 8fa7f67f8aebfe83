package dev.sextant.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that nobody can guess, and what is kept instead of them. Thread-safe. */
final class Tokens {
    private static final int SESSION_BYTES = 32;
    private static final int LINK_BYTES = 16;
    private static final int NAME_BYTES = 4;
    /** Without what looks or sounds alike: read aloud across a room. */
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final SecureRandom random = new SecureRandom();

    /** For a cookie: 256 bits. */
    String session() {
        return url(SESSION_BYTES);
    }

    /** For a link that is sent or scanned: 128 bits. */
    String link() {
        return url(LINK_BYTES);
    }

    /** A name for somebody without an account: unique enough, secret to nobody. */
    String name() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** So many signs for people to read to each other. */
    String spoken(int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String url(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    /** What is kept instead of a secret: from its SHA-256 nobody gets back to 128 random bits. */
    static String kept(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
