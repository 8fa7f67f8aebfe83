package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plan on paper")
class PlanSummaryTest {
    private static final String HOTEL = PlanSummary.of(HotelPlan.plan(), "en");
    private static final String SHIPPED = PlanSummary.of(ShippedPlanTest.plan());

    @Test
    @DisplayName("names people, groups and levels as the plan calls them, with the ids where they are defined")
    void team() {
        assertThat(HOTEL)
                .contains("Harbour Hotel [hotel] version ")
                .contains("""
                          Front desk [desk]: in command, 2 people expected, amber after 10 min without a word, red after 20, on screens 'Desk', 'D'
                        """)
                .contains(
                        "  raise the level [raiseLevel]                         Manager on duty, Head of Front desk\n")
                .contains("  First look [initialAssessment]: begins with 'acknowledge the report' (Manager on duty)\n")
                .contains("    [S-1]  Close the garage  30 min  20 min  15 min\n");
        assertThat(SHIPPED)
                .contains("  代行组长 [actingLeader]，代行他人职责\n    由 副组长 代行\n")
                .contains("  现场处置组 [onSite]：应到 9 人，10 分钟无消息变黄，15 分钟变红")
                .contains("    负责人：现场组长 [onSiteHead]\n")
                .contains("  启动预案 [activatePlan]            应急小组组长、代行组长\n");
    }

    @Test
    @DisplayName("has the time limits as a table by level, and below it from when each counts and to whom it escalates")
    void limits() {
        assertThat(HOTEL).contains("""
                          limit                           of            Green     Amber     Red       who
                          First count [firstCount]        the incident  20 min    15 min    10 min    Head of Security
                          Answer a demand [answerDemand]  Demand        2 h       60 min    30 min    Head of its group
                          Task [task]                     Task          its time  its time  its time  anybody of its group
                        """).contains("""
                          Answer a demand:
                              from: record.createdAt
                              runs while: Heard
                              escalates to: Manager on duty
                        """).contains("  extended once, with a reason, by Manager on duty\n");
        assertThat(SHIPPED)
                .contains(
                        "  诉求书面反馈 [TL23]             诉求          3 个工作日  3 个工作日  3 个工作日  2 个工作日  协调联络组的工作组负责人、沟通谈判组的工作组负责人\n")
                .contains("到时自动“到期”，不算超时，不能延长");
    }

    @Test
    @DisplayName("says what suggests which level, in the words of levels and choices")
    void levelRules() {
        assertThat(HOTEL)
                .contains("  Heads [heads]: Green from 5 guests, Amber from 20 guests, never Red\n")
                .contains("  Mood [mood]: Mood: Calm → none, Loud → Green, Hostile → Red\n");
        assertThat(SHIPPED).contains("  聚集人数 [SR01]：蓝色 从 5 人 起、黄色 从 20 人 起、橙色 从 50 人 起、红色 从 200 人 起\n");
    }

    @Test
    @DisplayName("says of a record what may be entered, who takes which step, what is refused and what comes with it")
    void recordTypes() {
        assertThat(HOTEL).contains("""
                            ○ Waits for the manager [waiting]: waits for approval, not amended
                              Approve [approve] → Answered, by Manager on duty
                                  decides on the text of: What they want, Answer
                                  refused when: actor.id == record.author || actor.id == record.lastEditor
                                  saying: Whoever wrote it cannot approve it.
                        """).contains("""
                          + with Answer begins: Notice, one for each of Tell
                              with: Demand = record.id; For = each
                        """).contains("""
                          * Hostile mood [hostile]: urgent, for Head of its group, Manager on duty
                              while: record.mood == 'hostile'
                        """);
        assertThat(SHIPPED)
                .contains("    - 代行人 [to]：一个人，必填\n      只可选任有这些岗位的人：副组长\n")
                .contains(
                        "      签发 [release] → 已批准，由 应急小组组长、代行组长\n          须先看到原文再定：标题、正文、英文标题、英文正文\n          5 分钟内须验证过身份\n")
                .doesNotContain("required", "posted by", "whoever");
    }

    @Test
    @DisplayName("says what the wall and the phones show")
    void screens() {
        assertThat(HOTEL)
                .contains("  big number Guests: the latest of each 'Spot' in Head-count, its 'Heads'\n")
                .contains("  figure Demands [demands] (so far): size(all.demand)\n")
                .contains(
                        "    Count [count]: posts Head-count, as wide as the page\n        asks for: Spot, Heads, Mood, Note\n");
    }
}
