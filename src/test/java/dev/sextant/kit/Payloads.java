package dev.sextant.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts that run as script where a page takes text for markup: {@code payloads.txt}. Whoever runs one calls {@code __ran}. */
public final class Payloads {
    /** The function of the page that tells a test: {@code __ran(17)}. */
    public static final String CALL = "__ran";

    /** The host that nobody may ask. */
    public static final String HOST = "canary.invalid";

    private static final Path FILE = Path.of("src/test/resources/payloads.txt");
    private static final List<String> ALL = read();

    /** Letters that are not seen, or turn the direction of a text, are refused by the server in every text. */
    private static final Pattern REFUSED =
            Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\ufeff\\u2028\\u2029]");

    private Payloads() {}

    /** Every one. */
    public static List<String> all() {
        return ALL;
    }

    /** Whether a text holds any that can be noticed. */
    public static boolean in(String text) {
        return text.contains(CALL) || text.contains(HOST);
    }

    /** All of them in one text, beginning with this one: what stands first is swallowed by none of the others. */
    public static String from(int first) {
        var text = new StringBuilder();
        for (int i = 0; i < ALL.size(); i++) {
            text.append(ALL.get(Math.floorMod(first + i, ALL.size()))).append(' ');
        }
        return text.toString();
    }

    /**
     * A text and behind it as many as it has room for, the same for the same text. Where there is no room behind it they stand in
     * its place.
     *
     * @param most how long it may be
     * @return the text itself where it is too short for any
     */
    public static String filling(String text, int most) {
        String sentence = text.matches("(?s).*[。！？.!?]") ? text : text + "。"; // others may quote it
        String filled = fill(sentence + " ", text.hashCode(), most);
        if (!in(filled)) {
            filled = fill("", text.hashCode(), most);
        }
        return in(filled) ? filled : text;
    }

    private static String fill(String text, int first, int most) {
        var filled = new StringBuilder(text);
        for (int i = 0; i < ALL.size(); i++) {
            String next = ALL.get(Math.floorMod(first + i, ALL.size()));
            boolean noticed = in(filled.toString()) || in(next);
            if (noticed && !REFUSED.matcher(next).find() && filled.length() + next.length() + 1 <= most) {
                filled.append(next).append(' ');
            }
        }
        return filled.toString().strip();
    }

    private static List<String> read() {
        try {
            var all = new ArrayList<String>();
            for (String line : Files.readAllLines(FILE)) {
                if (!line.startsWith("# ") && !line.isEmpty()) {
                    all.add(line.replace("RUN", CALL + "(" + all.size() + ")")
                            .replace("CANARY", HOST + "/" + all.size())
                            .replace("\\\\", "\u0000")
                            .replace("\\n", "\n")
                            .replace("\\t", "\t")
                            .replace("\u0000", "\\"));
                }
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
