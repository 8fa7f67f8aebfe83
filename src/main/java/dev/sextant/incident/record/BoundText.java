package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The fingerprint of the text that an approval binds to: SHA-256 over the bound fields, each as name, length and value,
 * so that no letter can change and no field can slide into another without a new fingerprint.
 */
public final class BoundText {

    private BoundText() {}

    public static String hash(BoardRecord record, List<String> fields) {
        var text = new StringBuilder();
        for (String field : fields) {
            Object value = record.fields().get(field);
            String said = value == null ? "" : value.toString();
            text.append(field)
                    .append('\n')
                    .append(said.length())
                    .append('\n')
                    .append(said)
                    .append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
