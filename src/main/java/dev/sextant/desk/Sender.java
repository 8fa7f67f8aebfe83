package dev.sextant.desk;

import dev.sextant.incident.Actor;
import dev.sextant.journal.CommandKey;
import dev.sextant.vault.PersonKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What makes a command the same command when a phone sends it again: its id, who sends it, and what it says. When it was
 * sent is no part of that. What it says is remembered as a keyed fingerprint: from a plain one a telephone number could be
 * found by trying.
 */
final class Sender {

    private static final String SENT_AT = "sentAt";

    private Sender() {}

    static CommandKey key(String commandId, Actor actor, JsonObject body, PersonKeys keys) {
        var text = new StringBuilder(actor.id()).append('\n');
        write(body, text);
        return new CommandKey(commandId, keys.print(text.toString()));
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
}
