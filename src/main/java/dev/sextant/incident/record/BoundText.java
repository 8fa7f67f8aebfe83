package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of the text that an approval binds to: SHA-256 over the bound fields, each as name, length and value,
 * so that no letter can change and no field can slide into another without a new fingerprint.
 */
public final class BoundText {

    private BoundText() {}

    public static String hash(BoardRecord record, List<String> fields) {
        return hash(record.fields(), fields);
    }

    /** @param values the values of a record, as of any moment */
    public static String hash(Map<String, Object> values, List<String> fields) {
        var text = new StringBuilder();
        for (String field : fields) {
            Object value = values.get(field);
            String said = said(value);
            text.append(field)
                    .append('\n')
                    .append(said.length())
                    .append('\n')
                    .append(said)
                    .append('\n');
        }
        return sha256(text.toString());
    }

    /** The value as text, the same on every node: the parts of an entry in the order of their names. */
    private static String said(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(BoundText::said).toList().toString();
        }
        if (value instanceof Map<?, ?> parts) {
            var sorted = new TreeMap<String, String>();
            parts.forEach((name, part) -> sorted.put(String.valueOf(name), said(part)));
            return sorted.toString();
        }
        return value == null ? "" : value.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
