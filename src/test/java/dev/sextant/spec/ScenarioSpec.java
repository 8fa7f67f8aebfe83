package dev.sextant.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.demo.Scenario;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.kit.Cast;
import dev.sextant.kit.Script;
import dev.sextant.kit.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("The scripted incident")
final class ScenarioSpec {
    private static final Map<Integer, Decision> DECIDED = new LinkedHashMap<>();
    private static final List<Script> PLAYED = new ArrayList<>();

    @BeforeAll
    static void play() {
        PLAYED.add(Script.played(DECIDED::put));
    }

    @Test
    @DisplayName("goes as the story says: nothing is refused but what must be, and that for its reason")
    void asTold() {
        var surprises = new ArrayList<String>();
        DECIDED.forEach((number, decision) -> {
            Scenario.Row row = Cast.script().rows().get(number - 1);
            if (!fits(row, decision)) {
                surprises.add("row " + number + " " + row + ": " + decision);
            }
        });
        assertThat(surprises).isEmpty();
        assertThat(DECIDED.values().stream().filter(Decision.Refused.class::isInstance))
                .hasSize(3);
    }

    private static boolean fits(Scenario.Row row, Decision decision) {
        Scenario.Expect expect = row.expect();
        if (expect == null) {
            return decision instanceof Decision.Accepted;
        }
        Refusal.Kind kind = expect.code().equals("confirm") ? Refusal.Kind.CONFIRM : Refusal.Kind.FORBIDDEN_BY_RULE;
        return decision instanceof Decision.Refused refused
                && refused.refusal().kind() == kind
                && refused.refusal().faults().stream().map(Fault::code).anyMatch(expect.reason()::equals);
    }

    @Test
    @DisplayName("has the suggested level at every time that the story names")
    void levels() throws IOException {
        var expected = new LinkedHashMap<String, String>();
        var suggested = new LinkedHashMap<String, String>();
        for (Map<String, String> each : expectedLevels()) {
            String clock = String.valueOf(each.get("clock"));
            expected.put(clock, String.valueOf(each.get("level")));
            suggested.put(clock, levelAtTheEndOf(clock));
        }
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(suggested).isEqualTo(expected);
    }

    private static String levelAtTheEndOf(String clock) {
        Instant end = Story.time(clock).plusSeconds(60);
        String level = "none";
        for (Script.Happened each : PLAYED.get(0).happened()) {
            if (each.event() instanceof LevelSuggested suggested
                    && each.stamp().at().isBefore(end)) {
                level = String.valueOf(suggested.level());
            }
        }
        return level;
    }

    private static List<Map<String, String>> expectedLevels() throws IOException {
        Map<String, List<Map<String, String>>> root = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("config", "scenarios", "cloud-lock.yaml")));
        return root.getOrDefault("expectLevel", List.of());
    }

    @Test
    @DisplayName(
            "misses the acknowledgements, the answer to the press and the rumour that the story names, and no other limit of the plan")
    void missed() {
        Set<String> missed = PLAYED.get(0).incident().missed().keySet().stream()
                .map(key -> key.substring(0, key.indexOf('@')))
                .filter(key -> !key.startsWith("task"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missed)
                .containsExactlyInAnyOrder(
                        "TL17:DA-08", // rows 11 and 12: directive of 09:18, logistics acknowledges at 09:27
                        "TL17:DA-10", // row 42: directive of 10:26, assessment acknowledges at 10:31
                        "TL20:PE-01", // row 56: enquiry of 10:18, answered at 10:57
                        "TL21:RM-01", // row 52: rumour of 10:25, refuted at 10:57, 2 minutes beyond the 30 at orange
                        "TL08:incident"); // the series: more than 10 minutes between counts at orange, row 63
    }

    @Test
    @DisplayName("ends in aftercare with every demand answered or dated, and no text that two people disagree about")
    void ends() {
        var incident = PLAYED.get(0).incident();
        assertThat(incident.ended()).isTrue();
        assertThat(incident.course().phase()).isEqualTo("aftercare");
        assertThat(incident.records().ofType("demand"))
                .hasSizeGreaterThanOrEqualTo(5)
                .noneMatch(
                        demand -> List.of("recorded", "verifying", "assessed").contains(demand.state()));
        assertThat(incident.records().conflicted()).isEmpty();
    }
}
