package dev.sextant.ops;

import java.util.Locale;

/**
 * What an operator reads, in Chinese and English.
 *
 * @param zh for whoever reads Chinese
 * @param en for everybody else
 */
public record Said(String zh, String en) {

    /** The text for a reader of this language. */
    public String in(Locale reader) {
        return reader.getLanguage().equals("zh") ? zh : en;
    }

    /** The same with what stands before and behind it. */
    Said within(String before, String behind) {
        return new Said(before + zh + behind, before + en + behind);
    }

    /** Both, one behind the other. */
    Said and(Said more) {
        return new Said(zh + more.zh, en + more.en);
    }
}
