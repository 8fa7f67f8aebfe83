package dev.sextant.press;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A page or a feed as it is handed out: made once, plain and packed, with the tag by which a reader knows that it has it. */
public final class Document {
    private static final int TAG_DIGITS = 20;

    private final String type;
    private final byte[] plain;
    private final byte[] packed;
    private final String tag;

    Document(String type, String text) {
        this.type = type;
        this.plain = text.getBytes(StandardCharsets.UTF_8);
        this.packed = pack(plain);
        // Weak: the plain and the packed form say the same.
        this.tag = "W/\"" + sha256(plain).substring(0, TAG_DIGITS) + "\"";
    }

    /** Its content type. */
    public String type() {
        return type;
    }

    /** The text in UTF-8. */
    public byte[] plain() {
        return plain.clone();
    }

    /** The same, packed with gzip. */
    public byte[] packed() {
        return packed.clone();
    }

    /** Its entity tag, quotes and all. */
    public String tag() {
        return tag;
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return packed.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
