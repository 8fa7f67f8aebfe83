package dev.sextant.courier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text in parts that are short enough: nothing that was approved is left out because a receiver has a limit. */
final class Parts {
    /** Room for （12/34） and a line feed. */
    private static final int MARK = 24;

    private Parts() {}

    /** The text itself when it fits; else its parts, each marked with its number. */
    static List<String> of(String text, int mostBytes) {
        if (bytes(text) <= mostBytes) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        String rest = text;
        while (bytes(rest) > mostBytes - MARK) {
            int end = end(rest, mostBytes - MARK);
            parts.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        parts.add(rest);
        var marked = new ArrayList<String>();
        for (String part : parts) {
            marked.add("（" + (marked.size() + 1) + "/" + parts.size() + "）\n" + part);
        }
        return List.copyOf(marked);
    }

    /** The last place where a paragraph, a line, a sentence ends; where none does, the last whole character. */
    private static int end(String text, int mostBytes) {
        int last = 0;
        int used = 0;
        while (last < text.length()) {
            int next = text.offsetByCodePoints(last, 1);
            used += bytes(text.substring(last, next));
            if (used > mostBytes) {
                break;
            }
            last = next;
        }
        for (String ending : List.of("\n\n", "\n", "。", ". ", "；", "，")) {
            int at = text.lastIndexOf(ending, last - ending.length());
            if (at > last / 2) {
                return at + ending.length();
            }
        }
        return last;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
