package dev.sextant.plan;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * CEL's {@code filter}, but for {@code all.<type>.filter(x, condition)} whose condition is about {@code x} alone:
 * that becomes {@code @judged(all.<type>, 'condition', @unjudged(all.<type>, 'condition').filter(x, condition))}, so
 * that only records are asked that were not asked before ({@link Judged}).
 */
final class FilterMacro {
    static final String UNJUDGED = "@unjudged";
    static final String JUDGED = "@judged";

    private static final String NAME = CelStandardMacro.FILTER.getFunction();

    private FilterMacro() {}

    static CelMacro macro() {
        return CelMacro.newReceiverMacro(NAME, 2, FilterMacro::expanded);
    }

    private static Optional<CelExpr> expanded(
            CelMacroExprFactory made, CelExpr target, ImmutableList<CelExpr> arguments) {
        String condition = isAllOfAType(target) ? written(arguments.get(1), nameOf(arguments.get(0))) : null;
        if (condition == null) return standard(made, target, arguments);
        CelExpr again = made.copy(target);
        CelExpr unjudged = made.newGlobalCall(UNJUDGED, List.of(target, made.newStringLiteral(condition)));
        return standard(made, unjudged, arguments)
                .map(filtered ->
                        made.newGlobalCall(JUDGED, List.of(again, made.newStringLiteral(condition), filtered)));
    }

    private static Optional<CelExpr> standard(
            CelMacroExprFactory made, CelExpr target, ImmutableList<CelExpr> arguments) {
        return CelStandardMacro.FILTER.getDefinition().getExpander().expandMacro(made, target, arguments);
    }

    private static boolean isAllOfAType(CelExpr target) {
        return target.getKind() == CelExpr.ExprKind.Kind.SELECT
                && target.select().operand().identOrDefault().name().equals("all");
    }

    private static String nameOf(CelExpr variable) {
        return variable.identOrDefault().name();
    }

    /** The condition in a form that is the same for the same condition; null when it is about more than {@code x}. */
    private static @Nullable String written(CelExpr condition, String x) {
        return switch (condition.getKind()) {
            case CONSTANT -> condition.constant().getKind() + " " + condition.constant();
            case IDENT -> condition.ident().name().equals(x) ? "x" : null;
            case SELECT -> {
                String of = written(condition.select().operand(), x);
                yield of == null
                        ? null
                        : of
                                + (condition.select().testOnly() ? "?" : ".")
                                + condition.select().field();
            }
            case LIST -> written("[", condition.list().elements(), x);
            case CALL -> {
                List<CelExpr> all = condition.call().target().isPresent()
                        ? ImmutableList.<CelExpr>builder()
                                .add(condition.call().target().get())
                                .addAll(condition.call().args())
                                .build()
                        : condition.call().args();
                yield written(condition.call().function() + "(", all, x);
            }
            default -> null;
        };
    }

    private static @Nullable String written(String before, List<CelExpr> parts, String x) {
        StringJoiner joined = new StringJoiner(", ", before, ")");
        for (CelExpr part : parts) {
            String one = written(part, x);
            if (one == null) return null;
            joined.add(one);
        }
        return joined.toString();
    }
}
