package dev.sextant;

import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.journal.Entry;
import dev.sextant.plan.PlanLoader;
import dev.sextant.vault.PersonKeys;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import dev.sextant.wire.StrictJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An incident as JSON Lines: first what it is, then the plan that it was opened with, then an entry a line, then a closing
 * line with their number and the last hash, without which a file that was cut off between two lines would look whole. The
 * body of an entry is kept as the text that it is, because its hash is over exactly that text. The plan's texts are vouched
 * for by its version, their fingerprint, which the first entry names. Files of earlier builds have no line for the plan. What is
 * personal in the entries is closed as in the journal; a line of keys opens it, and stands there only when that was asked for.
 */
final class JsonLines {
    private static final String FORMAT = "sextant-journal";
    private static final int VERSION = 1;

    private JsonLines() {}

    static String head(String incident) {
        return new JsonObject()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("incident", incident)
                .encode();
    }

    /** The plan that the incident was opened with: path to text. */
    static String plan(String version, Map<String, String> texts) {
        JsonObject files = new JsonObject();
        texts.forEach(files::put);
        return new JsonObject().put("plan", version).put("files", files).encode();
    }

    /** The keys of its persons, when it is taken out with them: with these its personal data can be read. */
    static String keys(List<PersonKeys.Copy> copies) {
        JsonArray keys = new JsonArray();
        copies.forEach(copy -> keys.add(
                new JsonObject().put("id", copy.id()).put("of", copy.of()).put("key", copy.key())));
        return new JsonObject().put("keys", keys).encode();
    }

    static String line(Entry entry) {
        return new JsonObject()
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("command", entry.commandId())
                .put("body", entry.body())
                .put("previous", entry.previousHash())
                .put("hash", entry.hash())
                .encode();
    }

    /** The closing line: how many entries stand before it, and the hash of the last. */
    static String end(long entries, String hash) {
        return new JsonObject()
                .put("end", true)
                .put("entries", entries)
                .put("hash", hash)
                .encode();
    }

    /**
     * An incident that was read.
     *
     * @param planVersion the version that it was opened with; empty when its first entry tells of no opening
     * @param plan the texts of that version, by path; empty when the file has none
     * @param keys of its persons; empty when it was taken out without personal data
     */
    record Read(
            String incident,
            String planVersion,
            Map<String, String> plan,
            List<PersonKeys.Copy> keys,
            List<Entry> entries) {}

