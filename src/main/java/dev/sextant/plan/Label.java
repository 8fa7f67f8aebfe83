package dev.sextant.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text in each language of the plan.
 *
 * @param texts language to text; never empty
 */
public record Label(Map<String, String> texts) {
    public Label {
        texts = InOrder.map(texts);
        if (texts.isEmpty()) throw new IllegalArgumentException("a label needs a text");
    }

    /** The text in {@code language}, or in the first language when there is none in that. */
    public String in(String language) {
        String text = texts.get(language);
        return text != null ? text : texts.values().iterator().next();
    }

    /**
     * A label from languages and texts in turn: {@code Label.of("zh", "人数", "en", "Head-count")}.
     *
     * @throws IllegalArgumentException when a text is missing
     */
    public static Label of(String... languagesAndTexts) {
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < languagesAndTexts.length; i += 2) {
            texts.put(languagesAndTexts[i], languagesAndTexts[i + 1]);
        }
        return new Label(texts);
    }
}
