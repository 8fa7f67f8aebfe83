package dev.sextant.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sextant.files.FileRefused.Why;
import dev.sextant.incident.Attachment;
import dev.sextant.plan.Attachments.Content;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Looks at a whole content, whether it is what its record declares and may be kept. */
final class Inspection {
    /** So far browsers look for the beginning of a page that pretends to be something else. */
    private static final int LOOKED_AT = 1024;

    private static final Pattern PAGE =
            Pattern.compile("<(?:!doctype|html|head|body|script|svg|iframe|\\?php)", Pattern.CASE_INSENSITIVE);

    private Inspection() {}

    /**
     * What the content is, as a small picture; empty when there is none.
     *
     * @throws FileRefused when it may not be kept
     */
    static byte[] of(byte[] content, Attachment declared) {
        if (!fingerprint(content).equals(declared.sha256())) {
            throw new FileRefused(Why.OTHER_FINGERPRINT);
        }
        FileType type = FileType.of(content).orElseThrow(() -> new FileRefused(Why.UNKNOWN_TYPE));
        if (declared.content() != null && declared.content() != type.content()) {
            throw new FileRefused(Why.OTHER_KIND);
        }
        String begin = new String(content, 0, Math.min(content.length, LOOKED_AT), ISO_8859_1);
        if (PAGE.matcher(begin).find()) {
            throw new FileRefused(Why.UNKNOWN_TYPE);
        }
        if (declared.placeRemoved() && PlaceData.isIn(content)) {
            throw new FileRefused(Why.TELLS_PLACE);
        }
        return type.content() == Content.PICTURE ? SmallPicture.of(content, type) : new byte[0];
    }

    static String fingerprint(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
