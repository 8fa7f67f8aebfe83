package dev.sextant.plan;

/** Columns of a terminal, in which a Chinese character is as wide as two Latin ones. */
public final class Columns {
    private Columns() {}

    /** The text with spaces behind it, so that it takes this many columns. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static int width(String text) {
        return text.codePoints().map(letter -> isWide(letter) ? 2 : 1).sum();
    }

    /** Ideographs, their punctuation, kana, hangul and full-width forms (Unicode TR 11, as far as it is met here). */
    private static boolean isWide(int letter) {
        return Character.isIdeographic(letter)
                || (letter >= 0x3000 && letter <= 0x30FF)
                || (letter >= 0xAC00 && letter <= 0xD7A3)
                || (letter >= 0xFF01 && letter <= 0xFF60);
    }
}
