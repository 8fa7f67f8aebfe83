package dev.sextant.plan;

import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the parser of YAML complains about, in the words of somebody who wrote a line too far to the right. */
final class YamlMistakes {
    /** A part of the parser's words to what is usually wrong then; no two of them are said at once. */
    private static final Map<String, String> CAUSES = Map.of(
            "<block end>", "this line begins at another column than its neighbours: a space too many or too few",
            "mapping values are not allowed here",
                    "a second ': ' in one line, or a line too far to the right: put a text with a colon in quotes",
            "'\\t", "a tab: indent with spaces",
            "could not find expected ':'", "a key without its colon, or a text that goes on without its indentation",
            "found unexpected end of stream", "a quotation mark that is never closed",
            "expected ',' or ']'", "a list in [ ] lacks a comma, or its closing bracket",
            "expected ',' or '}'", "a { } lacks a comma, or its closing brace",
            "found unknown escape character", "a backslash in double quotes: use single quotes",
            "found undefined alias", "a word that begins with *: put it in quotes");

    private YamlMistakes() {}

    /** What is usually wrong, with the parser's own words behind it. */
    static String inWords(MarkedYAMLException syntax) {
        String context = syntax.getContext() == null ? "" : " (" + syntax.getContext() + ")";
        String said = syntax.getProblem() + context;
        return CAUSES.entrySet().stream()
                .filter(cause -> said.contains(cause.getKey()))
                .map(cause -> cause.getValue() + " [" + said + "]")
                .findFirst()
                .orElse(said);
    }
}
