package dev.sextant.press;

import java.util.stream.Collectors;

/** Text as it stands in HTML and XML. Whatever anybody typed goes through here. */
public final class Markup {
    private Markup() {}

    /** Text for an element or a quoted attribute; characters that XML does not know are left out. */
    public static String text(String raw) {
        var safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().filter(Markup::known).forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** A text of several lines as paragraphs. */
    public static String paragraphs(String raw) {
        return raw.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + text(line.strip()) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** XML 1.0, 2.2. */
    private static boolean known(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
