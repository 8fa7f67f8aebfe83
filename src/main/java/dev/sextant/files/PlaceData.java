package dev.sextant.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Whether a content says where it was taken: Exif with a directory of GPS values (Exif 2.32, tag 0x8825), XMP with a
 * latitude, or the place of a phone's recording. Looked for anywhere in the content, not only where a well-formed file
 * has it: a second picture may hang at the end of the first.
 */
final class PlaceData {
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int ENTRY_BYTES = 12;

    /** What stands before the TIFF block of Exif in JPEG; in PNG and WebP it is the name of the block. */
    private static final List<byte[]> BEFORE_EXIF =
            List.of("Exif\0\0".getBytes(US_ASCII), "eXIf".getBytes(US_ASCII), "EXIF".getBytes(US_ASCII));

    private static final List<byte[]> WORDS =
            List.of("GPSLatitude".getBytes(US_ASCII), "\u00a9xyz".getBytes(ISO_8859_1));

    private PlaceData() {}

    static boolean isIn(byte[] content) {
        for (byte[] word : WORDS) {
            if (find(content, word, 0) >= 0) {
                return true;
            }
        }
        for (byte[] mark : BEFORE_EXIF) {
            for (int at = find(content, mark, 0); at >= 0; at = find(content, mark, at + 1)) {
                // In WebP the block's length stands between its name and itself; some writers repeat "Exif" there.
                for (int skipped : new int[] {0, 4, 6, 10}) {
                    if (hasGps(content, at + mark.length + skipped)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a TIFF block that begins here points to GPS values. */
    private static boolean hasGps(byte[] content, int start) {
        if (start + 8 > content.length) {
            return false;
        }
        ByteBuffer tiff =
                ByteBuffer.wrap(content, start, content.length - start).slice();
        int order = tiff.getShort(0);
        if (order != 0x4949 && order != 0x4d4d) {
            return false;
        }
        tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (tiff.getShort(2) != 42 || directory + 2 > tiff.limit()) {
            return false;
        }
        int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > tiff.limit()) {
                return false;
            }
            if (Short.toUnsignedInt(tiff.getShort((int) entry)) == GPS_DIRECTORY) {
                return true;
            }
        }
        return false;
    }

    private static int find(byte[] content, byte[] wanted, int from) {
        for (int at = from; at <= content.length - wanted.length; at++) {
            if (content[at] == wanted[0] && matches(content, wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] content, byte[] wanted, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (content[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
