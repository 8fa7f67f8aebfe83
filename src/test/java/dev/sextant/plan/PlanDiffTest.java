package dev.sextant.plan;

import static dev.sextant.plan.HotelPlan.BOARDS;
import static dev.sextant.plan.HotelPlan.PLAN;
import static dev.sextant.plan.HotelPlan.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What changed between two plans is told")
class PlanDiffTest {

    private static void changed(String file, String text, String changed, String... told) {
        Map<String, String> after = HotelPlan.changed(file, text, changed);
        assertThat(PlanLoader.load(after)).isInstanceOf(PlanResult.Loaded.class);
        List<String> changes = PlanDiff.between(HotelPlan.files(), after, "en").stream()
                .map(change -> change.section() + " | " + change)
                .toList();
        assertThat(changes).containsExactly(told);
    }

    @Test
    @DisplayName("as nothing when only the layout, a comment or the file changed")
    void nothing() {
        changed(PLAN, "activatePlan: manager", "activatePlan: [manager]   # nobody else");
        changed(
                BOARDS,
                "amend: own\n    strike: ownHead\n    fields:\n      name:",
                "strike: ownHead\n    amend: own\n    fields:\n      name:");
        Map<String, String> moved = HotelPlan.files();
        moved.put("z-rules.yaml", String.valueOf(moved.remove(RULES)));
        assertThat(PlanDiff.between(HotelPlan.files(), moved, "en")).isEmpty();
    }

    @Test
    @DisplayName("of a field: its bounds, whether it is required, a new one, one that is gone")
    void fields() {
        changed(
                BOARDS,
                "range: 0..500,",
                "range: 0..800, required: true,",
                "Record type Spot [spot] | ~ field Seats [seats]: range 0..500 → 0..800   boards.yaml:15",
                "Record type Spot [spot] | ~ field Seats [seats]: required none → true   boards.yaml:15");
        changed(
                BOARDS,
                "      seats: {type",
                "      lit: {type: bool, default: true, label: {en: Lit}}\n      seats: {type",
                "Record type Spot [spot] | + field Lit [lit]: type bool, default true   boards.yaml:15");
        changed(
                BOARDS,
                "      each: {type: money, range: 0..1000000, label: {en: Per household}}\n      households: {type: int, range: 1..5000, label: {en: Households}}\n      total: {type: money, computed: \"record.each * double(record.households)\",",
                "      each: {type: money, range: 0..1000000, label: {en: Per household}}\n      total: {type: money, computed: \"record.each * 2.0\",",
                "Record type Demand [demand] | ~ field Total [total]: computed “record.each * double(record.households)” → “record.each * 2.0”   boards.yaml:54",
                "Record type Demand [demand] | - field Households [households]: type int, range 1..5000   boards.yaml:54");
    }

    @Test
    @DisplayName("of a life cycle: who may take a move, where it leads, a new state with its moves")
    void lifecycle() {
        changed(
                BOARDS,
                "by: [ownHead, manager]",
                "by: [manager, groupMember]",
                "Record type Demand [demand] | ~ state Answered [answered], move Close [close]: by + groupMember, − ownHead   boards.yaml:91");
        changed(
                BOARDS,
                "      seen: {label: {en: Read}, open: false}",
                "      seen: {label: {en: Read}, moves: {file: {to: filed, label: {en: File}, by: own}}}\n      filed: {label: {en: Filed}, open: false}",
                "Record type Notice [notice] | + state Read [seen], move File [file]: to filed, by own   boards.yaml:112",
                "Record type Notice [notice] | ~ state Read [seen]: open false → none   boards.yaml:112",
                "Record type Notice [notice] | + state Filed [filed]: open false   boards.yaml:113");
    }

