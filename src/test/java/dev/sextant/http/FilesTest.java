package dev.sextant.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Attachment;
import dev.sextant.plan.Attachments.Content;
import dev.sextant.plan.Label;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The content of a file")
class FilesTest {
    private static final String FILE = "/api/incidents/INC-1/files/";
    private static Door door;
    private static String[] leader;
    private int records;

    @BeforeAll
    static void opens() {
        door = Door.open("", false);
        leader = door.signedIn();
    }

    @AfterAll
    static void closes() {
        door.close();
    }

    @BeforeEach
    void hasRoom() {
        door.room = true;
        records = door.declared.size();
    }

    @Test
    @DisplayName(
            "is handed in part by part, may be asked how far it came, and is then what everybody gets who may open it")
    void inParts() throws IOException {
        byte[] picture = jpeg(900, 600);
        String record = declare(picture, Content.PICTURE);
        assertThat(upload(record)).isEqualTo(held(0, picture.length, false));
        assertThat(door.get(FILE + record, leader).json().getString("code")).isEqualTo("noFile");

        assertThat(put(record, 0, Arrays.copyOf(picture, 1000)).json()).isEqualTo(held(1000, picture.length, false));
        assertThat(upload(record)).isEqualTo(held(1000, picture.length, false));
        assertThat(door.get(FILE + record, leader).status()).isEqualTo(404);

        byte[] rest = Arrays.copyOfRange(picture, 1000, picture.length);
        assertThat(put(record, 1000, rest).json()).isEqualTo(held(picture.length, picture.length, true));
        assertThat(put(record, 1000, rest).json())
                .as("its answer got lost, it is sent again")
                .isEqualTo(held(picture.length, picture.length, true));

        Door.Reply whole = door.get(FILE + record, leader);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.bytes()).isEqualTo(picture);
        assertThat(whole.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.header("Content-Security-Policy")).contains("sandbox").contains("default-src 'none'");
        assertThat(whole.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + record + ".jpg\"");
        assertThat(whole.header("Cache-Control")).isEqualTo("no-store");

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(
                door.get(FILE + record + "/small", leader).bytes()));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(213);
        Door.Reply head = door.ask(HttpMethod.HEAD, FILE + record, null, leader);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(picture.length));
    }

    @Test
    @DisplayName("that is larger than a megabyte comes back whole, too")
    void large() throws IOException {
        byte[] sound = Arrays.copyOf("ID3 and then much more".getBytes(ISO_8859_1), 2_500_000);
        String record = declare(sound, Content.SOUND);
        for (int from = 0; from < sound.length; from += 1_000_000) {
            byte[] part = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + 1_000_000));
            assertThat(put(record, from, part).status()).isEqualTo(200);
        }
        assertThat(door.get(FILE + record, leader).bytes()).isEqualTo(sound);
        assertThat(door.ask(HttpMethod.HEAD, FILE + record, null, leader).header("Content-Length"))
                .isEqualTo("2500000");
        assertThat(door.get(FILE + record + "/small", leader).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("that broke off when it was whole is looked at with an empty part")
    void brokeOff() throws IOException {
        byte[] picture = jpeg(50, 40);
        String record = declare(picture, Content.PICTURE);
        Path parts = door.files.resolve("INC-1/parts");
        Files.createDirectories(parts);
        Files.write(
                parts.resolve(Objects.requireNonNull(door.declared.get(record)).sha256() + "." + record), picture);
        assertThat(upload(record)).isEqualTo(held(picture.length, picture.length, false));
        assertThat(put(record, picture.length, new byte[0]).json().getBoolean("complete"))
                .isTrue();
    }

    @Test
    @DisplayName(
            "is kept once however many records declare it, and each author hands it in: a fingerprint alone opens nothing")
    void twice() throws IOException {
        byte[] picture = jpeg(60, 60);
        String first = declare(picture, Content.PICTURE);
        String second = declare(picture, Content.PICTURE);
        put(first, 0, picture);
        assertThat(door.get(FILE + second, leader).status()).isEqualTo(404);
        assertThat(upload(second).getLong("have")).isZero();
        assertThat(put(second, 0, picture).json().getBoolean("complete")).isTrue();
        assertThat(door.get(FILE + second, leader).bytes()).isEqualTo(picture);
        String sha256 = Objects.requireNonNull(door.declared.get(first)).sha256();
        try (Stream<Path> files = Files.list(door.files.resolve("INC-1"))) {
            assertThat(files.filter(file -> file.getFileName().toString().equals(sha256)))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("lies where only the owner of the process reads it")
    void closed() throws IOException {
        byte[] picture = jpeg(30, 30);
        put(declare(picture, Content.PICTURE), 0, picture);
        try (Stream<Path> all = Files.walk(door.files.resolve("INC-1"))) {
            assertThat(all)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @Test
    @DisplayName("that nothing declares is not taken, whatever it is called")
    void undeclared() throws IOException {
        byte[] picture = jpeg(30, 30);
        String record = declare(picture, Content.PICTURE);
        assertThat(put("AT-999", 0, picture).json().getString("code")).isEqualTo("unknownRecord");
        assertThat(ask(HttpMethod.PUT, "/api/incidents/INC-2/files/" + record + "?from=0", picture)
                        .status())
                .as("of another incident")
                .isEqualTo(404);
        for (String name : new String[] {"..", "%2e%2e", "..%2f..%2fetc", "%00", "a%20b", ".hidden"}) {
            assertThat(ask(HttpMethod.PUT, FILE + name + "?from=0", picture).status())
                    .as(name)
                    .isBetween(400, 405);
            assertThat(door.get(FILE + name, leader).status()).as(name).isBetween(400, 404);
        }
    }

    @Test
    @DisplayName("is handed in by nobody but whoever posted its record, and opened by nobody but whom the plan names")
    void notPermitted() throws IOException {
        byte[] picture = jpeg(30, 30);
        String others = declare(picture, Content.PICTURE, false, false, true);
        assertThat(put(others, 0, picture).json().getString("code")).isEqualTo("notPermitted");
        assertThat(door.get(FILE + others + "/upload", leader).status()).isEqualTo(403);
        String closed = declare(picture, Content.PICTURE, false, true, false);
        assertThat(put(closed, 0, picture).status()).isEqualTo(200);
        assertThat(door.get(FILE + closed, leader).status()).isEqualTo(403);
        assertThat(door.get(FILE + closed + "/small", leader).status()).isEqualTo(403);
        assertThat(door.get(FILE + closed).status()).as("a stranger").isEqualTo(401);
        assertThat(door.ask(
                                HttpMethod.PUT,
                                FILE + closed + "?from=0",
                                Buffer.buffer(picture),
                                "Content-Type",
                                "application/octet-stream")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("goes on where it is, and nowhere else")
    void offset() throws IOException {
        byte[] picture = jpeg(80, 80);
        String record = declare(picture, Content.PICTURE);
        put(record, 0, Arrays.copyOf(picture, 100));
        for (long from : new long[] {0, 99, 101, 9_999_999_999L}) {
            Door.Reply reply = put(record, from, new byte[] {1, 2, 3});
            assertThat(reply.status()).isEqualTo(409);
            JsonObject error = reply.json().getJsonArray("errors").getJsonObject(0);
            assertThat(error.getString("expected")).isEqualTo("100");
        }
        for (String from : new String[] {"", "-1", "x", "1e3", "99999999999999999999"}) {
            assertThat(ask(HttpMethod.PUT, FILE + record + "?from=" + from, picture)
                            .status())
                    .as(from)
                    .isEqualTo(400);
        }
        assertThat(ask(HttpMethod.PUT, FILE + record, picture).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("is not larger than declared, and comes in parts of at most a megabyte")
    void tooLarge() throws IOException {
        byte[] picture = jpeg(80, 80);
        String record = declare(picture, Content.PICTURE);
        assertThat(refused(record, Arrays.copyOf(picture, picture.length + 1))).isEqualTo("tooLong");
        assertThat(put(record, 0, new byte[1024 * 1024 + 1]).status()).isEqualTo(413);
        assertThat(put(record, 0, picture).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("that is not what its record names is thrown away, and can be sent again")
    void otherContent() throws IOException {
        byte[] picture = jpeg(80, 80);
        String record = declare(picture, Content.PICTURE);
        byte[] other = picture.clone();
        other[other.length / 2] ^= 1;
        assertThat(refused(record, other)).isEqualTo("fingerprint");
        assertThat(upload(record).getLong("have")).isZero();
        assertThat(put(record, 0, picture).json().getBoolean("complete")).isTrue();
    }

    @Test
    @DisplayName("is a picture, a paper or sound by its first bytes: no page, no drawing with script, no program")
    void type() throws IOException {
        assertThat(refused("<!doctype html><script>alert(1)</script>", Content.DOCUMENT))
                .isEqualTo("type");
        assertThat(refused("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Content.PICTURE))
                .isEqualTo("type");
        assertThat(refused("GIF89a<script>alert(1)</script>", Content.PICTURE)).isEqualTo("type");
        assertThat(refused("MZ program", Content.DOCUMENT)).isEqualTo("type");
        assertThat(refused("ID3\0\0\0<html><script>alert(1)</script>", Content.SOUND))
                .isEqualTo("type");
        assertThat(refused("%PDF-1.7 paper", Content.PICTURE)).isEqualTo("kind");
        byte[] paper = "%PDF-1.7 paper".getBytes(ISO_8859_1);
        String record = declare(paper, Content.DOCUMENT);
        assertThat(put(record, 0, paper).status()).isEqualTo(200);
        assertThat(door.get(FILE + record, leader).header("Content-Type")).isEqualTo("application/pdf");
        assertThat(ask(HttpMethod.PUT, FILE + record + "?from=0", paper, "Content-Type", "image/jpeg")
                        .status())
                .isEqualTo(415);
    }

    @Test
    @DisplayName("that pretends to be a picture and is damaged, or huge when unpacked, is refused")
    void bomb() throws IOException {
        byte[] picture = jpeg(200, 200);
        assertThat(refused(declare(Arrays.copyOf(picture, 100), Content.PICTURE), Arrays.copyOf(picture, 100)))
                .isEqualTo("broken");
        byte[] polyglot = concat(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xfe},
                "<script>x</script>".getBytes(ISO_8859_1));
        assertThat(refused(declare(polyglot, Content.PICTURE), polyglot)).isEqualTo("type");
        byte[] huge = pngOfSize(50_000, 50_000);
        assertThat(refused(declare(huge, Content.PICTURE), huge)).isEqualTo("pixels");
    }

    @Test
    @DisplayName("that tells where it was taken is refused when its record says that this was removed")
    void place() throws IOException {
        byte[] telling = withGps(jpeg(80, 80));
        assertThat(refused(declare(telling, Content.PICTURE, true, true, true), telling))
                .isEqualTo("place");
        String honest = declare(telling, Content.PICTURE, false, true, true);
        assertThat(put(honest, 0, telling).status()).isEqualTo(200);
        byte[] removed = jpeg(81, 80);
        assertThat(put(declare(removed, Content.PICTURE, true, true, true), 0, removed)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("is not taken while the disk is nearly full; the phone hears when to come back")
    void full() throws IOException {
        byte[] picture = jpeg(80, 80);
        String record = declare(picture, Content.PICTURE);
        door.room = false;
        Door.Reply reply = put(record, 0, picture);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().getString("code")).isEqualTo("noRoom");
        assertThat(reply.header("Retry-After")).isEqualTo("30");
    }

    @Test
    @DisplayName("that shows people is handed out once its opening is noted, the small picture too, and not otherwise")
    void noted() throws IOException {
        byte[] picture = jpeg(90, 60);
        String record = declare(picture, Content.PICTURE);
        put(record, 0, picture);
        door.declared.computeIfPresent(
                record,
                (id, file) -> new Attachment(
                        file.incident(), id, file.sha256(), file.size(), file.content(), false, true, true, true));
        door.submitted.clear();
        assertThat(door.get(FILE + record, leader).status()).isEqualTo(200);
        assertThat(door.get(FILE + record + "/small", leader).status()).isEqualTo(200);
        assertThat(door.submitted).hasSize(2).containsOnly(new JsonObject().put("opened", record));
        Outcome before = door.outcome;
        door.outcome = new Outcome.Refused(403, "notPermitted", Label.of("zh", "不可", "en", "no"), List.of());
        assertThat(door.get(FILE + record, leader).status()).isEqualTo(403);
        assertThat(door.get(FILE + record + "/small", leader).status()).isEqualTo(403);
        door.outcome = before;
    }

    private static JsonObject held(long have, long size, boolean complete) {
        return new JsonObject().put("have", have).put("size", size).put("complete", complete);
    }

    private String declare(byte[] content, Content kind) {
        return declare(content, kind, false, true, true);
    }

    private String declare(byte[] content, Content kind, boolean placeRemoved, boolean handsIn, boolean opens) {
        String record = "AT-" + ++records;
        door.declared.put(
                record,
                new Attachment(
                        "INC-1", record, sha256(content), content.length, kind, placeRemoved, handsIn, opens, false));
        return record;
    }

    private static JsonObject upload(String record) {
        return door.get(FILE + record + "/upload", leader).json();
    }

    private static Door.Reply put(String record, long from, byte[] part) {
        return ask(HttpMethod.PUT, FILE + record + "?from=" + from, part);
    }

    private static Door.Reply ask(HttpMethod method, String path, byte[] body) {
        return ask(method, path, body, "Content-Type", "application/octet-stream");
    }

    private static Door.Reply ask(HttpMethod method, String path, byte @Nullable [] body, String name, String value) {
        return door.ask(method, path, body == null ? null : Buffer.buffer(body), leader[0], leader[1], name, value);
    }

    private String refused(String text, Content kind) {
        byte[] content = text.getBytes(ISO_8859_1);
        return refused(declare(content, kind), content);
    }

    private static String refused(String record, byte[] content) {
        Door.Reply reply = put(record, 0, content);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().getString("code")).isEqualTo("unfitFile");
        return reply.json().getJsonArray("errors").getJsonObject(0).getString("code");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] jpeg(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(width % 255, height % 255, 90));
        pen.fillRect(0, 0, width, height / 2);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** A PNG whose head says this size and whose body is not worth reading. */
    private static byte[] pngOfSize(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        byte[] begin = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return concat(
                concat(begin, chunk("IHDR", head.array())),
                concat(chunk("IDAT", new byte[20]), chunk("IEND", new byte[0])));
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = concat(name.getBytes(ISO_8859_1), content);
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The same picture with Exif that points to GPS values (big-endian TIFF, one entry, tag 0x8825). */
    private static byte[] withGps(byte[] jpeg) {
        byte[] exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4)
                .put("Exif\0\0".getBytes(ISO_8859_1))
                .putShort((short) 0x4d4d)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0)
                .array();
        byte[] segment = ByteBuffer.allocate(4 + exif.length)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .array();
        return concat(concat(Arrays.copyOf(jpeg, 2), segment), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
