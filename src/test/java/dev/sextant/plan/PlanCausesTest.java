package dev.sextant.plan;

import static dev.sextant.plan.HotelPlan.BOARDS;
import static dev.sextant.plan.HotelPlan.PLAN;
import static dev.sextant.plan.HotelPlan.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One mistake in a plan")
class PlanCausesTest {

    private static List<String> told(Map<String, String> files) {
        return HotelPlan.load(files).stream().map(PlanProblem::toString).toList();
    }

    @Test
    @DisplayName("in the name of an enumeration is told once, not again wherever the field is used")
    void enumeration() {
        assertThat(told(HotelPlan.changed(BOARDS, "of: place", "of: plaice")))
                .singleElement()
                .satisfies(one -> assertThat(one).endsWith("unknown enumeration 'plaice' (did you mean 'place'?)"));
    }

    @Test
    @DisplayName("in the type of a field is told once, whatever expressions do with the field")
    void type() {
        assertThat(told(HotelPlan.changed(BOARDS, "heads: {type: int", "heads: {type: itn")))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("unknown type 'itn'"));
    }

    @Test
    @DisplayName(
            "about the languages is not told again at every label; what very many places have in common is counted")
    void languages() {
        assertThat(told(HotelPlan.changed(PLAN, "  languages: [en]\n", ""))).hasSize(1);
        List<String> french = told(HotelPlan.changed(PLAN, "languages: [en]", "languages: [en, fr]"));
        assertThat(french).hasSize(3);
        assertThat(french.get(2)).matches(".* has no text in 'fr' \\(and \\d+ more like it\\)");
    }

    @Test
    @DisplayName("is none where the one language of a plan stands without brackets")
    void oneLanguage() {
        assertThat(told(HotelPlan.changed(PLAN, "languages: [en]", "languages: en")))
                .isEmpty();
    }

    @Test
    @DisplayName("a quotation within an expression that is not closed, is told where it begins")
    void quotation() {
        assertThat(told(HotelPlan.changed(BOARDS, "flash: \"record.heads >= 100\"", "flash: \"record.note == 'x\"")))
                .singleElement()
                .satisfies(one -> assertThat(one).endsWith(": the quotation that begins here is not closed"));
    }

    @Test
    @DisplayName("a record that starts itself at once is told with the whole ring; one that a condition can end is not")
    void startsItself() {
        assertThat(told(started("{on: post, type: walk, set: {of: record.of}}")))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("'walk' starts itself: walk → walk"));
        assertThat(told(started("{on: post, when: record.of != 'x', type: walk, set: {of: record.of}}")))
                .isEmpty();
        assertThat(told(started("{on: back, type: walk, set: {of: record.of}}")))
                .isEmpty();
    }

    private static Map<String, String> started(String start) {
        Map<String, String> files = HotelPlan.files();
        files.put("loop.yaml", """
                records:
                  walk:
                    label: {en: Loop}
                    group: desk
                    prefix: LOOP
                    kind: working
                    line: {en: "{of}"}
                    post: own
                    fields:
                      of: {type: text, required: true, label: {en: Of}}
                    lifecycle:
                      open: {label: {en: Open}, moves: {back: {to: shut, label: {en: Back}, by: own}}}
                      shut: {label: {en: Shut}, open: false}
                    starts: [%s]
                """.formatted(start));
        return files;
    }

    @Test
    @DisplayName("a figure too many for the wall is told where it stands")
    void facts() {
        Map<String, String> files = HotelPlan.files();
        StringBuilder facts = new StringBuilder("wall:\n  facts:\n");
        for (int i = 0; i < 12; i++)
            facts.append("    - {id: more").append(i).append(", label: {en: More}, value: size(all.count)}\n");
        files.put("more.yaml", facts.toString());
        assertThat(told(files))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("the wall has room for 6 facts: this is one too many"));
    }

    @Test
    @DisplayName("a number that means nothing is told with what would be right")
    void numbers() {
        Map<String, String> files = HotelPlan.files();
        files.computeIfPresent(RULES, (name, text) -> text.replaceAll("(?m)^limitPolicy:.*\\n", ""));
        files.put("more.yaml", "limitPolicy: {amberPercent: 175, escalatePercent: 50, graceMinutes: 5}\n");
        assertThat(told(files))
                .containsExactly("more.yaml:1:29: 'amberPercent' is at most 100: a limit turns amber before it ends");
    }
}
