package dev.sextant.journal;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * An entry as fields of a Redis stream; written like this by {@code append.lua} too. A stream that somebody else wrote
 * into gives an entry with empty parts, which the chain then names, rather than a journal that cannot be read.
 */
final class EntryFields {

    private EntryFields() {}

    /** Adds the fields to an XADD. {@code cmd} comes first: the script relies on it. */
    static Request write(Request xadd, Entry entry) {
        return xadd.arg("cmd")
                .arg(entry.commandId())
                .arg("at")
                .arg(entry.at().toString())
                .arg("prev")
                .arg(entry.previousHash())
                .arg("hash")
                .arg(entry.hash())
                .arg("body")
                .arg(entry.body());
    }

    /** Reads {@code [id, [name, value, …]]} of an incident's own stream. */
    static Entry read(String incident, Response streamEntry) {
        return entry(incident, number(streamEntry), fields(streamEntry));
    }

    static Entry entry(String incident, long seq, Map<String, String> fields) {
        return new Entry(
                incident,
                seq,
                instant(text(fields, "at")),
                text(fields, "cmd"),
                text(fields, "body"),
                text(fields, "prev"),
                text(fields, "hash"));
    }

    /** The first number of a stream id. */
    static long number(Response streamEntry) {
        String id = streamEntry.get(0).toString();
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    static Map<String, String> fields(Response streamEntry) {
        Response list = streamEntry.get(1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            fields.put(list.get(i).toString(), list.get(i + 1).toString());
        }
        return fields;
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            return Instant.EPOCH;
        }
    }
}
