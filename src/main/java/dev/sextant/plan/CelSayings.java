package dev.sextant.plan;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CEL's parser and checker say in English, for readers of both languages. */
final class CelSayings {
    private static final Pattern EXPECTING = Pattern.compile("expecting \\{.*\\}");

    /** Types stand at {@code %s}. */
    private static final List<Saying> OF_TYPES = List.of(
            new Saying(
                    "type '(.*)' does not support field selection",
                    "%s没有字段可取",
                    "type '%s' does not support field selection"),
            new Saying("expected type '(.*)' but found '(.*)'", "应是%s，这里是%s", "expected type '%s' but found '%s'"),
            new Saying(
                    "expression of type '(.*)' cannot be range of a comprehension.*",
                    "%s不是列表，不能逐项去看",
                    "'%s' is not a list, whose elements could be looked at"));

    private static final List<Saying> OTHERS = List.of(
            new Saying(
                    ".*code point size exceeds limit: size: (\\d+), limit (\\d+).*",
                    "表达式有 %s 个字符，最多 %s 个",
                    "expression code point size exceeds limit: size: %s, limit %s"),
            new Saying(
                    ".*recursion limit exceeded. limit: (\\d+).*",
                    "嵌套超过 %s 层",
                    "expression recursion limit exceeded: %s"),
            new Saying(
                    ".*expression node limit \\((\\d+)\\) exceeded.*",
                    "表达式的组成部分超过 %s 个",
                    "expression node limit (%s) exceeded"),
            new Saying(".*missing '([^']*)' at '<EOF>'.*", "结尾缺少“%s”", "'%s' is missing at the end"),
            new Saying(".*missing '([^']*)' at '([^']*)'.*", "“%2$s”之前缺少“%1$s”", "'%1$s' is missing before '%2$s'"),
            new Saying(".*'<EOF>' expecting.*", "没有写完", "it ends too early"),
            new Saying(
                    ".*(?:mismatched|extraneous) input '([^']*)'.*",
                    "“%s”不该在这里：是否缺少运算符或括号？",
                    "'%s' does not fit here: is an operator or a bracket missing?"),
            new Saying(
                    ".*token recognition error at: '([^']*)'.*",
                    "“%s”在这里没有含义：符号用半角，文字放在引号里，'像这样'",
                    "'%s' means nothing here: texts stand in quotes, 'like this'"),
            new Saying(
                    ".*no viable alternative at input '(.*)'.*", "“%s”这里写法不对", "no viable alternative at input '%s'"),
            new Saying(".*reserved identifier: (\\S+).*", "%s 是保留字", "reserved identifier: %s"),
            new Saying(
                    ".*The argument must be a simple name.*",
                    "第一个参数应是一个变量名，如 c",
                    "the first argument must be a simple name, such as c"),
            new Saying(
                    ".*invalid argument to has\\(\\) macro.*",
                    "has() 里应写一个字段，如 has(record.note)",
                    "has() asks about a field, as in has(record.note)"));

    private record Saying(Pattern said, String zh, String en) {
        Saying(String said, String zh, String en) {
            this(Pattern.compile(said, Pattern.DOTALL), zh, en);
        }
    }

    private CelSayings() {}

    /** What is wrong with how an expression is written. */
    static Wording inSyntax(String said) {
        for (Saying saying : OTHERS) {
            Matcher matcher = saying.said().matcher(said);
            if (matcher.matches()) return Wording.of(saying.zh(), saying.en(), groups(matcher));
        }
        return Wording.of("解析器的原话：%s", "%s", EXPECTING.matcher(said).replaceAll("here"));
    }

    /** What is wrong with the types in an expression. */
    static Wording inTypes(String said) {
        for (Saying saying : OF_TYPES) {
            Matcher matcher = saying.said().matcher(said);
            if (!matcher.matches()) continue;
            Object[] types = groups(matcher);
            for (int i = 0; i < types.length; i++) types[i] = CelTypes.inWords((String) types[i]);
            return Wording.of(saying.zh(), saying.en(), types);
        }
        return inSyntax(CelTypes.readable(said));
    }

    private static Object[] groups(MatchResult found) {
        Object[] groups = new Object[found.groupCount()];
        for (int i = 0; i < groups.length; i++) groups[i] = found.group(i + 1);
        return groups;
    }
}
