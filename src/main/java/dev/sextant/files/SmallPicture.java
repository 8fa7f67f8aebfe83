package dev.sextant.files;

import dev.sextant.files.FileRefused.Why;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The small picture that boards show; making it proves that the whole one can be read. How many pixels there are is read
 * from the head, before anything is unpacked, and only every n-th is unpacked: a picture that is small as a file and huge
 * in memory costs nothing.
 */
final class SmallPicture {
    /** The longer side of a small picture, in pixels. */
    static final int SIDE = 320;

    /** More than any phone's camera takes, less than what a browser gives up on. */
    private static final long MOST_PIXELS = 110_000_000;

    private static final int LONGEST_SIDE = 30_000;

    private SmallPicture() {}

    /** A JPEG of at most {@link #SIDE} pixels; empty for a WebP, which is only measured. */
    static byte[] of(byte[] content, FileType type) {
        try {
            if (type == FileType.WEBP) {
                measureWebp(content);
                return new byte[0];
            }
            return jpeg(scaled(unpacked(content, type == FileType.PNG ? "png" : "jpeg")));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof FileRefused refused) {
                throw refused;
            }
            throw new FileRefused(Why.BROKEN);
        }
    }

    private static BufferedImage unpacked(byte[] content, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkPixels(width, height);
            ImageReadParam everyNth = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
            everyNth.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, everyNth);
        } finally {
            reader.dispose();
        }
    }

    private static void checkPixels(long width, long height) {
        if (width < 1 || height < 1) {
            throw new FileRefused(Why.BROKEN);
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw new FileRefused(Why.TOO_MANY_PIXELS);
        }
    }

    private static BufferedImage scaled(BufferedImage read) {
        double scale = Math.min(1.0, (double) SIDE / Math.max(read.getWidth(), read.getHeight()));
        int width = (int) Math.max(1, Math.round(read.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(read.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(read, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return small;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(picture);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The size in the head of a WebP (RFC 9649, sections 2.5 to 2.7). */
    private static void measureWebp(byte[] content) {
        ByteBuffer head = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        switch (head.getInt(12)) {
            case 0x20385056 -> // "VP8 "
                checkPixels(head.getShort(26) & 0x3fff, head.getShort(28) & 0x3fff);
            case 0x4c385056 -> { // "VP8L"
                int bits = head.getInt(21);
                checkPixels((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
            }
            case 0x58385056 -> // "VP8X"
                checkPixels((head.getInt(24) & 0xffffff) + 1, ((head.getInt(26) >>> 8) & 0xffffff) + 1);
            default -> throw new FileRefused(Why.BROKEN);
        }
    }
}
