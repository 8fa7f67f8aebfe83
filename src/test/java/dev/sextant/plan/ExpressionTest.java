package dev.sextant.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions over the hotel's records: what each function gives, on indexed records and on plain lists alike. */
@DisplayName("An expression of a plan")
class ExpressionTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    /** Spot A: 10 an hour ago, 40 ten minutes ago. Spot B: 20 half an hour ago. Created in this order. */
    private static final List<Map<String, Object>> COUNTS = List.of(
            count("HC-01", "A", 10, 60, "calm"),
            count("HC-02", "B", 20, 30, "loud"),
            count("HC-03", "A", 40, 10, "hostile"));

    private static final List<Map<String, Object>> DEMANDS = List.of(
            Map.of(
                    "id",
                    "DM-01",
                    "state",
                    "heard",
                    "each",
                    100.0,
                    "total",
                    250.0,
                    "occurredAt",
                    NOW,
                    "inform",
                    List.of("desk")),
            Map.of("id", "DM-02", "state", "answered", "total", 50.5, "occurredAt", NOW),
            Map.of("id", "DM-03", "state", "closed", "occurredAt", NOW));

    private static Map<String, Object> count(String id, String spot, long heads, long minutesAgo, String mood) {
        return Map.of(
                "id",
                id,
                "type",
                "count",
                "state",
                "posted",
                "spot",
                spot,
                "heads",
                heads,
                "mood",
                mood,
                "occurredAt",
                NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    private static Map<String, Object> variables(List<Map<String, Object>> counts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("incident", Map.of("id", "I-1", "level", "mid", "levelRank", 2L, "phase", "talks"));
        variables.put("actor", Map.of("id", "p1", "roles", List.of("groupHead@desk"), "groups", List.of("desk")));
        variables.put(
                "all",
                Map.of("count", counts, "demand", DEMANDS, "spot", List.of(), "notice", List.of(), "task", List.of()));
        variables.put("now", NOW);
        variables.put("record", COUNTS.get(2));
        return variables;
    }

    /** Compiles what gives anything at all, where the records are counts. */
    private static Expression compiled(String source) {
        Problems problems = new Problems();
        Yaml.Mapping plan = requireNonNull(YamlReader.read(HotelPlan.files(), problems));
        Expressions expressions = new Expressions(Names.survey(plan), problems);
        Yaml.Text text = new Yaml.Text(source, source, true, false, new Place("test", 1, 1));
        Expression expression = expressions
                .now(text, Scope.of("count").acting(), new Wanted(Wording.of("任何值", "anything"), type -> true))
                .expression();
        assertThat(problems.sorted()).isEmpty();
        return expression;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("has these functions")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            size(inState(all.demand, 'heard'))                         | 1
            size(inState(all.demand, ['heard', 'closed']))             | 2
            latestBy(all.count, 'spot').map(c, c.id)                   | [HC-03, HC-02]
            sum(latestBy(all.count, 'spot'), 'heads')                  | 60
            sum(all.demand, 'total')                                   | 300.5
            sum(inState(all.count, []), 'heads')                       | 0
            fieldValues(all.count, 'mood')                             | [calm, loud, hostile]
            fieldValues(all.demand, 'inform')                          | [desk]
            newest(all.count)[0].id                                    | HC-03
            size(newest(inState(all.count, [])))                       | 0
            get(all.count, 'HC-02').heads                              | 20
            exists(all.count, 'HC-02')                                 | true
            exists(all.count, 'HC-99')                                 | false
            before(all.count, record, 'spot')[0].id                    | HC-01
            size(before(all.count, get(all.count, 'HC-01'), 'spot'))   | 0
            within(all.count, 30).map(c, c.id)                         | [HC-02, HC-03]
            minutesSince(record.occurredAt)                            | 10
            growth(all.count, 'spot', 'heads', 30)                     | 30
            growth(all.count, 'spot', 'heads', 600)                    | 50
            growth(inState(all.count, []), 'spot', 'heads', 30)        | 0
            level('low')                                               | 1
            level('high') > incident.levelRank                         | true
            hash('abc')                                                | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
            'groupHead@desk' in actor.roles                            | true
            has(record.note)                                           | false
            """)
    void functions(String source, String value) {
        assertThat(compiled(source).eval(variables(COUNTS))).hasToString(value);
        assertThat(compiled(source).eval(variables(new Indexed(COUNTS)))).hasToString(value);
    }

    @Test
    @DisplayName("asks records by their indexes, not by walking over them")
    void indexes() {
        Map<String, Object> variables = variables(new Indexed(COUNTS) {
            @Override
            public Map<String, Object> get(int index) {
                throw new AssertionError("walked over the records");
            }
        });
        assertThat(compiled("size(inState(all.count, 'posted'))").eval(variables))
                .isEqualTo(3L);
        assertThat(compiled("sum(latestBy(all.count, 'spot'), 'heads')").eval(variables))
                .isEqualTo(60L);
        assertThat(compiled("before(all.count, record, 'spot')[0].id").eval(variables))
                .isEqualTo("HC-01");
        assertThat(compiled("get(all.count, 'HC-01').heads").eval(variables)).isEqualTo(10L);
        assertThat(compiled("newest(all.count)[0].id").eval(variables)).isEqualTo("HC-03");
        assertThat(compiled("size(within(all.count, 30))").eval(variables)).isEqualTo(2L);
        assertThat(compiled("growth(all.count, 'spot', 'heads', 30)").eval(variables))
                .isEqualTo(30L);
    }

    @Test
    @DisplayName("of a record that was written later but happened earlier finds what was before it")
    void before() {
        List<Map<String, Object>> counts = new ArrayList<>(COUNTS);
        counts.add(count("HC-04", "A", 15, 40, "calm"));
        Map<String, Object> variables = variables(counts);
        assertThat(compiled("before(all.count, record, 'spot')[0].id").eval(variables))
                .isEqualTo("HC-04");
        variables.put("record", counts.get(3));
        assertThat(compiled("before(all.count, record, 'spot')[0].id").eval(variables))
                .isEqualTo("HC-01");
    }

    @Test
    @DisplayName("of an absent field has no value, and is not true")
    void absent() {
        Expression note = compiled("record.note == 'x'");
        assertThat(note.truth(variables(COUNTS))).isFalse();
        assertThat(note.value(variables(COUNTS))).isNull();
        assertThatThrownBy(() -> note.eval(variables(COUNTS)))
                .isInstanceOf(ExpressionFailed.class)
                .hasMessageStartingWith("test:1:1: ");
    }

    @Test
    @DisplayName("that divides by zero or asks for a record that there is not has no value")
    void failures() {
        assertThat(compiled("1 / (incident.levelRank - 2)").value(variables(COUNTS)))
                .isNull();
        assertThat(compiled("get(all.count, 'HC-99').heads").value(variables(COUNTS)))
                .isNull();
        assertThat(compiled("newest(all.notice)[0].id").value(variables(COUNTS)))
                .isNull();
    }

    @Test
    @DisplayName("that works too long is stopped, without a value")
    void bounded() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) many.add(count("HC-" + i, "A", i, 1, "calm"));
        assertThat(compiled("all.count.all(a, all.count.all(b, a.heads + b.heads >= 0))")
                        .value(variables(many)))
                .isNull();
        assertThat(compiled("all.count.all(a, a.heads >= 0)").value(variables(many)))
                .isEqualTo(true);
    }

    @Test
    @DisplayName("keeps what was written, and where")
    void source() {
        Expression flash =
                requireNonNull(requireNonNull(HotelPlan.plan().type("count")).flash());
        assertThat(flash.source()).isEqualTo("record.heads >= 100");
        assertThat(flash.place().file()).isEqualTo("boards.yaml");
    }

    /** Records that answer without being walked over. */
    private static class Indexed extends AbstractList<Map<String, Object>> implements Records {
        private final Records records;

        Indexed(List<Map<String, Object>> list) {
            this.records = Records.walked(list);
        }

        @Override
        public Map<String, Object> get(int index) {
            return records.get(index);
        }

        @Override
        public int size() {
            return records.size();
        }

        @Override
        public List<Map<String, Object>> inState(Set<String> states) {
            return records.inState(states);
        }

        @Override
        public List<Map<String, Object>> latestBy(String field) {
            return records.latestBy(field);
        }

        @Override
        public List<Map<String, Object>> latestBy(String field, Instant until) {
            return records.latestBy(field, until);
        }

        @Override
        public List<Map<String, Object>> with(String field, Object value) {
            return records.with(field, value);
        }

        @Override
        public List<Map<String, Object>> since(Instant from) {
            return records.since(from);
        }

        @Override
        public @Nullable Map<String, Object> newest() {
            return records.newest();
        }

        @Override
        public @Nullable Instant nextTime(Instant from) {
            return records.nextTime(from);
        }

        @Override
        public @Nullable Map<String, Object> find(String id) {
            return records.find(id);
        }

        @Override
        public List<Map<String, Object>> unjudged(String condition) {
            return records.unjudged(condition);
        }

        @Override
        public List<Map<String, Object>> judged(String condition, List<Map<String, Object>> holding) {
            return records.judged(condition, holding);
        }
    }
}
