package dev.sextant.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sextant.plan.Attachments.Content;
import java.util.Optional;

/**
 * What is taken in, told by the first bytes of a content and by nothing that its sender says. Nothing here can carry
 * script that a browser would run: no HTML, no SVG.
 */
public enum FileType {
    JPEG(Content.PICTURE, "image/jpeg", "jpg"),
    PNG(Content.PICTURE, "image/png", "png"),
    WEBP(Content.PICTURE, "image/webp", "webp"),
    PDF(Content.DOCUMENT, "application/pdf", "pdf"),
    MP3(Content.SOUND, "audio/mpeg", "mp3"),
    M4A(Content.SOUND, "audio/mp4", "m4a"),
    AAC(Content.SOUND, "audio/aac", "aac"),
    OGG(Content.SOUND, "audio/ogg", "ogg"),
    WEBM(Content.SOUND, "audio/webm", "webm"),
    WAV(Content.SOUND, "audio/wav", "wav"),
    FLAC(Content.SOUND, "audio/flac", "flac"),
    AMR(Content.SOUND, "audio/amr", "amr");

    /** So many bytes tell the type. */
    static final int HEAD = 16;

    private final Content content;
    private final String mime;
    private final String ending;

    FileType(Content content, String mime, String ending) {
        this.content = content;
        this.mime = mime;
        this.ending = ending;
    }

    public Content content() {
        return content;
    }

    public String mime() {
        return mime;
    }

    /** Of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    /** The type of what begins like this, if it is one that is taken. */
    static Optional<FileType> of(byte[] begin) {
        String head = new String(begin, 0, Math.min(begin.length, HEAD), ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        } else if (head.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        return sound(head);
    }

    private static Optional<FileType> sound(String head) {
        if (head.startsWith("ID3") || mpeg(head, 0xe0, 0x06, 0x02)) {
            return Optional.of(MP3);
        } else if (mpeg(head, 0xf0, 0x06, 0x00)) {
            return Optional.of(AAC);
        } else if (head.startsWith("ftyp", 4)) {
            return Optional.of(M4A);
        } else if (head.startsWith("OggS")) {
            return Optional.of(OGG);
        } else if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(WEBM);
        } else if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
            return Optional.of(WAV);
        } else if (head.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        return head.startsWith("#!AMR") ? Optional.of(AMR) : Optional.empty();
    }

    /** A frame of MPEG sound: eleven or twelve bits that are all set, then which layer. */
    private static boolean mpeg(String head, int sync, int mask, int layer) {
        return head.length() > 2
                && head.charAt(0) == 0xff
                && (head.charAt(1) & sync) == sync
                && (head.charAt(1) & mask) == layer;
    }
}
