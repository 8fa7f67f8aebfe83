package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plan that comes with Sextant")
class ShippedPlanTest {
    private static final Path FOLDER = Path.of("config", "plan");

    static Plan plan() {
        return ((PlanResult.Loaded) PlanLoader.load(files())).plan();
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                files.put(FOLDER.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    @Test
    @DisplayName("loads without a mistake, in Chinese and English, with six groups, four levels and every board")
    void loads() {
        PlanResult result = PlanLoader.load(files());
        assertThat(result instanceof PlanResult.Faulty faulty ? faulty.problems() : List.of())
                .isEmpty();
        Plan plan = ((PlanResult.Loaded) result).plan();
        assertThat(plan.languages()).containsExactly("zh", "en");
        List<String> working = plan.groups().values().stream()
                .filter(group -> group.kind() == Group.Kind.WORKING)
                .map(Group::id)
                .toList();
        assertThat(working).hasSize(6);
        assertThat(plan.levels().keySet()).containsExactly("blue", "yellow", "orange", "red");
        assertThat(plan.levelRules()).containsKeys("SR01", "SR02", "SR03", "SR04", "SR09");
        assertThat(plan.checklists().items()).containsOnlyKeys(working);
        assertThat(plan.records())
                .containsKeys(
                        "zone", "headCountReport", "moodReport", "orderIncident", "representative", "receptionArea")
                .containsKeys("demand", "session", "directive", "directiveAck", "crossGroupRequest", "task", "logEntry")
                .containsKeys("statement", "logisticsRequest");
    }
}
