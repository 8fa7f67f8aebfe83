package dev.sextant.plan;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of a plan: parsed, type-checked against the plan's own types, and with the names that its
 * texts mean checked. While a plan is read its expressions are only collected ({@link #later}); {@link #finish} compiles
 * each different one once, on all processors.
 */
final class Expressions {
    private final Names names;
    private final Problems problems;
    private final CelTypes types;
    private final CelFunctions functions;
    private final CelEnvironment cel;
    private final Map<Written, Awaited> awaited = new LinkedHashMap<>();

    Expressions(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
        this.types = new CelTypes(names);
        ImmutableMap.Builder<String, Long> ranks = ImmutableMap.builder();
        long rank = 1;
        for (String level : names.levels()) ranks.put(level, rank++);
        this.functions = new CelFunctions(ranks.buildOrThrow());
        this.cel = new CelEnvironment(types, functions);
    }

    CelTypes types() {
        return types;
    }

    /**
     * A compiled expression.
     *
     * @param reads the fields of {@code record} that it reads
     */
    record Compiled(Expression expression, Set<String> reads) {}

    /** What is compiled once however often a plan writes it: many moves set something to {@code now}. */
    private record Written(String source, Scope scope) {}

    /** A place where a plan writes an expression, and what it must give there. */
    private record Use(Yaml.Text text, Wanted wanted) {}

    /**
     * An expression that could be compiled.
     *
     * @param ground see {@link Expression#ground}
     * @param timed whether it has to be told the time by a clock
     * @param sound false: a text in it names what there is not
     */
    private record Checked(
            CelRuntime.Program program,
            CelType gives,
            Set<String> reads,
            Expression.@Nullable Ground ground,
            boolean timed,
            boolean sound) {

        @Nullable Object eval(Map<String, Object> variables, Clock clock) throws CelEvaluationException {
            if (!timed) return program.eval(variables);
            Map<String, Object> told = new HashMap<>(variables);
            told.put(CelFunctions.CLOCK, clock);
            return program.eval(told);
        }
    }

    /** The expression of {@code text}, which can be used after {@link #finish}; a mistake in it makes it fail always. */
    Expression later(Yaml.Text text, Scope scope, Wanted wanted) {
        Awaited one = awaited.computeIfAbsent(new Written(text.value(), scope), w -> new Awaited(scope));
        one.uses.add(new Use(text, wanted));
        return new Expression(text.value(), text.place(), one);
    }

    /** Compiles what was collected and reports its mistakes. */
    void finish() {
        awaited.values().parallelStream().forEach(Awaited::compile);
        awaited.values().forEach(Awaited::report);
        awaited.clear();
    }

    /** Compiles {@code text} at once; after a mistake, which is reported, to something that always fails. */
    Compiled now(Yaml.Text text, Scope scope, Wanted wanted) {
        Checked checked = checked(text, scope, problems);
        if (checked == null) return new Compiled(failing(text), Set.of());
        checkResult(new Use(text, wanted), checked);
        return new Compiled(new Expression(text.value(), text.place(), checked::eval), checked.reads());
    }

    static Expression failing(Yaml.Text text) {
        return new Expression(text.value(), text.place(), (variables, clock) -> null);
    }

    /** An expression that is compiled later, wherever it is written. */
    private final class Awaited implements Expression.Evaluation {
        private final Scope scope;
        private final List<Use> uses = new ArrayList<>();
        private final Problems found = new Problems();
        private volatile @Nullable Checked checked;

        Awaited(Scope scope) {
            this.scope = scope;
        }

        void compile() {
            checked = checked(uses.get(0).text(), scope, found);
        }

        void report() {
            problems.add(found);
            Checked here = checked;
            if (here != null) uses.forEach(use -> checkResult(use, here));
            if (here == null || !here.sound()) {
                for (Use use : uses.subList(1, uses.size())) checked(use.text(), scope, problems);
            }
            uses.clear();
        }

        @Override
        public @Nullable Object of(Map<String, Object> variables, Clock clock) throws CelEvaluationException {
            Checked here = checked;
            return here == null ? null : here.eval(variables, clock);
        }

        @Override
        public Expression.@Nullable Ground ground() {
            Checked here = checked;
            return here == null ? null : here.ground();
        }
    }

    private void checkResult(Use use, Checked checked) {
        if (use.wanted().accepts(checked.gives())) return;
        problems.report(
                use.text().placeAt(0),
                "表达式应得出%s，这里得出%s",
                "the expression must give %s, this gives %s",
                use.wanted().words(),
                CelTypes.inWords(Wanted.words(checked.gives())));
    }

    private @Nullable Checked checked(Yaml.Text text, Scope scope, Problems found) {
        try {
            CelValidationResult parsed = cel.parse(text.value());
            if (parsed.hasError()) {
                mistakes(text, scope, cel.compiler(scope), found).inSyntax(parsed);
                return null;
            }
            CelAbstractSyntaxTree ast = cel.check(parsed.getAst(), scope);
            if (ast == null) {
                CelCompiler compiler = cel.compiler(scope);
                CelValidationResult checked = compiler.check(parsed.getAst());
                mistakes(text, scope, compiler, found).inTypes(checked, parsed.getAst());
                if (checked.hasError()) return null;
                ast = checked.getAst();
            }
            LiteralCheck literals = new LiteralCheck(ast, text, names, types, functions, found);
            literals.visit(ast);
            return new Checked(
                    cel.program(ast),
                    ast.getResultType(),
                    literals.reads(),
                    literals.ground(),
                    literals.timed(),
                    literals.sound());
        } catch (CelValidationException | CelEvaluationException refused) {
            found.report(text.placeAt(0), "表达式有误：%s", "not an expression: %s", String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private ExpressionMistakes mistakes(Yaml.Text text, Scope scope, CelCompiler compiler, Problems found) {
        return new ExpressionMistakes(text, scope, compiler, types, functions, found);
    }

    /** The offset of an issue in the source, in characters. */
    static int offset(CelIssue issue, String source) {
        int at = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            int end = source.indexOf('\n', at);
            if (end < 0) break;
            at = end + 1;
        }
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        int rest = source.codePointCount(at, source.length());
        return source.offsetByCodePoints(at, Math.min(column, rest));
    }
}
