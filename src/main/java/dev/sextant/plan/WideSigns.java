package dev.sextant.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signs of a Chinese keyboard that YAML and expressions only know half as wide. */
final class WideSigns {
    /** What a sign is called, and what to write for it. */
    private record Sign(Wording name, String half) {}

    private static final Map<Character, Sign> SIGNS = Map.ofEntries(
            sign('，', "逗号", "comma", ","),
            sign('：', "冒号", "colon", ":"),
            sign('；', "分号", "semicolon", ";"),
            sign('“', "引号", "quotation mark", "'"),
            sign('”', "引号", "quotation mark", "'"),
            sign('‘', "引号", "quotation mark", "'"),
            sign('’', "引号", "quotation mark", "'"),
            sign('（', "括号", "bracket", "("),
            sign('）', "括号", "bracket", ")"),
            sign('【', "括号", "bracket", "["),
            sign('】', "括号", "bracket", "]"),
            sign('｛', "括号", "bracket", "{"),
            sign('｝', "括号", "bracket", "}"),
            sign('＝', "等号", "equals sign", "="),
            sign('！', "感叹号", "exclamation mark", "!"));

    private WideSigns() {}

    private static Map.Entry<Character, Sign> sign(char wide, String zh, String en, String half) {
        return Map.entry(wide, new Sign(Wording.of(zh, en), half));
    }

    /** What to write instead of {@code sign}; null when it is not one of these. */
    static @Nullable String halfOf(int sign) {
        Sign known = SIGNS.get((char) sign);
        return known == null ? null : known.half();
    }

    /** Where the first of them stands in {@code text}; -1: nowhere. */
    static int in(String text) {
        for (int i = 0; i < text.length(); i++) if (SIGNS.containsKey(text.charAt(i))) return i;
        return -1;
    }

    /** @param sign one of these */
    static Wording mistake(char sign) {
        Sign known = SIGNS.get(sign);
        if (known == null) throw new IllegalArgumentException("not a full-width sign: " + sign);
        return Wording.of(
                "“%s”是全角%s，应写半角“%s”",
                "'%s' is a full-width %s: write %s", String.valueOf(sign), known.name(), known.half());
    }
}
