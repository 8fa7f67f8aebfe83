package dev.sextant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.journal.Chain;
import dev.sextant.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An exported incident")
class JsonLinesSpec {
    private static final String INCIDENT = "INC-20260418-01";
    private static final Instant AT = Instant.parse("2026-04-18T01:04:00Z");

    private static List<String> exported(int entries) {
        List<String> lines = new ArrayList<>(List.of(JsonLines.head(INCIDENT)));
        String hash = Chain.GENESIS;
        for (int seq = 1; seq <= entries; seq++) {
            String before = hash;
            hash = Chain.hash(before, INCIDENT, seq, AT, "c-" + seq, "{}");
            lines.add(JsonLines.line(new Entry(INCIDENT, seq, AT, "c-" + seq, "{}", before, hash)));
        }
        lines.add(JsonLines.end(entries, hash));
        return lines;
    }

    @Test
    @DisplayName("is read back whole")
    void whole() {
        JsonLines.Read read = JsonLines.read("a.jsonl", exported(3));
        assertThat(read.incident()).isEqualTo(INCIDENT);
        assertThat(read.entries()).extracting(Entry::seq).containsExactly(1L, 2L, 3L);
    }

    @Test
    @DisplayName("that was cut off after any of its lines is refused with the line at which its closing line is missed")
    void cutOff() {
        List<String> lines = exported(5);
        for (int kept = 0; kept < lines.size(); kept++) {
            List<String> some = lines.subList(0, kept);
            assertThatThrownBy(() -> JsonLines.read("a.jsonl", some))
                    .isInstanceOf(Sextant.Unusable.class)
                    .hasMessageStartingWith("a.jsonl:" + (kept + 1) + ": the closing line is expected")
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    @DisplayName("from which lines were taken out is refused, also when the closing line is there")
    void takenOut() {
        List<String> lines = exported(5);
        lines.remove(5);
        assertThatThrownBy(() -> JsonLines.read("a.jsonl", lines))
                .hasMessage("a.jsonl:6: it closes 5 entries, but 4 are here");
    }

    @Test
    @DisplayName("whose closing line names another hash, or is not the last, is refused")
    void otherEnd() {
        List<String> lines = exported(2);
        lines.set(3, JsonLines.end(2, Chain.GENESIS));
        assertThatThrownBy(() -> JsonLines.read("a.jsonl", lines))
                .hasMessageStartingWith("a.jsonl:4: it closes with another hash");
        List<String> more = exported(2);
        more.add(more.get(2));
        assertThatThrownBy(() -> JsonLines.read("a.jsonl", more))
                .hasMessage("a.jsonl:5: nothing may follow the closing line");
    }
}
