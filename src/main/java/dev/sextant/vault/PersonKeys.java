package dev.sextant.vault;

import dev.sextant.incident.Incident;
import dev.sextant.incident.PersonalData;
import dev.sextant.plan.Field.Pii;
import dev.sextant.wire.Seal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of persons: for each person of an incident one of level p2 and one of p3, each in a small file of its own,
 * {@code persons/<incident>/<key>}, sealed by the {@link MasterKey}. To destroy the file is to erase what it opens, in the
 * journal, in every copy of it and in every export: that is why they lie in none of those.
 *
 * <p>A key is on the disk before anything that it closed is written anywhere. Safe for any thread. What says so blocks; the
 * rest works on what was read before and may be done on an event loop.
 */
public final class PersonKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PersonKeys.class);
    private static final String FOLDER = "persons";
    private static final int ID_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern USED = Pattern.compile("\"\\$sealed(?:Value)?\":\"([0-9a-f]{16})\\.");
    private static final Pattern INCIDENT = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String SEALED = "\"$sealed";

    private final Aes aes = new Aes();
    private final Path folder;
    private final MasterKey master;
    private final Map<String, Ring> rings = new ConcurrentHashMap<>();

    private PersonKeys(Path folder, MasterKey master) {
        this.folder = folder;
        this.master = master;
    }

    /** The keys of an incident that were read, those with which one writes, and those that are nowhere. */
    private static final class Ring {
        private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
        private final Map<String, String> current = new ConcurrentHashMap<>();
        private final Map<String, String> whose = new ConcurrentHashMap<>();
        private final Set<String> nowhere = ConcurrentHashMap.newKeySet();

        private void add(String id, String of, SecretKey key) {
            keys.put(id, key);
            whose.put(id, of);
            current.put(of, id);
            nowhere.remove(id);
        }

        private void forget(String id) {
            String of = whose.remove(id);
            keys.remove(id);
            nowhere.add(id);
            if (of != null) {
                current.remove(of, id);
            }
        }
    }

    /** The keys in this folder, which is that of the master key. */
    public static PersonKeys in(Path folder, MasterKey master) {
        return new PersonKeys(folder.resolve(FOLDER), master);
    }

    /** Opens with the keys that were read; {@link #fetch} reads those that these events need. */
    public Seal opening(String incident) {
        return new Seal() {
            @Override
            public @Nullable String close(String record, String field, String plain) {
                throw new IllegalStateException("this one only opens");
            }

            @Override
            public @Nullable String open(String record, String field, String sealed) {
                return PersonKeys.this.open(incident, record, field, sealed);
            }
        };
    }

    private @Nullable String open(String incident, String record, String field, String sealed) {
        int dot = sealed.indexOf('.');
        SecretKey key = dot < 0 ? null : ring(incident).keys.get(sealed.substring(0, dot));
        if (key == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            return new String(Aes.open(key, bytes, place(incident, record, field)), StandardCharsets.UTF_8);
        } catch (NotOpened | IllegalArgumentException broken) {
            LOG.error(
                    "event=not-opened incident={} record={} field={}: it was changed or moved",
                    incident,
                    record,
                    field);
            return null;
        }
    }

    /** Closes with the keys of the persons that the incident, as it is after the event, says that the values tell of. */
    public Closing closing(Incident after) {
        return new Closing(after);
    }

    /** Closes; where a key is missing it notes whose, and what was written must be {@linkplain #make written again}. */
    public final class Closing implements Seal {
        private final Incident after;
        private final Set<String> missing = new HashSet<>();

        private Closing(Incident after) {
            this.after = after;
        }

        /** Whose keys have to be {@linkplain #make made} first; nothing that was written with this one may be used then. */
        public Set<String> missing() {
            return Set.copyOf(missing);
        }

        @Override
        public @Nullable String close(String record, String field, String plain) {
            Pii level = PersonalData.level(after, record, field);
            if (level == null) {
                return null;
            }
            String of = of(PersonalData.person(after, record), level);
            Ring ring = ring(after.id());
            String id = ring.current.get(of);
            SecretKey key = id == null ? null : ring.keys.get(id);
            if (key == null) {
                missing.add(of);
                return "";
            }
            byte[] sealed = aes.seal(key, plain.getBytes(StandardCharsets.UTF_8), place(after.id(), record, field));
            return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        }

        @Override
        public @Nullable String open(String record, String field, String sealed) {
            return PersonKeys.this.open(after.id(), record, field, sealed);
        }
    }

    /** See {@link MasterKey#print}. */
    public String print(String text) {
        return master.print(text);
    }

    /** Whether these events are closed with keys that nobody looked for yet. */
    public boolean unknown(String incident, Collection<String> bodies) {
        for (String body : bodies) {
            if (body.contains(SEALED) && !known(incident, body)) {
                return true;
            }
        }
        return false;
    }

    private boolean known(String incident, String body) {
        Ring ring = ring(incident);
        Matcher used = USED.matcher(body);
        while (used.find()) {
            if (!ring.keys.containsKey(used.group(1)) && !ring.nowhere.contains(used.group(1))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the keys of an incident that are new since the last time. Those that these events need and that are not there were
     * destroyed, or never here: a key is on the disk before it is used. Blocks.
     */
    public void fetch(String incident, Collection<String> bodies) {
        Ring ring = ring(incident);
        try {
            if (Files.isDirectory(folder.resolve(checked(incident)))) {
                KeyFolder files = files(incident);
                for (String id : files.names()) {
                    if (ID.matcher(id).matches() && !ring.keys.containsKey(id)) {
                        read(incident, id, files);
                    }
                }
            }
        } catch (IOException broken) {
            throw new KeysUnavailable(folder, broken);
        }
        for (String body : bodies) {
            Matcher used = USED.matcher(body);
            while (used.find()) {
                if (!ring.keys.containsKey(used.group(1))) {
                    ring.nowhere.add(used.group(1));
                }
            }
        }
    }

    private void read(String incident, String id, KeyFolder files) throws IOException {
        try {
            JsonObject kept = new JsonObject(files.read(id).orElse("{}"));
            String of = kept.getString("of", "");
            ring(incident).add(id, of, Aes.key(master.open(kept.getString("key", ""), context(incident, id, of))));
        } catch (NotOpened | DecodeException | ClassCastException | IllegalArgumentException other) {
            LOG.warn("event=key-unreadable incident={} key={} why=\"{}\"", incident, id, other.getMessage());
        }
    }

    /** Makes keys for these and has them on the disk. Blocks. */
    public void make(String incident, Collection<String> missing) {
        Ring ring = ring(incident);
        try {
            KeyFolder files = files(incident);
            for (String of : missing) {
                if (ring.current.containsKey(of)) {
                    continue;
                }
                String id = HexFormat.of().formatHex(aes.fresh(ID_BYTES));
                byte[] key = aes.fresh(Aes.KEY_BYTES);
                files.replace(id, file(incident, id, of, key));
                ring.add(id, of, Aes.key(key));
            }
        } catch (IOException broken) {
            throw new KeysUnavailable(folder, broken);
        }
    }

    private String file(String incident, String id, String of, byte[] key) {
        return new JsonObject()
                .put("of", of)
                .put("key", master.seal(key, context(incident, id, of)))
                .encode();
    }

    /**
     * Destroys the keys of a person, here and on the disk. Done again it finds nothing to do, unless a backup brought them back.
     * Blocks.
     *
     * @param person null: of everybody in the incident
     */
    public void destroy(String incident, @Nullable String person, Collection<Pii> levels) {
        fetch(incident, List.of());
        Ring ring = ring(incident);
        try {
            for (String id : List.copyOf(ring.keys.keySet())) {
                String of = ring.whose.getOrDefault(id, "");
                if (levels.stream()
                        .anyMatch(level -> person == null ? of.endsWith(end(level)) : of.equals(of(person, level)))) {
                    files(incident).destroy(id);
                    ring.forget(id);
                }
            }
            if (Files.isDirectory(folder.resolve(incident))) {
                files(incident).sweep();
            }
        } catch (IOException broken) {
            throw new KeysUnavailable(folder, broken);
        }
    }

    /** A key as it goes along with an incident to another house. Whoever has it reads what it closed. */
    public record Copy(String id, String of, String key) {
        public Copy {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("no key is called " + id);
            }
        }

        @Override
        public String toString() {
            return "key " + id;
        }
    }

    /** The keys of an incident, to be taken elsewhere. Blocks. */
    public List<Copy> copies(String incident) {
        fetch(incident, List.of());
        Ring ring = ring(incident);
        List<Copy> copies = new ArrayList<>();
        ring.keys.forEach((id, key) -> copies.add(new Copy(
                id,
                ring.whose.getOrDefault(id, ""),
                Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded()))));
        copies.sort(Comparator.comparing(Copy::id));
        return copies;
    }

    /** Keeps the keys of an incident that came from elsewhere. Blocks. */
    public void keep(String incident, List<Copy> copies) {
        try {
            for (Copy copy : copies) {
                byte[] key = Base64.getUrlDecoder().decode(copy.key());
                files(incident).replace(copy.id(), file(incident, copy.id(), copy.of(), key));
                ring(incident).add(copy.id(), copy.of(), Aes.key(key));
            }
        } catch (IOException broken) {
            throw new KeysUnavailable(folder, broken);
        }
    }

    /** Seals every key with the current master key; gives how many there are. No node may run meanwhile. Blocks. */
    public int sealAgain() throws IOException {
        int count = 0;
        for (String incident : incidents()) {
            KeyFolder files = files(incident);
            fetch(incident, List.of());
            Ring ring = ring(incident);
            for (Map.Entry<String, SecretKey> key : ring.keys.entrySet()) {
                String of = ring.whose.getOrDefault(key.getKey(), "");
                files.replace(
                        key.getKey(),
                        file(incident, key.getKey(), of, key.getValue().getEncoded()));
                count++;
            }
        }
        return count;
    }

    private List<String> incidents() throws IOException {
        return Files.isDirectory(folder) ? new ArrayList<>(KeyFolder.at(folder).names()) : List.of();
    }

    private KeyFolder files(String incident) throws IOException {
        KeyFolder.at(folder);
        return KeyFolder.at(folder.resolve(checked(incident)));
    }

    private Ring ring(String incident) {
        return rings.computeIfAbsent(incident, none -> new Ring());
    }

    private static String of(String person, Pii level) {
        return person + end(level);
    }

    private static String end(Pii level) {
        return level == Pii.P3 ? "/p3" : "/p2";
    }

    private static String place(String incident, String record, String field) {
        return incident + "|" + record + "|" + field;
    }

    private static String context(String incident, String id, String of) {
        return "person|" + incident + "|" + id + "|" + of;
    }

    private static String checked(String incident) {
        if (!INCIDENT.matcher(incident).matches()) {
            throw new IllegalArgumentException("no incident is called " + incident);
        }
        return incident;
    }
}
