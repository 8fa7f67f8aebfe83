package dev.sextant.board;

import dev.sextant.incident.watch.Suggestion;
import dev.sextant.incident.watch.Suggestion.Hit;
import dev.sextant.plan.Label;
import dev.sextant.plan.Level;
import dev.sextant.plan.LevelRule;
import dev.sextant.plan.Plan;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a level rule measured, in words: the figure, or the name of the worst value. */
final class LevelWords {

    private LevelWords() {}

    static String value(Plan plan, @Nullable LevelRule rule, Hit hit, String language) {
        if (rule != null && rule.measure() instanceof LevelRule.Worst worst) {
            var enumeration = plan.enums().get(worst.of());
            Label label = enumeration == null ? null : enumeration.values().get(hit.value());
            return label == null ? hit.value() : label.in(language);
        }
        return hit.value();
    }

    /** The figure with what it needed: {@code 72（≥ 50）}. */
    static String withThreshold(Plan plan, @Nullable LevelRule rule, Hit hit, String language) {
        return value(plan, rule, hit, language) + atLeast(hit, language);
    }

    private static String atLeast(Hit hit, String language) {
        if (hit.threshold().equals(hit.value())) {
            return "";
        }
        return language.equals("zh") ? "（≥ " + hit.threshold() + "）" : " (≥ " + hit.threshold() + ")";
    }

    /**
     * That so many rules of one level together suggest the next: each for itself would not explain it. Null where a rule
     * itself asks for what is suggested.
     */
    static @Nullable Label together(Plan plan, Suggestion suggestion) {
        Level to = suggestion.level() == null ? null : plan.levels().get(suggestion.level());
        Level most = suggestion.hits().stream()
                .map(hit -> plan.levels().get(hit.level()))
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(Level::rank))
                .orElse(null);
        if (to == null || most == null || most.rank() >= to.rank()) {
            return null;
        }
        long rules = suggestion.hits().stream()
                .filter(hit -> hit.level().equals(most.id()))
                .count();
        var texts = new LinkedHashMap<String, String>();
        for (String language : plan.languages()) {
            texts.put(
                    language,
                    language.equals("zh")
                            ? rules + " 条规则同达 " + most.numeral() + " 级，合并建议 " + to.numeral() + " 级"
                            : rules + " rules at " + most.numeral() + " together suggest " + to.numeral());
        }
        return new Label(texts);
    }

    /**
     * Why this level is suggested, in words that can stand as the reason of whoever agrees: what each rule that asks for it
     * measured against what; where several of a lower level ask for it together, those. Null when no level is suggested.
     */
    static @Nullable Label because(Plan plan, Suggestion suggestion) {
        List<Hit> most = highest(plan, suggestion);
        if (suggestion.level() == null || most.isEmpty()) {
            return null;
        }
        Label together = together(plan, suggestion);
        var texts = new LinkedHashMap<String, String>();
        for (String language : plan.languages()) {
            boolean zh = language.equals("zh");
            String rules = most.stream()
                    .map(hit -> measured(plan, plan.levelRules().get(hit.rule()), hit, language))
                    .collect(Collectors.joining(zh ? "；" : "; "));
            String head =
                    together == null ? (zh ? "按规则：" : "By the rules: ") : together.in(language) + (zh ? "：" : ": ");
            texts.put(language, head + rules);
        }
        return new Label(texts);
    }

    private static List<Hit> highest(Plan plan, Suggestion suggestion) {
        int most = suggestion.hits().stream()
                .mapToInt(hit -> plan.rank(hit.level()))
                .max()
                .orElse(0);
        int least = Math.min(most, plan.rank(suggestion.level()));
        return suggestion.hits().stream()
                .filter(hit -> plan.rank(hit.level()) >= least)
                .toList();
    }

    private static String measured(Plan plan, @Nullable LevelRule rule, Hit hit, String language) {
        String name = rule == null ? hit.rule() : rule.label().in(language);
        Label unit = rule == null ? null : rule.unit();
        String value = value(plan, rule, hit, language) + (unit == null ? "" : " " + unit.in(language));
        return name + " " + value + atLeast(hit, language);
    }

    static Label value(Plan plan, @Nullable LevelRule rule, Hit hit) {
        var texts = new LinkedHashMap<String, String>();
        plan.languages().forEach(language -> texts.put(language, value(plan, rule, hit, language)));
        return new Label(texts);
    }
}
