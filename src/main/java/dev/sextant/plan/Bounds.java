package dev.sextant.plan;

import java.math.BigDecimal;

/** A closed range, of a number's value, a text's length in code points, or a list's size. */
public record Bounds(double min, double max) {
    public boolean contains(double value) {
        return min <= value && value <= max;
    }

    /** As a plan writes it: {@code 0..200}. */
    @Override
    public String toString() {
        return plain(min) + ".." + plain(max);
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
