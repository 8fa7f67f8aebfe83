package dev.sextant.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sextant.kit.ShippedPlan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A roster")
class RosterTest {
    private final Roster roster = new Roster(ShippedPlan.plan());

    @Test
    @DisplayName("is read with or without a heading, with roles of groups, quotes and Chinese commas")
    void read() {
        List<Roster.Line> lines = roster.read("""
                \uFEFFaccount,name,roles,language
                chen,陈组长,teamLeader,zh

                wu，吴岚，groupHead@onSite groupMember@media
                "zhou","Zhou, Min",spokesperson;groupMember@media,en
                """, Set.of());
        assertThat(lines).allMatch(line -> line.faults().isEmpty());
        assertThat(lines.stream().map(line -> line.account().orElseThrow()))
                .extracting(Account::id, account -> account.name().in("zh"), Account::roles, Account::hasPassword)
                .containsExactly(
                        tuple("chen", "陈组长", List.of("teamLeader"), false),
                        tuple("wu", "吴岚", List.of("groupHead@onSite", "groupMember@media"), false),
                        tuple("zhou", "Zhou, Min", List.of("spokesperson", "groupMember@media"), false));
    }

    @Test
    @DisplayName("knows roles and groups by the names that people read, in any language of the plan")
    void labels() {
        List<Roster.Line> lines = roster.read("""
                chen,陈组长,应急小组组长
                wu,吴岚,工作组负责人@现场处置；工作组成员@信息发布组
                zhou,Zhou Min,team leader;Group head@On-site,en
                """, Set.of());
        assertThat(lines).allMatch(line -> line.faults().isEmpty());
        assertThat(lines.stream().map(line -> line.account().orElseThrow().roles()))
                .containsExactly(
                        List.of("teamLeader"),
                        List.of("groupHead@onSite", "groupMember@media"),
                        List.of("teamLeader", "groupHead@onSite"));
        assertThat(roster.told("zh"))
                .contains("应急小组组长、", "工作组负责人@小组", "；小组：指挥部、")
                .doesNotContain("GROUP", "onSite");
        assertThat(roster.told("en")).contains("Team leader, ", "Group head@group", "; groups: Command, ");
    }

    @Test
    @DisplayName("says of every line everything that is wrong with it")
    void faults() {
        List<Roster.Line> lines = roster.read("""
                chen,陈组长,teamLeader
                1wu,,groupHead boss guest@onSite,fr
                li,李,groupMember@nowhere
                li,李,teamLeader,zh,more
                """, Set.of("chen"));
        assertThat(told(lines.get(0))).containsExactly("account taken chen");
        assertThat(told(lines.get(1)))
                .containsExactly(
                        "account account 1wu",
                        "name required ",
                        "roles role groupHead",
                        "roles role boss",
                        "roles role guest@onSite",
                        "language language fr");
        assertThat(told(lines.get(2))).containsExactly("roles role groupMember@nowhere");
        assertThat(told(lines.get(3))).containsExactly(" columns 5", "account twice li");
        assertThat(lines.get(3).number()).isEqualTo(4);
    }

    private static List<String> told(Roster.Line line) {
        return line.faults().stream()
                .map(fault -> fault.field() + " " + fault.code() + " " + fault.what())
                .toList();
    }
}
