package dev.sextant.plan;

import java.util.Collection;
import java.util.List;

/**
 * What the author of a plan reads about it, written in Chinese and in English side by side, with the same names in both.
 *
 * @param zh with {@code %s} for each name; {@code %2$s} is the second, where Chinese has another order
 * @param names what stands there: a text, a number, a place, a list of these, or another wording
 */
public record Wording(String zh, String en, List<Object> names) {
    public Wording {
        names = List.copyOf(names);
    }

    public static Wording of(String zh, String en, Object... names) {
        return new Wording(zh, en, List.of(names));
    }

    /** A name as a plan writes it. */
    static Wording quoted(String name) {
        return of("“%s”", "'%s'", name);
    }

    static Wording quoted(Collection<String> names) {
        return new Wording(
                String.join("、", names.stream().map(name -> "“%s”").toList()),
                String.join(", ", names.stream().map(name -> "'%s'").toList()),
                List.copyOf(names));
    }

    /** Whether texts in {@code language} are Chinese; those in every other are English. */
    public static boolean isChinese(String language) {
        return language.equals("zh") || language.startsWith("zh-");
    }

    /** The text for a reader of {@code language}. */
    public String in(String language) {
        String text = isChinese(language) ? zh : en;
        if (names.isEmpty()) return text;
        return text.formatted(
                names.stream().map(name -> inserted(name, language)).toArray());
    }

    private static String inserted(Object name, String language) {
        if (name instanceof Wording wording) return wording.in(language);
        if (!(name instanceof Collection<?> several)) return name.toString();
        return String.join(
                isChinese(language) ? "、" : ", ",
                several.stream().map(each -> inserted(each, language)).toList());
    }
}