    @Test
    @DisplayName("of limits and rules: by level, and who is meant")
    void limits() {
        changed(
                RULES,
                "minutes: {low: 120, mid: 60, high: 30}",
                "minutes: {low: 120, mid: 45, high: 20}",
                "Time limits | ~ time limit Answer a demand [answerDemand]: minutes mid 60 → 45   rules.yaml:30",
                "Time limits | ~ time limit Answer a demand [answerDemand]: minutes high 30 → 20   rules.yaml:30");
        changed(
                RULES,
                "high: none}",
                "high: 80}",
                "Level rules | ~ level rule Heads [heads]: bands high none → 80   rules.yaml:5");
        changed(
                RULES,
                "severity: critical, say: {en: The crowd grows fast}",
                "severity: urgent, say: {en: The crowd grows}",
                "Attention | ~ attention rule The crowd grows [crowd]: severity critical → urgent   rules.yaml:36",
                "Attention | ~ attention rule The crowd grows [crowd]: message en “The crowd grows fast” → “The crowd grows”   rules.yaml:36");
    }

    @Test
    @DisplayName("of the team: labels, who may do an act, the order of groups, checklist items")
    void team() {
        changed(
                PLAN,
                "{label: {en: Guest care}, mark: {en: C}}",
                "{label: {en: Care of guests}, mark: {en: C}}",
                "Groups | ~ group Care of guests [care]: label en “Guest care” → “Care of guests”   plan.yaml:18");
        changed(
                PLAN,
                "acknowledgeIntake: manager",
                "acknowledgeIntake: [manager, desk]",
                "Who may do what | ~ acknowledgeIntake + desk   plan.yaml:42");
        changed(
                PLAN,
                "      - {id: D-2, title: {en: Keep the log}}",
                "      - {id: D-3, title: {en: Lock the bar}, due: 5}",
                "Checklists | + desk, checklist item Lock the bar [D-3]: due 5   plan.yaml:73",
                "Checklists | - desk, checklist item Keep the log [D-2]   plan.yaml:73");
        Map<String, String> turned = HotelPlan.changed(
                PLAN,
                "  low: {label: {en: Minor}, name: {en: Green}, numeral: I}\n  mid: {label: {en: Serious}, name: {en: Amber}, numeral: II}\n",
                "  mid: {label: {en: Serious}, name: {en: Amber}, numeral: II}\n  low: {label: {en: Minor}, name: {en: Green}, numeral: I}\n");
        assertThat(PlanDiff.between(HotelPlan.files(), turned, "en"))
                .extracting(PlanChange::text)
                .containsExactly("order is now mid, low, high");
    }

    @Test
    @DisplayName("of record types: a new one and one that is gone, each on a line")
    void recordTypes() {
        Map<String, String> more = HotelPlan.files();
        more.put(
                "more.yaml",
                "records: {bill: {label: {en: Bill}, group: desk, prefix: B, kind: working, line: {en: '{id}'}, post: own, fields: {sum: {type: money, label: {en: Sum}}}}}\n");
        assertThat(PlanDiff.between(HotelPlan.files(), more, "en"))
                .extracting(PlanChange::toString)
                .containsExactly(
                        "+ record type Bill [bill]: group desk, prefix B, kind working, line {id}, posted by own, fields sum   more.yaml:1");
        assertThat(PlanDiff.between(more, HotelPlan.files(), "en"))
                .extracting(PlanChange::kind)
                .containsExactly(PlanChange.Kind.REMOVED);
    }

    @Test
    @DisplayName("of what begins with a record, which has no name: what came, what went, what it says now")
    void unnamed() {
        changed(
                BOARDS,
                "set: {demand: record.id, group: each}}",
                "set: {demand: record.id, group: each}}\n      - {on: close, type: notice, set: {demand: record.id, group: \"'desk'\"}}",
                "Record type Demand [demand] | + starts: on close, type notice, set demand record.id, group 'desk'   boards.yaml:95");
        changed(
                BOARDS,
                "- {on: answer, each: inform, type",
                "- {on: answer, when: has(record.answer), each: inform, type",
                "Record type Demand [demand] | ~ starts 1 when none → has(record.answer)   boards.yaml:94");
    }

    @Test
    @DisplayName("in Chinese to whom reads Chinese")
    void chinese() {
        Map<String, String> after = HotelPlan.changed(BOARDS, "range: 0..500,", "range: 0..800,");
        assertThat(PlanDiff.between(HotelPlan.files(), after, "zh"))
                .extracting(PlanChange::text)
                .containsExactly("字段“Seats” [seats]：范围 0..500 → 0..800");
    }
}
