package dev.sextant.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of a plan: parsed, type-checked against the plan's own types, and with the names that its
 * texts mean checked. What one may cost is bounded: its length when loaded, the steps of its loops when run.
 */
final class Expressions {
    private static final int MAX_CODE_POINTS = 4_000;
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ITERATIONS = 20_000;
    private static final ImmutableSet<StandardFunction> UNUSED = ImmutableSet.of(
            StandardFunction.OLD_IN,
            StandardFunction.OLD_NOT_STRICTLY_FALSE,
            StandardFunction.TYPE,
            StandardFunction.UINT,
            StandardFunction.BYTES,
            StandardFunction.DYN,
            StandardFunction.BOOL,
            StandardFunction.GET_FULL_YEAR,
            StandardFunction.GET_MONTH,
            StandardFunction.GET_DAY_OF_YEAR,
            StandardFunction.GET_DAY_OF_MONTH,
            StandardFunction.GET_SECONDS,
            StandardFunction.GET_MILLISECONDS);
    private static final ImmutableSet<CelType> UNUSED_TYPES = ImmutableSet.of(SimpleType.UINT, SimpleType.BYTES);
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_CODE_POINTS)
            .maxParseRecursionDepth(MAX_DEPTH)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /**
     * CEL's own functions that a plan needs; fewer make a faster start, since the checker sets them up for each
     * expression.
     */
    private static final CelStandardDeclarations STANDARD = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> !UNUSED.contains(function)
                    && overload.celOverloadDecl().parameterTypes().stream().noneMatch(UNUSED_TYPES::contains))
            .build();

    private final Names names;
    private final Problems problems;
    private final CelTypes types;
    private final CelFunctions functions;
    private final CelRuntime runtime;
    private final Map<Scope, CelCompiler> compilers = new HashMap<>();
    private final Map<Written, Sound> known = new HashMap<>();

    Expressions(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
        this.types = new CelTypes(names);
        ImmutableMap.Builder<String, Long> ranks = ImmutableMap.builder();
        long rank = 1;
        for (String level : names.levels()) ranks.put(level, rank++);
        this.functions = new CelFunctions(ranks.buildOrThrow());
        this.runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(functions.bindings())
                .build();
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

    /** An expression without mistakes. */
    private record Sound(CelRuntime.Program program, CelType gives, Set<String> reads) {}

    /** Compiles {@code text}; after a mistake, which is reported, to something that always fails. */
    Compiled compile(Yaml.Text text, Scope scope, Wanted wanted) {
        Sound sound = known.get(new Written(text.value(), scope));
        if (sound == null) {
            sound = checked(text, scope);
            if (sound == null) return failing(text);
        }
        if (!wanted.accepts(sound.gives())) {
            String found = CelTypes.readable(Wanted.words(sound.gives()));
            problems.report(text.placeAt(0), "the expression must give " + wanted.words() + ", this gives " + found);
        }
        return new Compiled(new Expression(text.value(), text.place(), sound.program()::eval), sound.reads());
    }

    private @Nullable Sound checked(Yaml.Text text, Scope scope) {
        CelCompiler compiler = compilers.computeIfAbsent(scope, this::compiler);
        ExpressionMistakes mistakes = new ExpressionMistakes(text, scope, compiler, types, functions, problems);
        try {
            CelValidationResult parsed = compiler.parse(text.value());
            if (parsed.hasError()) {
                mistakes.inSyntax(parsed);
                return null;
            }
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                mistakes.inTypes(checked, parsed.getAst());
                return null;
            }
            CelAbstractSyntaxTree ast = checked.getAst();
            LiteralCheck literals = new LiteralCheck(ast, text, names, types, functions, problems);
            literals.visit(ast);
            Sound sound = new Sound(runtime.createProgram(ast), ast.getResultType(), literals.reads());
            if (literals.sound()) known.put(new Written(text.value(), scope), sound);
            return sound;
        } catch (CelValidationException | CelEvaluationException refused) {
            problems.report(text.placeAt(0), "not an expression: " + refused.getMessage());
            return null;
        }
    }

    static Compiled failing(Yaml.Text text) {
        Expression failing = new Expression(text.value(), text.place(), variables -> null);
        return new Compiled(failing, Set.of());
    }

    private CelCompiler compiler(Scope scope) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(STANDARD)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMacros(functions.macros())
                .setTypeProvider(types.provider())
                .addFunctionDeclarations(functions.declarations())
                .addVar("incident", types.incident())
                .addVar("all", types.all())
                .addVar("now", SimpleType.TIMESTAMP);
        if (scope.record() != null) builder.addVar("record", types.record(scope.record()));
        if (scope.actor()) builder.addVar("actor", types.actor());
        if (scope.each() != null) builder.addVar("each", scope.each());
        return builder.build();
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
