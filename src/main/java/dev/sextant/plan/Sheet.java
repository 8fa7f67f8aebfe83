package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The paper that a {@link PlanSummary} is written on: lines that are indented by what they belong to, tables, and the words of
 * the reader's language.
 */
final class Sheet {
    private static final String INDENT = "  ";

    private final String language;
    private final PlanWords words;
    private final StringBuilder out = new StringBuilder();

    Sheet(Plan plan, String language) {
        this.language = language;
        this.words = new PlanWords(plan, language);
    }

    /** What the plan calls its things. */
    PlanWords words() {
        return words;
    }

    /** The text of the reader's language; {@code names} stand at each {@code %s} of both. */
    String said(String zh, String en, Object... names) {
        return Wording.of(zh, en, names).in(language);
    }

    String said(Wording wording) {
        return wording.in(language);
    }

    String text(Label label) {
        return label.in(language);
    }

    /** A thing where the plan defines it: its label, and the id by which the plan means it. */
    String defined(String id, Label label) {
        return text(label) + " [" + id + "]";
    }

    /** Several, separated as the language does it; "–" for none. */
    String all(Collection<String> texts) {
        return texts.isEmpty() ? "–" : String.join(said("、", ", "), texts);
    }

    <T> String all(Collection<T> things, Function<T, String> name) {
        return all(things.stream().map(name).toList());
    }

    /** What is set, such as the fields of a record that begins: {@code Group = each; Text = record.text}. */
    String settings(Map<String, Expression> set, Function<String, String> name) {
        return set.entrySet().stream()
                .map(entry -> name.apply(entry.getKey()) + " = " + source(entry.getValue()))
                .collect(Collectors.joining(said("；", "; ")));
    }

    /** An expression as the plan writes it, on one line. */
    static String source(Expression expression) {
        return expression.source().strip().replaceAll("\\s+", " ");
    }

    void title(String text) {
        out.append('\n').append(text).append('\n');
    }

    /** A line that is indented so many times. */
    void line(int depth, String text) {
        out.append(INDENT.repeat(depth)).append(text).append('\n');
    }

    /** {@code what: value}, when there is a value. */
    void maybe(int depth, String what, @Nullable String value) {
        if (value != null && !value.isEmpty()) line(depth, what + said("：", ": ") + value);
    }

    void maybe(int depth, String what, @Nullable Expression value) {
        if (value != null) maybe(depth, what, source(value));
    }

    /** Rows under each other in columns as wide as they need; the last one is as long as it is. */
    void table(int depth, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = Columns.width(row.get(i));
                if (i == widths.size()) widths.add(width);
                else widths.set(i, Math.max(widths.get(i), width));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(Columns.padded(row.get(i), widths.get(i) + 2));
            }
            line(depth, line.toString().stripTrailing());
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
