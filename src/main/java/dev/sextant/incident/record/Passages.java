package dev.sextant.incident.record;

import java.util.ArrayList;
import java.util.List;

/** A text as sentences, as a reader of its language parts them; the pages part it in the same way. */
final class Passages {
    private static final String ENDS = "。！？!?；;";
    private static final String CLOSERS = "”’」』）)";
    private static final String LATIN_ENDS = ".!?";
    private static final String LATIN_CLOSERS = "\"”’)";

    private Passages() {}

    /**
     * A sentence.
     *
     * @param from where it begins, in UTF-16 units
     * @param to where it ends
     */
    record Span(int from, int to) {
        boolean holds(int at, int end) {
            return at < to && end > from;
        }
    }

    static List<Span> sentences(String text, String language) {
        boolean chinese = language.startsWith("zh");
        var spans = new ArrayList<Span>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            int end = chinese ? end(text, at) : latinEnd(text, at);
            if (end > at) {
                spans.add(new Span(from, end));
                from = end;
                at = end;
            } else {
                at++;
            }
        }
        if (from < text.length()) {
            spans.add(new Span(from, text.length()));
        }
        return spans;
    }

    /** Where a sentence ends that may end here; here itself: it does not. */
    private static int end(String text, int at) {
        if (text.charAt(at) == '\n') {
            return at + 1;
        }
        int end = past(text, at, ENDS);
        return end == at ? at : past(text, end, CLOSERS);
    }

    /** A point inside a number or an address ends nothing. */
    private static int latinEnd(String text, int at) {
        if (text.charAt(at) == '\n') {
            return at + 1;
        }
        int end = past(text, at, LATIN_ENDS);
        if (end == at) {
            return at;
        }
        end = past(text, end, LATIN_CLOSERS);
        return end == text.length() || Character.isWhitespace(text.charAt(end)) ? end : at;
    }

    private static int past(String text, int at, String some) {
        int end = at;
        while (end < text.length() && some.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
