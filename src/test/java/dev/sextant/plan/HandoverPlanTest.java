package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a plan says about handing over")
class HandoverPlanTest {
    private static final String SHIFT = """
            records:
              shift:
                label: {en: Shift}
                group: desk
                prefix: SH
                kind: working
                line: {en: "{gone}"}
                post: [own, manager]
                fields:
                  gone: {type: person, required: true, label: {en: From}}
                  come: {type: person, required: true, label: {en: To}}
                  open: {type: list, count: 1..9, required: true, label: {en: Open}, fields: {what: {type: text, label: {en: What}}}}
                  mind: {type: text, label: {en: Mind}}
            handover: {record: shift, from: gone, to: come, items: open, item: what}
            """;

    @Test
    @DisplayName("is read, and a plan without it is one, too")
    void read() {
        assertThat(load(SHIFT))
                .isInstanceOfSatisfying(
                        PlanResult.Loaded.class,
                        loaded -> assertThat(loaded.plan().handover())
                                .isEqualTo(new Handover("shift", "gone", "come", "open", "what", null)));
        assertThat(HotelPlan.plan().handover()).isNull();
    }

    @Test
    @DisplayName(
            "is refused with its place when a field is not there, not of that kind, or one is missing that the record requires")
    void refused() {
        assertThat(problems(SHIFT.replace("to: come, items", "to: mind, items")))
                .anyMatch(problem -> problem.contains("person of shift") && problem.contains("mind"));
        assertThat(problems(SHIFT.replace("item: what", "item: wat")))
                .anyMatch(problem -> problem.contains("'wat'") && problem.contains("what"));
        assertThat(problems(SHIFT.replace("mind: {type: text,", "mind: {type: text, required: true,")))
                .anyMatch(problem -> problem.contains("shift requires 'mind'"));
    }

    private static PlanResult load(String text) {
        Map<String, String> files = HotelPlan.files();
        files.put("shift.yaml", text);
        return PlanLoader.load(files);
    }

    private static List<String> problems(String text) {
        Map<String, String> files = HotelPlan.files();
        files.put("shift.yaml", text);
        return HotelPlan.load(files).stream().map(String::valueOf).toList();
    }
}