    /** @throws Sextant.Unusable with the line that is not as it should be */
    static Read read(String file, List<String> lines) {
        String incident = "";
        Map<String, String> plan = Map.of();
        List<PersonKeys.Copy> keys = List.of();
        List<Entry> entries = new ArrayList<>();
        boolean closed = false;
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ":" + (i + 1) + ": ";
            JsonObject line = i == 0 ? first(place, lines.get(i)) : object(place, lines.get(i));
            if (closed) {
                throw new Sextant.Unusable(place + "nothing may follow the closing line");
            } else if (i == 0) {
                incident = incident(place, line);
            } else if (i == 1 && line.containsKey("plan")) {
                plan = plan(place, line);
            } else if (entries.isEmpty() && line.containsKey("keys")) {
                keys = keys(place, line);
            } else if (line.containsKey("end")) {
                closed = true;
                check(place, line, entries);
            } else {
                entries.add(entry(place, incident, line));
            }
        }
        if (!closed) {
            throw new Sextant.Unusable(
                    file + ":" + (lines.size() + 1)
                            + ": the closing line is expected, with the number of entries and the last hash; the file was cut off");
        }
        String opened = planVersion(entries.get(0).body());
        if (!plan.isEmpty() && !PlanLoader.version(plan).equals(opened)) {
            throw new Sextant.Unusable(file + ":2: this is not the plan that the incident was opened with, version "
                    + opened + "; the plan was changed");
        }
        return new Read(incident, opened, plan, keys, entries);
    }

    /** The version of the plan that an incident was opened with, told by its first entry; empty when that tells of none. */
    static String planVersion(String firstBody) {
        try {
            return EventJson.read(firstBody, Seal.NONE).event() instanceof IncidentOpened opened
                    ? opened.planVersion()
                    : "";
        } catch (EventJson.UnreadableEvent noOpening) {
            return "";
        }
    }

    private static Map<String, String> plan(String place, JsonObject line) {
        if (!(line.getValue("files") instanceof JsonObject files) || files.isEmpty()) {
            throw new Sextant.Unusable(place + "\"files\" must be the plan's files, path to text");
        }
        Map<String, String> texts = new TreeMap<>();
        files.fieldNames().forEach(path -> texts.put(path, text(place, files, path)));
        return texts;
    }

    private static List<PersonKeys.Copy> keys(String place, JsonObject line) {
        List<PersonKeys.Copy> keys = new ArrayList<>();
        if (!(line.getValue("keys") instanceof JsonArray listed)) {
            throw new Sextant.Unusable(place + "\"keys\" must be a list of keys");
        }
        for (Object one : listed) {
            JsonObject key = one instanceof JsonObject object ? object : new JsonObject();
            try {
                keys.add(new PersonKeys.Copy(text(place, key, "id"), text(place, key, "of"), text(place, key, "key")));
            } catch (IllegalArgumentException noKey) {
                throw new Sextant.Unusable(place + noKey.getMessage());
            }
        }
        return keys;
    }

    private static JsonObject first(String place, String line) {
        try {
            return StrictJson.object(line.getBytes(StandardCharsets.UTF_8));
        } catch (StrictJson.Malformed notJson) {
            throw noExport(place);
        }
    }

    private static Sextant.Unusable noExport(String place) {
        return new Sextant.Unusable(place + "this is no export of an incident; give a file that sextant export wrote");
    }

    private static String incident(String place, JsonObject line) {
        if (!FORMAT.equals(line.getValue("format"))) {
            throw noExport(place);
        }
        if (!Long.valueOf(VERSION).equals(line.getValue("version"))) {
            throw new Sextant.Unusable(place + "this export is of version " + line.getValue("version")
                    + "; this Sextant reads version " + VERSION);
        }
        return text(place, line, "incident");
    }

    private static void check(String place, JsonObject end, List<Entry> entries) {
        if (!Long.valueOf(entries.size()).equals(end.getValue("entries"))) {
            throw new Sextant.Unusable(
                    place + "it closes " + end.getValue("entries") + " entries, but " + entries.size() + " are here");
        }
        if (entries.isEmpty()) {
            throw new Sextant.Unusable(place + "there are no entries");
        }
        if (!text(place, end, "hash").equals(entries.get(entries.size() - 1).hash())) {
            throw new Sextant.Unusable(place + "it closes with another hash than that of the last entry");
        }
    }

    private static Entry entry(String place, String incident, JsonObject line) {
        try {
            if (!(line.getValue("seq") instanceof Long seq)) {
                throw new Sextant.Unusable(place + "\"seq\" must be a whole number");
            }
            return new Entry(
                    incident,
                    seq,
                    Instant.parse(text(place, line, "at")),
                    text(place, line, "command"),
                    text(place, line, "body"),
                    text(place, line, "previous"),
                    text(place, line, "hash"));
        } catch (DateTimeException e) {
            throw new Sextant.Unusable(place + "\"at\" must be a time such as 2026-04-18T01:04:00Z");
        }
    }

    private static JsonObject object(String place, String line) {
        try {
            return StrictJson.object(line.getBytes(StandardCharsets.UTF_8));
        } catch (StrictJson.Malformed malformed) {
            throw new Sextant.Unusable(place + malformed.what());
        }
    }

    private static String text(String place, JsonObject line, String name) {
        if (line.getValue(name) instanceof String text) {
            return text;
        }
        throw new Sextant.Unusable(place + "\"" + name + "\" must be text");
    }
}
