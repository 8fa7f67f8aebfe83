package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What the parser of YAML complains about, in the words of somebody who wrote a line too far to the right. */
final class YamlMistakes {
    /** The whole of a plan's files holds too much. */
    static final String TOO_LARGE = "too many values in one plan";

    /** A part of the parser's words to what is usually wrong then; no two of them are said at once. */
    private static final Map<String, Wording> CAUSES = Map.ofEntries(
            cause(
                    "<block end>",
                    "这一行没有与上下行对齐，多了或少了空格",
                    "this line begins at another column than its neighbours: a space too many or too few"),
            cause(
                    "mapping values are not allowed here",
                    "一行里有第二个“: ”，或缩进过深；含冒号的文字请加引号",
                    "a second ': ' in one line, or a line too far to the right: put a text with a colon in quotes"),
            cause("'\\t", "这里有制表符（Tab），缩进请用空格", "a tab: indent with spaces"),
            cause(
                    "could not find expected ':'",
                    "键后面缺少冒号和空格，或多行文字没有缩进",
                    "a key without its colon, or a text that goes on without its indentation"),
            cause("found unexpected end of stream", "引号没有成对", "a quotation mark that is never closed"),
            cause("expected ',' or ']'", "[ ] 里缺少半角逗号，或缺少右方括号", "a list in [ ] lacks a comma, or its closing bracket"),
            cause("expected ',' or '}'", "{ } 里缺少半角逗号，或缺少右花括号", "a { } lacks a comma, or its closing brace"),
            cause(
                    "found unknown escape character",
                    "双引号里有反斜杠，请改用单引号",
                    "a backslash in double quotes: use single quotes"),
            cause("expected the node content", "这里缺少一个值", "a value is missing here"),
            cause("found undefined alias", "以 * 开头的文字请加引号", "a word that begins with *: put it in quotes"),
            cause("character '@'", "以 @ 开头的文字请加引号", "a word that begins with @: put it in quotes"),
            cause("character '%'", "以 % 开头的文字请加引号", "a word that begins with %: put it in quotes"),
            cause("character '`'", "以 ` 开头的文字请加引号", "a word that begins with `: put it in quotes"));

    /** A line whose key is followed by the colon of a Chinese keyboard. */
    private static final Pattern WIDE_COLON = Pattern.compile("^\\s*(?:- *)?(\\w+)：");

    /** A line whose key is followed by its value without a blank. */
    private static final Pattern TIGHT_COLON = Pattern.compile("^\\s*(?:- *)?(\\w+):(?=[\\[{\"'])");

    /** A part of the reader's words to what it will not take. */
    private static final Map<String, String> REFUSALS = Map.of(
            "Nesting Depth",
            "嵌套太深",
            "Number of aliases",
            "用 * 引用的次数太多",
            "exceeds the limit",
            "文件太长",
            TOO_LARGE,
            "预案内容太多");

    private YamlMistakes() {}

    private static Map.Entry<String, Wording> cause(String said, String zh, String en) {
        return Map.entry(said, Wording.of(zh, en));
    }

    /**
     * Reports what the parser found at {@code place}. A full-width colon makes a key and the next line one text, so that it
     * is the next line that the parser complains about.
     */
    static void report(MarkedYAMLException syntax, Place place, String text, Problems problems) {
        List<String> lines = text.lines().limit(place.line()).toList();
        for (int line = lines.size(); line > 0 && line >= place.line() - 1; line--) {
            Matcher wide = WIDE_COLON.matcher(lines.get(line - 1));
            Matcher tight = TIGHT_COLON.matcher(lines.get(line - 1));
            if (tight.find()) {
                problems.report(
                        new Place(place.file(), line, tight.end()),
                        "“%s:”后面缺少空格",
                        "a blank is missing after '%s:'",
                        tight.group(1));
                return;
            }
            if (!wide.find()) continue;
            problems.report(
                    new Place(place.file(), line, wide.end()),
                    "“%s”后面是全角冒号，应是半角冒号加空格",
                    "'%s' is followed by a full-width colon: it needs a colon and a space",
                    wide.group(1));
            return;
        }
        if (!openQuote(syntax, place, text, problems))
            problems.report(place, "YAML 写法有误：%s", "not YAML: %s", inWords(syntax));
    }

    /**
     * Reports where a quotation begins that swallowed the lines before the mistake: the parser only complains where it ends, at the
     * next quotation mark or at the end of the file. False when none did.
     */
    private static boolean openQuote(MarkedYAMLException syntax, Place place, String text, Problems problems) {
        Mark mark = syntax.getProblemMark();
        int most = text.codePointCount(0, text.length());
        int problem = mark == null ? 0 : text.offsetByCodePoints(0, Math.min(mark.getIndex(), most));
        int line = text.lastIndexOf('\n', problem - 1);
        for (int at = 0; at < problem; at++) {
            char c = text.charAt(at);
            if (c == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? problem : end;
            } else if ((c == '"' || c == '\'') && beginsValue(text, at)) {
                int end = closing(text, at);
                if (end >= line && text.substring(at, end).contains("\n")) {
                    problems.report(
                            placeOf(place.file(), text, at),
                            "从这里开始的引号在本行没有成对，一直延续到第 %s 行",
                            "the quotation that begins here is not closed on its line but goes on to line %s",
                            placeOf(place.file(), text, end).line());
                    return true;
                }
                at = end;
            }
        }
        return false;
    }

    /** Whether a value may begin there: an apostrophe within a text is none. */
    private static boolean beginsValue(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') before--;
        return before < 0 || "\n:,[{-".indexOf(text.charAt(before)) >= 0;
    }

    /** Where the quotation that begins at {@code from} ends; the end of the text when it does not. */
    private static int closing(String text, int from) {
        char quote = text.charAt(from);
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && quote == '"') at++;
            else if (text.charAt(at) == quote) return at;
        }
        return text.length();
    }

    private static Place placeOf(String file, String text, int offset) {
        int line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        int begin = text.lastIndexOf('\n', offset - 1) + 1;
        return new Place(file, line, text.codePointCount(begin, offset) + 1);
    }

    /** What is usually wrong; in English with the parser's own words behind it. */
    private static Wording inWords(MarkedYAMLException syntax) {
        String context = syntax.getContext() == null ? "" : " (" + syntax.getContext() + ")";
        String said = syntax.getProblem() + context;
        return CAUSES.entrySet().stream()
                .filter(cause -> said.contains(cause.getKey()))
                .map(Map.Entry::getValue)
                .map(cause -> Wording.of(cause.zh(), cause.en() + " [" + said + "]"))
                .findFirst()
                .orElse(Wording.of("解析器的原话：%s", "%s", said));
    }

    /** Why a file is not read at all: it would cost too much. */
    static Wording inWords(YAMLException refused) {
        String said = String.valueOf(refused.getMessage());
        return REFUSALS.entrySet().stream()
                .filter(refusal -> said.contains(refusal.getKey()))
                .map(refusal -> Wording.of(refusal.getValue() + "（" + said + "）", said))
                .findFirst()
                .orElse(Wording.of("解析器的原话：%s", "%s", said));
    }
}
