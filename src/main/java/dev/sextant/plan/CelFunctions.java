package dev.sextant.plan;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that expressions have beside CEL's own: how each is written, its types, and what it does (in
 * {@link RecordFunctions}). Those that depend on the time are written without it; a macro hands them the {@link Clock}.
 */
final class CelFunctions {
    /** What the text arguments of a function name, by position; the list that they are about is the first argument. */
    enum Meaning {
        NOTHING,
        STATE,
        FIELD,
        NUMBER_FIELD,
        LEVEL
    }

    /** A function: how it is written, and what its arguments name. */
    record Usage(String written, List<Meaning> arguments) {}

    /** The variable by which functions are told the time; no expression can write its name. */
    static final String CLOCK = "@clock";

    private static final List<String> TOLD_TIME = List.of("within", "minutesSince", "growth");
    private static final CelType T = TypeParamType.create("T");
    private static final CelType RECORDS = ListType.create(T);
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TIME = SimpleType.TIMESTAMP;
    private static final CelType TOLD = OpaqueType.create("clock");
    private static final CelType INT = SimpleType.INT;

    private final Map<String, Usage> usages = new LinkedHashMap<>();
    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final Map<String, List<CelFunctionBinding>> bindings = new LinkedHashMap<>();
    private final List<CelMacro> macros = new ArrayList<>();

    /** @param ranks of the levels */
    CelFunctions(ImmutableMap<String, Long> ranks) {
        Meaning none = Meaning.NOTHING;
        written("inState(list, 'state')", none, Meaning.STATE);
        does("inState", RECORDS, RECORDS, TEXT, a -> RecordFunctions.inState(list(a[0]), List.of((String) a[1])));
        does(
                "inState",
                RECORDS,
                RECORDS,
                ListType.create(TEXT),
                a -> RecordFunctions.inState(list(a[0]), (Collection<?>) a[1]));
        written("latestBy(list, 'field')", none, Meaning.FIELD);
        does("latestBy", RECORDS, RECORDS, TEXT, a -> RecordFunctions.latestBy(list(a[0]), (String) a[1]));
        written("sum(list, 'field')", none, Meaning.NUMBER_FIELD);
        does("sum", SimpleType.DYN, RECORDS, TEXT, a -> RecordFunctions.sum(list(a[0]), (String) a[1]));
        written("fieldValues(list, 'field')", none, Meaning.FIELD);
        does(
                "fieldValues",
                ListType.create(SimpleType.DYN),
                RECORDS,
                TEXT,
                a -> RecordFunctions.fieldValues(list(a[0]), (String) a[1]));
        written("with(list, 'field', value)", none, Meaning.FIELD, none);
        does(
                "with",
                RECORDS,
                List.of(RECORDS, TEXT, SimpleType.DYN),
                a -> RecordFunctions.with(list(a[0]), (String) a[1], a[2]));
        written("highest(list, 'field')", none, Meaning.NUMBER_FIELD);
        does("highest", RECORDS, RECORDS, TEXT, a -> RecordFunctions.highest(list(a[0]), (String) a[1]));
        written("newest(list)", none);
        does("newest", RECORDS, List.of(RECORDS), a -> RecordFunctions.newest(list(a[0])));
        written("get(list, id)", none, none);
        does("get", T, RECORDS, TEXT, a -> RecordFunctions.get(list(a[0]), (String) a[1]));
        written("exists(list, id)", none, none);
        does("exists", SimpleType.BOOL, RECORDS, TEXT, a -> RecordFunctions.find(list(a[0]), (String) a[1]) != null);
        written("before(list, record, 'field')", none, none, Meaning.FIELD);
        does(
                "before",
                RECORDS,
                List.of(RECORDS, T, TEXT),
                a -> RecordFunctions.before(list(a[0]), map(a[1]), (String) a[2]));
        written("within(list, minutes)", none, none);
        does(
                "within",
                RECORDS,
                List.of(RECORDS, INT, TOLD),
                a -> RecordFunctions.within(list(a[0]), (Long) a[1], (Clock) a[2]));
        written("minutesSince(time)", none);
        does("minutesSince", INT, TIME, TOLD, a -> ((Clock) a[1]).minutesSince((Instant) a[0]));
        written("growth(list, 'perField', 'countField', minutes)", none, Meaning.FIELD, Meaning.NUMBER_FIELD, none);
        does(
                "growth",
                INT,
                List.of(RECORDS, TEXT, TEXT, INT, TOLD),
                a -> RecordFunctions.growth(list(a[0]), (String) a[1], (String) a[2], (Long) a[3], (Clock) a[4]));
        written("level('level')", Meaning.LEVEL);
        does("level", INT, List.of(TEXT), a -> ranks.getOrDefault((String) a[0], 0L));
        written("hash(text)", none);
        does("hash", TEXT, List.of(TEXT), a -> RecordFunctions.hash((String) a[0]));
        written("joined(texts, between)", none, none);
        does(
                "joined",
                TEXT,
                ListType.create(TEXT),
                TEXT,
                a -> RecordFunctions.joined((Collection<?>) a[0], (String) a[1]));
        written("quoted(text, texts)", none, none);
        does(
                "quoted",
                SimpleType.BOOL,
                TEXT,
                ListType.create(TEXT),
                a -> RecordFunctions.quoted((String) a[0], (Collection<?>) a[1]));
        TOLD_TIME.forEach(this::tellTime);
        does(FilterMacro.UNJUDGED, RECORDS, RECORDS, TEXT, a -> RecordFunctions.unjudged(list(a[0]), (String) a[1]));
        does(
                FilterMacro.JUDGED,
                RECORDS,
                List.of(RECORDS, TEXT, RECORDS),
                a -> RecordFunctions.judged(list(a[0]), (String) a[1], list(a[2])));
        macros.add(FilterMacro.macro());
    }

