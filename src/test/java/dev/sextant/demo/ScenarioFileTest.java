package dev.sextant.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scenario's file")
class ScenarioFileTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Path SHIPPED = Path.of("config/scenarios/cloud-lock.yaml");

    @Test
    @DisplayName(
            "that is shipped reads whole: rows in order of time, everybody known, every name given before it is used")
    void shipped() throws IOException {
        Scenario scenario = ScenarioFile.read(SHIPPED.toString(), Files.readString(SHIPPED), SHANGHAI);
        assertThat(scenario.begins()).isEqualTo(Instant.parse("2026-04-18T01:00:00Z"));
        assertThat(scenario.rows()).hasSizeGreaterThan(200);
        assertThat(scenario.rows()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        Set<String> people =
                scenario.people().stream().map(Scenario.Person::account).collect(Collectors.toSet());
        assertThat(scenario.rows())
                .allSatisfy(row -> assertThat(row.act().equals("system") || people.contains(row.actor()))
                        .as(row.toString())
                        .isTrue());
        assertThat(scenario.rows().get(0).opens()).isTrue();
        assertThat(scenario.rows().get(0).as()).isEqualTo("INC");
    }

    @Test
    @DisplayName("puts real times in place of the clock's, at any depth, also days later")
    void times() {
        Scenario scenario = ScenarioFile.read("s.yaml", """
                scenario: {id: s, name: {zh: 情, en: S}, day: 2026-04-18, begins: "09:00"}
                people: [{account: a, name: {zh: 甲}, roles: [x@y]}]
                rows:
                  - {n: 1, clock: "09:05", actor: a, act: postRecord, record: r, occurredAt: "@09:01",
                     fields: {list: [{due: "@+2d 18:00"}], when: 2026-04-20, text: "at @09:01"}, expect: {code: c, reason: r}}
                """, SHANGHAI);
        Map<String, Object> command = scenario.rows().get(0).command();
        assertThat(command.keySet()).containsExactly("record", "occurredAt", "fields");
        assertThat(command.get("occurredAt")).isEqualTo("2026-04-18T01:01:00Z");
        assertThat(command.get("fields"))
                .isEqualTo(Map.of(
                        "list",
                        List.of(Map.of("due", "2026-04-20T10:00:00Z")),
                        "when",
                        "2026-04-20",
                        "text",
                        "at @09:01"));
    }

    @Test
    @DisplayName("that is none is refused, with the place")
    void faulty() {
        assertThatThrownBy(() -> ScenarioFile.read("s.yaml", "scenario: {id: s}", SHANGHAI))
                .hasMessage("s.yaml: day: a text is expected");
        assertThatThrownBy(() -> ScenarioFile.read("s.yaml", "[", SHANGHAI)).hasMessageStartingWith("s.yaml: ");
    }
}
