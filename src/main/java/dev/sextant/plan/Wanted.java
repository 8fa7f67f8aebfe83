package dev.sextant.plan;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an expression must give.
 *
 * @param words for a message: "true or false", 真或假
 */
record Wanted(Wording words, Predicate<CelType> accepts) {
    static final Wanted TRUTH = new Wanted(Wording.of("真或假", "true or false"), SimpleType.BOOL::equals);
    static final Wanted TIME = new Wanted(Wording.of("时刻", "a timestamp"), SimpleType.TIMESTAMP::equals);
    static final Wanted NUMBER = new Wanted(Wording.of("数字", "a number"), oneOf(SimpleType.INT, SimpleType.DOUBLE));
    static final Wanted FIGURE = new Wanted(
            Wording.of("数字或文字", "a number or a text"), oneOf(SimpleType.INT, SimpleType.DOUBLE, SimpleType.STRING));
    static final Wanted SAID = new Wanted(
            Wording.of("文字、数字或时刻", "a text, a number or a timestamp"),
            oneOf(SimpleType.STRING, SimpleType.INT, SimpleType.DOUBLE, SimpleType.TIMESTAMP));
    static final Wanted TEXTS = new Wanted(Wording.of("文字列表", "a list of texts"), list(SimpleType.STRING::equals));
    static final Wanted RECORDS = new Wanted(
            Wording.of("记录列表", "a list of records"), list(type -> type.name().matches("record \\S+")));

    static final Wanted CHOICES = new Wanted(
            Wording.of("记录或其编号的列表", "a list of records or of their ids"),
            list(type -> SimpleType.STRING.equals(type) || type.name().matches("record \\S+")));

    /** A struct is known by its name: what a checked expression gives only refers to it. */
    static Wanted exactly(CelType type) {
        return new Wanted(
                CelTypes.inWords(words(type)),
                given -> type.isAssignableFrom(given) || words(type).equals(words(given)));
    }

    /** What is only known at run time is accepted, except for a yes or no. */
    boolean accepts(CelType type) {
        boolean open = type.kind() == CelKind.DYN && !equals(TRUTH);
        return open || accepts.test(type);
    }

    static String words(CelType type) {
        return type instanceof ListType list ? "list(" + words(list.elemType()) + ")" : type.name();
    }

    private static Predicate<CelType> oneOf(CelType... types) {
        return List.of(types)::contains;
    }

    private static Predicate<CelType> list(Predicate<CelType> element) {
        return type -> type instanceof ListType list
                && (list.elemType().kind() == CelKind.DYN || element.test(list.elemType()));
    }
}
