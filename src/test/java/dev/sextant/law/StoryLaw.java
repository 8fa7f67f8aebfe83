package dev.sextant.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.record.RecordEvent;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.kit.AnyStory;
import dev.sextant.kit.Story;
import dev.sextant.kit.Told;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("For every story")
final class StoryLaw {
    private static final int STORIES = 15;
    private static final int COMMANDS = 120;

    private static final Set<String> MAY_TOUCH_STATEMENTS = Set.of(
            "teamLeader",
            "deputyLeader",
            "spokesperson",
            "groupHead@media",
            "groupMember@media",
            "groupHead@assessment",
            "legalReviewer@assessment");

    @Test
    @DisplayName("no command makes the decision throw, and what is accepted applies; stories get somewhere")
    void decides() {
        var accepted = new ArrayList<Integer>();
        AnyStory.check(STORIES, COMMANDS, told -> {
            accepted.add((int) told.turns().stream()
                    .filter(turn -> turn.decision() instanceof Decision.Accepted)
                    .count());
            assertThat(told.incident().seq()).isEqualTo(told.happened().size());
        });
        assertThat(accepted).allMatch(count -> count > COMMANDS / 5);
    }

    @Test
    @DisplayName("the same command on the same incident is decided the same")
    void deterministic() {
        AnyStory.check(
                STORIES,
                COMMANDS,
                told -> told.turns()
                        .forEach(turn -> assertThat(Deciding.decide(
                                        turn.met(),
                                        turn.step().command(),
                                        turn.step().by(),
                                        turn.at()))
                                .isEqualTo(turn.decision())));
    }

    @Test
    @DisplayName("any moment kept and the rest read from the journal is the whole")
    void fold() {
        AnyStory.check(STORIES, COMMANDS, told -> {
            var snapshots = new ArrayList<Incident>();
            Incident read = Told.before();
            snapshots.add(read);
            for (Told.Happened each : told.happened()) {
                read = read.after(reread(each), each.stamp());
                snapshots.add(read);
            }
            assertThat(read).isEqualTo(told.incident());
            for (int kept = 0; kept < snapshots.size(); kept += 40) {
                Incident on = snapshots.get(kept);
                for (Told.Happened each :
                        told.happened().subList(kept, told.happened().size())) {
                    on = on.after(reread(each), each.stamp());
                }
                assertThat(on).isEqualTo(told.incident());
            }
        });
    }

    private static Event reread(Told.Happened each) {
        EventJson.Written written =
                EventJson.read(EventJson.write(each.event(), each.stamp().by(), Seal.NONE), Seal.NONE);
        assertThat(written)
                .isEqualTo(new EventJson.Written(each.event(), each.stamp().by()));
        return written.event();
    }

    @Test
    @DisplayName("a refusal says something, in both languages, and changes nothing")
    void refusals() {
        AnyStory.check(
                STORIES,
                COMMANDS,
                told -> told.turns().forEach(turn -> {
                    if (turn.decision() instanceof Decision.Refused refused) {
                        assertThat(refused.refusal().faults()).isNotEmpty();
                        refused.refusal()
                                .faults()
                                .forEach(fault -> assertThat(fault.message().texts())
                                        .containsKeys("zh", "en")
                                        .doesNotContainValue(""));
                        assertThat(turn.happened()).isEmpty();
                    }
                }));
    }

    @Test
    @DisplayName("a time limit is missed at most once")
    void missedOnce() {
        AnyStory.check(
                STORIES,
                COMMANDS,
                told -> assertThat(told.happened().stream()
                                .map(Told.Happened::event)
                                .filter(DeadlineMissed.class::isInstance)
                                .map(event -> ((DeadlineMissed) event).key()))
                        .doesNotHaveDuplicates());
    }

    @Test
    @DisplayName("nobody without a part in it changes a statement")
    void statementsAreTouchedByFew() {
        AnyStory.check(
                STORIES,
                COMMANDS,
                told -> told.turns().forEach(turn -> {
                    boolean touches = turn.happened().stream()
                            .filter(each -> each.event() instanceof RecordEvent)
                            .flatMap(each -> each.event().touched().stream())
                            .anyMatch(id -> id.startsWith("ST-"));
                    if (touches) {
                        assertThat(turn.step().by().roles()).containsAnyElementsOf(MAY_TOUCH_STATEMENTS);
                    }
                }));
    }

    @Test
    @DisplayName("a statement is published as exactly the text that was approved, and is never another afterwards")
    void publishedText() {
        var published = new AtomicInteger();
        AnyStory.check(STORIES, COMMANDS, told -> {
            Incident now = Told.before();
            for (Told.Happened each : told.happened()) {
                Incident then = now.after(each.event(), each.stamp());
                for (BoardRecord before : now.records().inState("statement", LEFT_THE_HOUSE)) {
                    BoardRecord after = Objects.requireNonNull(then.record(before.id()));
                    assertThat(text(after)).isEqualTo(text(before));
                    assertThat(after.counts()).as("it stays on the board").isTrue();
                }
                if (each.event() instanceof RecordMoved moved
                        && moved.to().equals("published")
                        && !LEFT_THE_HOUSE.contains(moved.from())) {
                    published.incrementAndGet();
                    assertThat(moved.boundHash())
                            .isEqualTo(
                                    approvedHash(told, moved.id(), each.stamp().seq()));
                }
                now = then;
            }
        });
        assertThat(published).hasPositiveValue();
    }

    private static final Set<String> LEFT_THE_HOUSE = Set.of("published", "corrected", "withdrawn");

    private static List<Object> text(BoardRecord statement) {
        return List.of(
                statement.fields().getOrDefault("title", ""), statement.fields().getOrDefault("body", ""));
    }

    /** The fingerprint at the last approval before an event. */
    private static String approvedHash(Told told, String id, long before) {
        String hash = "never approved";
        for (Told.Happened each : told.happened()) {
            if (each.stamp().seq() < before
                    && each.event() instanceof RecordMoved moved
                    && moved.id().equals(id)
                    && moved.move().equals("approve")) {
                hash = String.valueOf(moved.boundHash());
            }
        }
        return hash;
    }

    @Test
    @DisplayName("the fingerprint of a text does not depend on the order in which its parts are held")
    void fingerprint() {
        BoardRecord record = Story.activated("yellow").record("T-01");
        var one = new LinkedHashMap<String, Object>();
        one.put("text", "甲");
        one.put("verification", "VF-01");
        var other = new TreeMap<String, Object>(Comparator.reverseOrder());
        other.putAll(one);
        assertThat(hash(record, one)).isEqualTo(hash(record, other));
    }

    private static String hash(BoardRecord record, Map<String, Object> part) {
        return BoundText.hash(
                BoardRecord.posted(
                        "X-01",
                        record.type(),
                        record.group(),
                        record.state(),
                        Map.of("facts", List.of(part)),
                        record.occurredAt(),
                        null,
                        null,
                        new Stamp(1, record.createdAt(), record.createdBy())),
                List.of("facts"));
    }
}
