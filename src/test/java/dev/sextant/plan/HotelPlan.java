package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The small hotel's plan, as it is and with mistakes made in it. */
final class HotelPlan {
    static final String PLAN = "plan.yaml";
    static final String BOARDS = "boards.yaml";
    static final String RULES = "rules.yaml";

    /** Marks in a changed text where the mistake is; taken out before the plan is loaded. */
    static final String HERE = "^";

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private HotelPlan() {}

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : List.of(PLAN, BOARDS, RULES)) files.put(name, text(name));
        return files;
    }

    static Plan plan() {
        PlanResult result = PlanLoader.load(files());
        assertThat(result).isInstanceOf(PlanResult.Loaded.class);
        return ((PlanResult.Loaded) result).plan();
    }

    /** The problems of the plan when in {@code file} the one {@code text} is {@code changed}. */
    static List<PlanProblem> problems(String file, String text, String changed) {
        return load(changed(file, text, changed.replace(HERE, "")));
    }

    static List<PlanProblem> load(Map<String, String> files) {
        List<PlanProblem> problems =
                PlanLoader.load(files) instanceof PlanResult.Faulty faulty ? faulty.problems() : List.of();
        assertThat(problems).allSatisfy(HotelPlan::isToldInBothLanguages);
        return problems;
    }

    /** Whatever mistake a test makes in this English plan: Chinese authors read Chinese, English ones nothing else. */
    private static void isToldInBothLanguages(PlanProblem problem) {
        String zh = problem.in("zh");
        String en = problem.in("en");
        assertThat(zh).containsPattern(CHINESE);
        assertThat(en).doesNotContainPattern(CHINESE);
        assertThat(zh.substring(0, zh.indexOf(": "))).isEqualTo(en.substring(0, en.indexOf(": ")));
        assertThat(names(problem.message())).allSatisfy(name -> {
            assertThat(zh).contains(name);
            assertThat(en).contains(name);
        });
    }

    private static List<String> names(Object said) {
        if (said instanceof Wording wording)
            return wording.names().stream()
                    .flatMap(name -> names(name).stream())
                    .toList();
        if (said instanceof Collection<?> several)
            return several.stream().flatMap(name -> names(name).stream()).toList();
        return List.of(said.toString());
    }

    static Map<String, String> changed(String file, String text, String changed) {
        Map<String, String> files = files();
        String before = text(file);
        assertThat(before.split(java.util.regex.Pattern.quote(text), -1))
                .as("once in " + file + ": " + text)
                .hasSize(2);
        files.put(file, before.replace(text, changed));
        return files;
    }

    /** {@code file:line:column} of the mark in the changed text. */
    static String place(String file, String text, String changed) {
        String marked = text(file).replace(text, changed);
        String before = marked.substring(0, marked.indexOf(HERE, text(file).indexOf(text)));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return file + ":" + line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    private static String text(String name) {
        try (InputStream in = HotelPlan.class.getResourceAsStream("/plans/hotel/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
