package dev.sextant.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.ShippedPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A loaded plan")
class PlanTest {
    private final Plan plan = HotelPlan.plan();

    private RecordType type(String id) {
        return requireNonNull(plan.type(id));
    }

    @Test
    @DisplayName("keeps everything in the order in which it is listed")
    void order() {
        assertThat(plan.groups().keySet()).containsExactly("desk", "security", "care");
        assertThat(plan.records().keySet()).containsExactly("spot", "count", "demand", "notice", "task");
        assertThat(plan.rank("high")).isEqualTo(3);
        assertThat(plan.rank(null)).isZero();
        assertThat(plan.checklists().items().get("desk"))
                .extracting(ChecklistItem::id)
                .containsExactly("D-1", "D-2");
    }

    @Test
    @DisplayName("has a version that changes with every text and not with the order of its files")
    void version() {
        Map<String, String> files = HotelPlan.files();
        Map<String, String> turned = new HashMap<>(files);
        Map<String, String> other = HotelPlan.changed(HotelPlan.PLAN, "Manager on duty", "Night manager");
        assertThat(plan.version()).matches("[0-9a-f]{12}");
        assertThat(version(turned)).isEqualTo(plan.version());
        assertThat(version(other)).isNotEqualTo(plan.version());
    }

    private static String version(Map<String, String> files) {
        return ((PlanResult.Loaded) PlanLoader.load(files)).plan().version();
    }

    @Test
    @DisplayName("computes fields after those that they are computed from")
    void computed() {
        assertThat(type("demand").computed()).containsExactly("total", "share", "answeredBy");
    }

    @Test
    @DisplayName("takes the first branch of a move that holds, else the last")
    void branches() {
        Lifecycle.Move answer =
                requireNonNull(requireNonNull(type("demand").lifecycle().state("heard"))
                        .moves()
                        .get("answer"));
        assertThat(answer.target(Map.of("record", Map.of("total", 10_001.0)))).isEqualTo("waiting");
        assertThat(answer.target(Map.of("record", Map.of("total", 9.0)))).isEqualTo("answered");
        assertThat(answer.target(Map.of("record", Map.of()))).isEqualTo("answered");
    }

    @Test
    @DisplayName("stretches the checklists' times by the level and rounds them up")
    void checklistTimes() {
        ChecklistItem garage = requireNonNull(plan.checklists().item("S-1"));
        ChecklistItem log = requireNonNull(plan.checklists().item("D-2"));
        assertThat(plan.checklists().dueMinutes(garage, "low")).isEqualTo(30);
        assertThat(plan.checklists().dueMinutes(garage, "high")).isEqualTo(15);
        assertThat(plan.checklists().dueMinutes(requireNonNull(plan.checklists().item("D-1")), "high"))
                .isEqualTo(10);
        assertThat(plan.checklists().dueMinutes(log, "high")).isNull();
    }

    @Test
    @DisplayName("lets nobody invite guests or pair walls when it has no role to give them")
    void nothingToGive() {
        assertThat(plan.roles()).doesNotContainKeys(Role.GUEST, Role.DISPLAY);
        assertThat(plan.acts().get(Act.INVITE_GUEST.id())).isEqualTo(Who.NOBODY);
        assertThat(plan.acts().get(Act.PAIR_DISPLAY.id())).isEqualTo(Who.NOBODY);
        assertThat(ShippedPlan.plan().acts().get(Act.INVITE_GUEST.id())).isNotEqualTo(Who.NOBODY);
    }

    @Test
    @DisplayName("writes a line about a record, leaving out what is empty")
    void lines() {
        Template line = type("spot").line();
        assertThat(line.fill((field, language) -> field.equals("name") ? "Gate" : "12")
                        .in("en"))
                .isEqualTo("Gate, 12 seats");
        assertThat(line.fill((field, language) -> field.equals("name") ? "Gate" : null)
                        .in("en"))
                .isEqualTo("Gate");
        assertThat(line.fill((field, language) -> "").in("en")).isEqualTo("–");
    }

    @Test
    @DisplayName("knows who is meant by a role, a group, 'own' and 'everyone'")
    void who() {
        Standing head = new Person(Set.of("groupHead@security"), Set.of("security"), "security", false);
        Standing stranger = new Person(Set.of("groupMember@care"), Set.of("care"), "security", false);
        Standing author = new Person(Set.of("groupMember@care"), Set.of("care"), "security", true);
        Standing observer = new Person(Set.of("observer"), Set.of(), "security", false);
        assertThat(type("spot").strike().allows(head)).isTrue();
        assertThat(type("spot").post().allows(stranger)).isFalse();
        assertThat(type("demand").post().allows(stranger)).isFalse();
        assertThat(type("demand").amend().allows(author)).isTrue();
        assertThat(plan.allows(Act.OPEN_INCIDENT, head)).isTrue();
        assertThat(plan.allows(Act.RAISE_LEVEL, head)).isFalse();
        assertThat(plan.allows(Act.CHECK_IN, stranger)).isTrue();
        assertThat(plan.allows(Act.CHECK_IN, observer)).isFalse();
        assertThat(new Who(List.of("own", "ownHead", "manager")).of("care"))
                .containsExactly("care", "groupHead@care", "manager");
    }

    private record Person(
            Set<String> roles, Set<String> groups, @Nullable String ownerGroup, boolean author) implements Standing {
        @Override
        public boolean assignee() {
            return false;
        }
    }
}
