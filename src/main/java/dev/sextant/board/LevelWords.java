package dev.sextant.board;

import dev.sextant.incident.watch.Suggestion.Hit;
import dev.sextant.plan.Label;
import dev.sextant.plan.LevelRule;
import dev.sextant.plan.Plan;
import java.util.LinkedHashMap;
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
        String value = value(plan, rule, hit, language);
        if (hit.threshold().equals(hit.value())) {
            return value;
        }
        return value + (language.equals("zh") ? "（≥ " + hit.threshold() + "）" : " (≥ " + hit.threshold() + ")");
    }

    static Label value(Plan plan, @Nullable LevelRule rule, Hit hit) {
        var texts = new LinkedHashMap<String, String>();
        plan.languages().forEach(language -> texts.put(language, value(plan, rule, hit, language)));
        return new Label(texts);
    }
}
