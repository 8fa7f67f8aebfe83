package dev.sextant.law;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Deciding;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Register;
import dev.sextant.incident.Scope;
import dev.sextant.incident.watch.LevelRules;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.kit.AnyStory;
import dev.sextant.kit.Gen;
import dev.sextant.kit.Told;
import dev.sextant.plan.Judged;
import dev.sextant.plan.Records;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For every story, at every moment of it")
final class IndexLaw {
    private static final int STORIES = 12;
    private static final int COMMANDS = 120;
    private static final String CONDITION = "its id ends evenly";

    @Test
    @DisplayName("the indexes answer what walking over the records answers, whichever moments were asked before")
    void indexed() {
        AnyStory.check(STORIES, COMMANDS, told -> {
            Gen gen = new Gen(told.happened().size());
            Incident read = Told.before();
            for (Told.Happened each : told.happened()) {
                Incident before = read;
                read = read.after(each.event(), each.stamp());
                if (gen.percent(25))
                    asked(gen.percent(50) ? before : read, each.stamp().at());
            }
            asked(read, told.incident().at());
        });
    }

    @Test
    @DisplayName("what was remembered of the level rules is what they give to one who remembers nothing")
    void remembered() {
        AnyStory.check(
                STORIES,
                COMMANDS,
                told -> told.turns().forEach(turn -> {
                    Deciding.decide(
                            turn.met(), turn.step().command(), turn.step().by(), turn.at());
                    Suggestion remembered = LevelRules.suggest(turn.met(), turn.at());
                    assertThat(LevelRules.suggest(forgetful(turn.met()), turn.at()))
                            .isEqualTo(remembered);
                }));
    }

    private static void asked(Incident incident, Instant at) {
        for (String type : incident.plan().records().keySet()) {
            Records indexed = all(incident, at, type);
            Records walked = Records.walked(List.copyOf(indexed));
            for (String field : List.of("zone", "group", "state", "author")) {
                assertThat(indexed.latestBy(field)).isEqualTo(walked.latestBy(field));
                assertThat(indexed.latestBy(field, at.minusSeconds(600)))
                        .containsExactlyInAnyOrderElementsOf(walked.latestBy(field, at.minusSeconds(600)));
                for (Map<String, Object> one : walked) {
                    Object value = one.get(field);
                    if (value != null) assertThat(indexed.with(field, value)).isEqualTo(walked.with(field, value));
                }
            }
            assertThat(indexed.newest()).isEqualTo(walked.newest());
            for (long minutes : List.of(0L, 2L, 30L, 600L)) {
                Instant from = at.minusSeconds(minutes * 60);
                assertThat(indexed.since(from)).isEqualTo(walked.since(from));
                assertThat(indexed.nextTime(from)).isEqualTo(walked.nextTime(from));
            }
            assertThat(judged(indexed))
                    .isEqualTo(walked.stream().filter(IndexLaw::holds).toList());
        }
    }

    private static List<Map<String, Object>> judged(Records records) {
        List<Map<String, Object>> unjudged = records.unjudged(CONDITION);
        assertThat(unjudged).allMatch(one -> ((Judged) one).verdict(CONDITION) == null);
        return records.judged(
                CONDITION, unjudged.stream().filter(IndexLaw::holds).toList());
    }

    private static boolean holds(Map<String, Object> record) {
        String id = String.valueOf(record.get("id"));
        return id.charAt(id.length() - 1) % 2 == 0;
    }

    private static Records all(Incident incident, Instant at, String type) {
        Object all = Scope.of(incident, at).variables().get("all");
        return (Records) requireNonNull(((Map<?, ?>) requireNonNull(all)).get(type));
    }

    /** The same incident with a register that was never asked anything. */
    private static Incident forgetful(Incident incident) {
        Register fresh = Register.empty();
        for (var record : incident.records().all()) fresh = fresh.with(record);
        return incident.with(fresh);
    }
}
