package dev.sextant.plan;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the texts of an expression that name something: a field or state handed to a function, what a state, level,
 * phase, group or enumeration is compared with. CEL's own checker sees only texts in them.
 */
final class LiteralCheck extends CelExprVisitor {
    private static final Set<String> VARIABLES = Set.of("incident", "all", "now", "record", "actor", "each");

    private final CelAbstractSyntaxTree ast;
    private final Yaml.Text text;
    private final Names names;
    private final CelTypes types;
    private final CelFunctions functions;
    private final Problems problems;
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private final Set<String> ofIncident = new LinkedHashSet<>();
    private boolean timed;
    private boolean more;
    private boolean sound = true;

    LiteralCheck(
            CelAbstractSyntaxTree ast,
            Yaml.Text text,
            Names names,
            CelTypes types,
            CelFunctions functions,
            Problems problems) {
        this.ast = ast;
        this.text = text;
        this.names = names;
        this.types = types;
        this.functions = functions;
        this.problems = problems;
    }

    /** Whether nothing was reported. */
    boolean sound() {
        return sound;
    }

    /** The fields of {@code record} that were read. */
    Set<String> reads() {
        return reads;
    }

    /** What the value rests on; null when on more than can be told apart. */
    Expression.@Nullable Ground ground() {
        return more ? null : new Expression.Ground(InOrder.set(lists), InOrder.set(ofIncident), timed);
    }

    /** Whether a function is told the time. */
    boolean timed() {
        return timed;
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelSelect select) {
        String of = select.operand().identOrDefault().name();
        if (of.equals("record")) reads.add(select.field());
        if (of.equals("all")) lists.add(select.field());
        else if (of.equals("incident")) ofIncident.add(select.field());
        else super.visit(expr, select);
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelIdent ident) {
        if (VARIABLES.contains(ident.name())) more = true;
        if (ident.name().equals(CelFunctions.CLOCK)) timed = true;
        super.visit(expr, ident);
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelStruct struct) {
        report(expr, "表达式不能新建记录", "an expression cannot make records");
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelCall call) {
        CelFunctions.Usage usage = functions.usages().get(call.function());
        if (usage != null && call.target().isEmpty()) {
            CelType element = elementOf(call.args().get(0));
            for (int i = 0; i < usage.arguments().size(); i++) {
                checkArgument(usage, i, call.args().get(i), element);
            }
        } else if (Set.of("_==_", "_!=_", "@in").contains(call.function())) {
            checkCompared(call.args().get(0), call.args().get(1));
            checkCompared(call.args().get(1), call.args().get(0));
        }
        super.visit(expr, call);
    }

    private void checkArgument(CelFunctions.Usage usage, int index, CelExpr argument, @Nullable CelType element) {
        CelFunctions.Meaning meaning = usage.arguments().get(index);
        if (meaning == CelFunctions.Meaning.NOTHING) return;
        List<CelExpr> texts = textsOf(argument);
        boolean open = meaning == CelFunctions.Meaning.LEVEL || meaning == CelFunctions.Meaning.STATE;
        if (texts.isEmpty() && !open) {
            report(argument, "%s 里的字段要加引号", "in %s a field is written in quotes", usage.written());
        }
        for (CelExpr literal : texts) {
            if (meaning == CelFunctions.Meaning.LEVEL) known(literal, Called.LEVEL, names.levels());
            else if (element != null && meaning == CelFunctions.Meaning.STATE) checkState(literal, element);
            else if (element != null) checkField(literal, element, meaning);
        }
    }

    private void checkState(CelExpr literal, CelType element) {
        Names.Type type = typeOf(element);
        if (type != null) known(literal, Called.stateOf(CelTypes.readable(element.name())), type.states());
    }

    private void checkField(CelExpr literal, CelType element, CelFunctions.Meaning meaning) {
        if (types.fields(element).isEmpty()) return;
        String field = literal.constant().stringValue();
        Names.Shape shape = types.shapes(element).get(field);
        if (shape == null) {
            known(literal, Called.fieldOf(CelTypes.inWords(element.name())), types.fields(element));
        } else if (meaning == CelFunctions.Meaning.NUMBER_FIELD
                && shape.known()
                && !shape.kind().numeric()) {
            report(
                    literal,
                    "“%s”不是数字，而是 %s",
                    "'%s' is not a number but %s",
                    field,
                    shape.kind().id());
        }
    }

    /** When {@code value} is one of a closed set, the texts it is compared with must be of that set. */
    private void checkCompared(CelExpr value, CelExpr literals) {
        if (value.getKind() != CelExpr.ExprKind.Kind.SELECT || value.select().testOnly()) return;
        CelType of = ast.getType(value.select().operand().id()).orElse(null);
        if (of == null) return;
        String field = value.select().field();
        Collection<String> valid = validFor(of, field);
        if (valid == null) return;
        for (CelExpr literal : textsOf(literals)) {
            if (!literal.constant().stringValue().isEmpty()) known(literal, Called.valueOf(field), valid);
        }
    }

    private @Nullable Collection<String> validFor(CelType of, String field) {
        Names.Type record = typeOf(of);
        if (record != null && field.equals("state")) return record.states();
        if (record != null && field.equals("type")) return names.types().keySet();
        if (of.name().equals(types.incident().name()) && field.equals("level")) return names.levels();
        if (of.name().equals(types.incident().name()) && field.equals("phase")) return names.phases();
        if (of.name().equals(types.actor().name()) && field.equals("roles")) return names.heldRoles();
        Names.Shape shape = types.shapes(of).get(field);
        return shape == null ? null : names.valuesOf(shape);
    }

    private Names.@Nullable Type typeOf(CelType struct) {
        return types.isRecord(struct) ? names.types().get(CelTypes.readable(struct.name())) : null;
    }

    private @Nullable CelType elementOf(CelExpr list) {
        return ast.getType(list.id()).orElse(null) instanceof ListType of ? of.elemType() : null;
    }

    /** The texts that stand in {@code expr} itself or in the list that it is. */
    private static List<CelExpr> textsOf(CelExpr expr) {
        List<CelExpr> texts = new ArrayList<>();
        if (isText(expr)) texts.add(expr);
        for (CelExpr element : expr.listOrDefault().elements()) if (isText(element)) texts.add(element);
        return texts;
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private void known(CelExpr literal, Wording what, Collection<String> valid) {
        String name = literal.constant().stringValue();
        if (valid.contains(name)) return;
        sound = false;
        problems.unknown(placeOf(literal), what, name, valid);
    }

    private void report(CelExpr expr, String zh, String en, Object... names) {
        sound = false;
        problems.report(placeOf(expr), zh, en, names);
    }

    private Place placeOf(CelExpr expr) {
        Integer position = ast.getSource().getPositionsMap().get(expr.id());
        int at = text.value().offsetByCodePoints(0, position == null ? 0 : position);
        return text.placeAt(isText(expr) ? at + 1 : at);
    }
}