    static CelType clock() {
        return TOLD;
    }

    /** Whether the clock is added to the arguments that are written. */
    boolean tellsTime(String function) {
        return TOLD_TIME.contains(function);
    }

    Map<String, Usage> usages() {
        return usages;
    }

    List<CelMacro> macros() {
        return macros;
    }

    List<CelFunctionDecl> declarations() {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        overloads.forEach((name, of) -> declarations.add(CelFunctionDecl.newFunctionDeclaration(name, of)));
        return declarations;
    }

    List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> all = new ArrayList<>();
        bindings.forEach((name, of) -> all.addAll(CelFunctionBinding.fromOverloads(name, of)));
        return all;
    }

    private void written(String usage, Meaning... arguments) {
        usages.put(usage.substring(0, usage.indexOf('(')), new Usage(usage, List.of(arguments)));
    }

    private void does(String name, CelType result, CelType first, CelType second, CelFunctionOverload body) {
        does(name, result, List.of(first, second), body);
    }

    private void does(String name, CelType result, List<CelType> arguments, CelFunctionOverload body) {
        List<CelOverloadDecl> declared = overloads.computeIfAbsent(name, n -> new ArrayList<>());
        String id = name + "_" + declared.size();
        declared.add(CelOverloadDecl.newGlobalOverload(id, result, arguments));
        List<Class<?>> classes = new ArrayList<>();
        for (CelType argument : arguments) classes.add(classOf(argument));
        bindings.computeIfAbsent(name, n -> new ArrayList<>()).add(CelFunctionBinding.from(id, classes, body));
    }

    /** Lets {@code f(a, b)} mean {@code f(a, b, @clock)}. */
    private void tellTime(String function) {
        Usage usage = usages.get(function);
        int arguments = usage == null ? 0 : usage.arguments().size();
        macros.add(CelMacro.newGlobalMacro(function, arguments, (expressions, target, given) -> {
            List<dev.cel.common.ast.CelExpr> all = new ArrayList<>(given);
            all.add(expressions.newIdentifier(CLOCK));
            return Optional.of(expressions.newGlobalCall(function, all));
        }));
    }

    private static Class<?> classOf(CelType type) {
        if (type.equals(TEXT)) return String.class;
        if (type.equals(INT)) return Long.class;
        if (type.equals(TIME)) return Instant.class;
        if (type.equals(SimpleType.DYN)) return Object.class;
        if (type.equals(TOLD)) return Clock.class;
        return type.equals(T) ? Map.class : List.class;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
