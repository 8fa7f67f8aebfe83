package dev.sextant.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CEL as a plan's expressions have it: one parser, one runtime, and a checker for each scope. What an expression may cost
 * is bounded: its length when loaded, the steps of its loops when run. Usable from several threads at once.
 *
 * <p>CEL's checker sets up every function that it was given anew for each expression, which is most of the time that
 * checking takes. So an expression is first checked against the few functions that it calls. Only when that finds a mistake
 * it is checked against all, to say what would be right.
 */
final class CelEnvironment {
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

    /** All but the one that {@link FilterMacro} replaces. */
    private static final ImmutableSet<CelStandardMacro> MACROS = CelStandardMacro.STANDARD_MACROS.stream()
            .filter(macro -> macro != CelStandardMacro.FILTER)
            .collect(ImmutableSet.toImmutableSet());

    /** CEL's own functions that a plan needs, by name. */
    private static final ImmutableMap<String, CelFunctionDecl> STANDARD = standard();

    private final CelTypes types;
    private final Map<String, CelFunctionDecl> declared = new HashMap<>(STANDARD);
    private final CelParser parser;
    private final CelRuntime runtime;

    CelEnvironment(CelTypes types, CelFunctions functions) {
        this.types = types;
        functions.declarations().forEach(declaration -> declared.put(declaration.name(), declaration));
        this.parser = CelParserFactory.standardCelParserBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(MACROS)
                .addMacros(functions.macros())
                .build();
        this.runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(functions.bindings())
                .build();
    }

    CelValidationResult parse(String source) {
        return parser.parse(source);
    }

    /** The checked expression, or null when it has a mistake, which {@link #compiler} then explains. */
    @Nullable CelAbstractSyntaxTree check(CelAbstractSyntaxTree parsed, Scope scope) throws CelValidationException {
        List<CelFunctionDecl> called = new ArrayList<>();
        for (String name : Calls.in(parsed)) {
            CelFunctionDecl declaration = declared.get(name);
            if (declaration != null) called.add(declaration);
        }
        CelValidationResult checked = checker(scope, called).check(parsed);
        return checked.hasError() ? null : checked.getAst();
    }

    /** Parses and checks expressions of a scope with all that there is. */
    CelCompiler compiler(Scope scope) {
        return CelCompilerFactory.combine(parser, checker(scope, declared.values()));
    }

    CelRuntime.Program program(CelAbstractSyntaxTree checked) throws CelEvaluationException {
        return runtime.createProgram(checked);
    }

    private CelChecker checker(Scope scope, Collection<CelFunctionDecl> functions) {
        CelCheckerBuilder builder = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setTypeProvider(types.provider())
                .addFunctionDeclarations(functions);
        variables(scope).forEach((name, type) -> {
            builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type));
        });
        return builder.build();
    }

    private Map<String, CelType> variables(Scope scope) {
        Map<String, CelType> variables = new LinkedHashMap<>();
        variables.put("incident", types.incident());
        variables.put("all", types.all());
        variables.put("now", SimpleType.TIMESTAMP);
        variables.put(CelFunctions.CLOCK, CelFunctions.clock());
        if (scope.record() != null) variables.put("record", types.record(scope.record()));
        if (scope.actor()) variables.put("actor", types.actor());
        if (scope.each() != null) variables.put("each", scope.each());
        return variables;
    }

    private static ImmutableMap<String, CelFunctionDecl> standard() {
        Map<String, CelFunctionDecl> standard = new LinkedHashMap<>();
        for (StandardFunction function : StandardFunction.values()) {
            if (UNUSED.contains(function)) continue;
            CelFunctionDecl known = standard.get(function.functionName());
            Stream<CelOverloadDecl> overloads = function.functionDecl().overloads().stream();
            if (known != null) overloads = Stream.concat(known.overloads().stream(), overloads);
            List<CelOverloadDecl> kept = overloads
                    .filter(overload -> overload.parameterTypes().stream().noneMatch(UNUSED_TYPES::contains))
                    .toList();
            if (kept.isEmpty()) continue;
            standard.put(
                    function.functionName(), CelFunctionDecl.newFunctionDeclaration(function.functionName(), kept));
        }
        return ImmutableMap.copyOf(standard);
    }

    /** Pays, where other work goes on meanwhile, for what the first expression of a process costs. */
    static void warm() {
        Names nothing = Names.survey(new Yaml.Mapping(Map.of(), new Place("", 1, 1)));
        Expressions expressions = new Expressions(nothing, new Problems());
        String source = "incident.openedAt < now && [1, 2].exists(n, n == 1) || incident.id in ['a']";
        Yaml.Text text = new Yaml.Text(source, source, true, false, new Place("", 1, 1));
        expressions.now(text, Scope.INCIDENT, Wanted.TRUTH);
    }

    /** The names of the functions that an expression calls, operators too. */
    private static final class Calls extends CelExprVisitor {
        private final Set<String> names = new LinkedHashSet<>();

        static Set<String> in(CelAbstractSyntaxTree parsed) {
            Calls calls = new Calls();
            calls.visit(parsed);
            return calls.names;
        }

        @Override
        protected void visit(CelExpr expr, CelExpr.CelCall call) {
            names.add(call.function());
            super.visit(expr, call);
        }
    }
}
