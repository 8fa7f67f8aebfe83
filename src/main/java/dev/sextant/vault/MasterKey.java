package dev.sextant.vault;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key over all keys: AES-256, made at the first start and kept in {@code master.json} of the key folder. Without it nothing
 * that it sealed can be read by anybody, so it belongs into a backup, and not into the same one as the journal.
 *
 * <p>{@link #rotate} makes another one: what is sealed from then on is sealed with that, and the older ones stay in the file to
 * open what they sealed. Safe for any thread; only making and rotating touch the disk.
 */
public final class MasterKey {
    private static final String FILE = "master.json";
    private static final String FORM = "1";
    private static final int ID_BYTES = 6;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Aes aes = new Aes();
    private final Map<String, SecretKey> keys;
    private final String current;
    private final SecretKey prints;

    private MasterKey(Map<String, SecretKey> keys, String current, SecretKey prints) {
        this.keys = Map.copyOf(keys);
        this.current = current;
        this.prints = prints;
    }

    /**
     * The key of this folder; made when there is none. Blocks.
     *
     * @throws IOException when the folder cannot be used or what lies there is no key; says where and why, never what
     */
    public static MasterKey in(Path folder) throws IOException {
        KeyFolder files = KeyFolder.at(folder);
        String text = files.read(FILE).orElse("");
        if (text.isEmpty()) {
            // Of two nodes that start at once, the slower one reads what the faster one wrote.
            files.create(FILE, first().encodePrettily());
            text = files.read(FILE).orElse("");
        }
        try {
            return of(new JsonObject(text));
        } catch (DecodeException | ClassCastException | IllegalArgumentException | NullPointerException broken) {
            throw new IOException(files.path(FILE) + " holds no key. Put it back from a backup: what was sealed with it"
                    + " can be read with nothing else");
        }
    }

    /** Makes another key the current one and keeps the others; no node may run on this folder meanwhile. Blocks. */
    public static MasterKey rotate(Path folder) throws IOException {
        MasterKey before = in(folder);
        KeyFolder files = KeyFolder.at(folder);
        JsonObject kept = new JsonObject(files.read(FILE).orElseThrow());
        kept.getJsonArray("keys").add(fresh(before.aes));
        files.replace(FILE, kept.encodePrettily());
        return in(folder);
    }

    private static JsonObject first() {
        Aes aes = new Aes();
        return new JsonObject()
                .put("keys", new JsonArray(List.of(fresh(aes))))
                .put("prints", ENCODER.encodeToString(aes.fresh(Aes.KEY_BYTES)));
    }

    private static JsonObject fresh(Aes aes) {
        return new JsonObject()
                .put("id", HexFormat.of().formatHex(aes.fresh(ID_BYTES)))
                .put("made", Instant.now().toString())
                .put("key", ENCODER.encodeToString(aes.fresh(Aes.KEY_BYTES)));
    }

    private static MasterKey of(JsonObject kept) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        String current = "";
        JsonArray listed = kept.getJsonArray("keys");
        for (int i = 0; i < listed.size(); i++) {
            JsonObject one = listed.getJsonObject(i);
            current = one.getString("id");
            keys.put(current, Aes.key(bytes(one.getString("key"))));
        }
        if (current.isEmpty()) {
            throw new IllegalArgumentException("no keys");
        }
        return new MasterKey(keys, current, new SecretKeySpec(bytes(kept.getString("prints")), "HmacSHA256"));
    }

    /** The name of the key that seals now. */
    public String current() {
        return current;
    }

    /**
     * Seals bytes: {@code 1.<key>.<base64url>}, some 60 characters and a third more than what is sealed.
     *
     * @param context where it stands, such as {@code totp:<account>}; it opens with the same one only
     */
    public String seal(byte[] plain, String context) {
        byte[] sealed = aes.seal(key(current), plain, context);
        return FORM + "." + current + "." + ENCODER.encodeToString(sealed);
    }

    /** The same, of a text. */
    public String seal(String plain, String context) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), context);
    }

    /** @throws NotOpened when it was changed, was sealed for another place, or with a key that is not here */
    public byte[] open(String sealed, String context) throws NotOpened {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(FORM)) {
            throw new NotOpened("it is not sealed as this version seals");
        }
        SecretKey key = keys.get(parts[1]);
        if (key == null) {
            throw new NotOpened("master key " + parts[1] + " is not in the key folder");
        }
        try {
            return Aes.open(key, bytes(parts[2]), context);
        } catch (IllegalArgumentException notBase64) {
            throw new NotOpened("it was changed");
        }
    }

    /** The same, of a text. */
    public String openText(String sealed, String context) throws NotOpened {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    /**
     * A fingerprint (HMAC-SHA-256, hex) that tells whether two texts are the same, and from which nobody without this folder can
     * find out, by trying, what the text was. It stays the same when the key is rotated.
     */
    public String print(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(prints);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("no key " + id);
        }
        return key;
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
