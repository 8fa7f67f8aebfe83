package dev.sextant.plan;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in a plan author's words what CEL's parser and checker find wrong with one expression. */
final class ExpressionMistakes {
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '\\((.*)\\)' \\(candidates.*");
    private static final Set<String> VARIABLES = Set.of("incident", "all", "now", "record", "actor", "each");

    private final Yaml.Text text;
    private final Scope scope;
    private final CelCompiler compiler;
    private final CelTypes types;
    private final CelFunctions functions;
    private final Problems problems;

    ExpressionMistakes(
            Yaml.Text text,
            Scope scope,
            CelCompiler compiler,
            CelTypes types,
            CelFunctions functions,
            Problems problems) {
        this.text = text;
        this.scope = scope;
        this.compiler = compiler;
        this.types = types;
        this.functions = functions;
        this.problems = problems;
    }

    void inSyntax(CelValidationResult parsed) {
        int single = singleEquals(text.value());
        if (single >= 0) {
            problems.report(
                    text.placeAt(single), "表达式里比较用“==”，不用“=”", "an expression compares with '==', not with '='");
            return;
        }
        int wide = outsideOfQuotes(text.value(), c -> WideSigns.halfOf(c) != null);
        if (wide >= 0) {
            problems.tell(text.placeAt(wide), WideSigns.mistake(text.value().charAt(wide)));
            return;
        }
        int open = openQuote(text.value());
        if (open >= 0) {
            problems.report(text.placeAt(open), "从这里开始的引号没有成对", "the quotation that begins here is not closed");
            return;
        }
        CelIssue first = parsed.getErrors().get(0);
        int at = Expressions.offset(first, text.value());
        problems.report(text.placeAt(at), "表达式有误：%s", "not an expression: %s", CelSayings.inSyntax(first.getMessage()));
    }

    /** Where a lone {@code =} stands outside of quotes; -1: nowhere. */
    private static int singleEquals(String source) {
        char quote = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                if (c == '\\') i++;
                else if (c == quote) quote = 0;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '=') {
                boolean lone = !source.startsWith("==", i) && (i == 0 || "!<>=".indexOf(source.charAt(i - 1)) < 0);
                if (lone) return i;
                if (source.startsWith("==", i)) i++;
            }
        }
        return -1;
    }

    /** Where a sign stands outside of quotes; -1: nowhere. */
    private static int outsideOfQuotes(String source, IntPredicate sign) {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (sign.test(c)) return i;
            if (c == '\'' || c == '"') i = closing(source, i);
        }
        return -1;
    }

    /** Where a quotation begins that is not closed; -1: nowhere. */
    private static int openQuote(String source) {
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) != '\'' && source.charAt(i) != '"') continue;
            int end = closing(source, i);
            if (end == source.length()) return i;
            i = end;
        }
        return -1;
    }

    /** Where the quotation that begins at {@code from} ends; the end of the source when it does not. */
    private static int closing(String source, int from) {
        for (int i = from + 1; i < source.length(); i++) {
            if (source.charAt(i) == '\\') i++;
            else if (source.charAt(i) == source.charAt(from)) return i;
        }
        return source.length();
    }

    void inTypes(CelValidationResult checked, CelAbstractSyntaxTree parsed) {
        for (CelIssue issue : checked.getErrors()) {
            int at = Expressions.offset(issue, text.value());
            Matcher undefined = UNDEFINED.matcher(issue.getMessage());
            Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
            Matcher overload = OVERLOAD.matcher(issue.getMessage());
            if (undefined.find()) undefined(undefined.group(1), at, operand(issue, parsed));
            else if (undeclared.find()) undeclared(undeclared.group(1), at);
            else if (overload.find()) overload(overload.group(1), overload.group(2), at);
            else problems.report(text.placeAt(at), "表达式有误：%s", "%s", CelSayings.inTypes(issue.getMessage()));
        }
    }

    private void undefined(String field, int dot, @Nullable CelType of) {
        Place place = text.placeAt(Math.max(dot, text.value().indexOf(field, dot)));
        if (of == null) {
            problems.report(place, "字段“%s”不存在", "unknown field '%s'", field);
            return;
        }
        boolean all = of.name().equals(types.all().name());
        Wording what = all ? Called.RECORD_TYPE : Called.fieldOf(CelTypes.inWords(of.name()));
        problems.unknown(place, what, field, types.fields(of));
    }

    /** The type of what the field was asked of, when that can be told by itself. */
    private @Nullable CelType operand(CelIssue issue, CelAbstractSyntaxTree parsed) {
        CelExpr[] operand = new CelExpr[1];
        new CelExprVisitor() {
            @Override
            protected void visit(CelExpr expr, CelExpr.CelSelect select) {
                if (expr.id() == issue.getExprId()) operand[0] = select.operand();
                super.visit(expr, select);
            }
        }.visit(parsed);
        if (operand[0] == null) return null;
        try {
            CelValidationResult alone =
                    compiler.check(CelAbstractSyntaxTree.newParsedAst(operand[0], parsed.getSource()));
            return alone.hasError() ? null : alone.getAst().getResultType();
        } catch (CelValidationException unknowable) {
            return null;
        }
    }

    private void undeclared(String name, int at) {
        boolean call = text.value().startsWith("(", at);
        Place place = text.placeAt(call ? Math.max(0, text.value().lastIndexOf(name, at)) : at);
        if (VARIABLES.contains(name)) {
            problems.report(place, "这里没有“%s”，只有 %s", "there is no '%s' here; there are %s", name, scope.variables());
            return;
        }
        Set<String> known = new TreeSet<>(functions.usages().keySet());
        if (call) known.addAll(List.of("size", "has", "double", "int", "string", "duration", "timestamp"));
        else known.addAll(scope.variables());
        String near = Problems.nearest(name, known);
        Wording what = call ? Wording.of("函数", "function") : Wording.of("名称", "name");
        problems.suggest(place, near, "%s“%s”不存在", "unknown %s '%s'", what, name);
    }

    private void overload(String function, String applied, int at) {
        CelFunctions.Usage usage = functions.usages().get(function);
        if (usage == null) {
            String operator = function.replaceAll("[_@]", "");
            problems.report(
                    text.placeAt(at),
                    "“%s”不能用于（%s）",
                    "'%s' does not go with (%s)",
                    operator,
                    inWords(applied.split(", ")));
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(applied.split(", ")));
        if (functions.tellsTime(function)) arguments.remove(arguments.size() - 1);
        Place place = text.placeAt(Math.max(0, text.value().lastIndexOf(function, at)));
        problems.report(
                place,
                "应写成 %s，不能用（%s）",
                "write %s, not with (%s)",
                usage.written(),
                inWords(arguments.toArray(String[]::new)));
    }

    private static List<Wording> inWords(String... types) {
        return Stream.of(types).map(CelTypes::inWords).toList();
    }
}
