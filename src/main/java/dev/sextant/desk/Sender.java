package dev.sextant.desk;

import dev.sextant.incident.Actor;
import dev.sextant.journal.CommandKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What makes a command the same command when a phone sends it again: its id, who sends it, and what it says. When it was
 * sent is no part of that.
 */
final class Sender {

    private static final String SENT_AT = "sentAt";

    private Sender() {}

    static CommandKey key(String commandId, Actor actor, JsonObject body) {
        var text = new StringBuilder(actor.id()).append('\n');
        write(body, text);
        return new CommandKey(commandId, sha256(text.toString()));
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        if (value instanceof JsonObject object) {
            text.append('{');
            for (String name : new TreeSet<>(object.fieldNames())) {
                if (!name.equals(SENT_AT)) {
                    text.append(name.length()).append(':').append(name).append('=');
                    write(object.getValue(name), text);
                }
            }
            text.append('}');
        } else if (value instanceof JsonArray array) {
            text.append('[');
            for (int i = 0; i < array.size(); i++) {
                write(array.getValue(i), text);
            }
            text.append(']');
        } else {
            String plain = String.valueOf(value);
            text.append(value instanceof String ? 's' : 'v')
                    .append(plain.length())
                    .append(':')
                    .append(plain);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
