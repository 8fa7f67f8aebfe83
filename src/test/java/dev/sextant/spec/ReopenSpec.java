package dev.sextant.spec;

import static dev.sextant.kit.Acts.endAllTheSame;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Acts.waterRequest;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadline;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.ExtendLimit;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.kit.Story;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Activated at 09:10 at yellow, ended at 11:00 with things left over, reopened at 12:00: the clocks stood for an hour. */
@DisplayName("A response that is reopened")
final class ReopenSpec {

    @Test
    @DisplayName("leaves a limit what it had left when the response ended")
    void goesOn() {
        var story = ended(running().given(waterRequest("2026-04-18T16:00:00+08:00"), ON_SITE_HEAD, "10:53"));
        assertThat(Deadlines.of(story.incident(), Story.time("11:30")))
                .as("of a response that has ended")
                .extracting(Deadline::limit)
                .containsExactly("TL24");
        reopen(story);
        Deadline request = limit(story, "TL18");
        assertThat(request.dueAt()).as("8 minutes were left").isEqualTo(Story.time("12:08"));
        assertThat(request.from()).as("7 minutes were gone").isEqualTo(Story.time("11:53"));
        assertThat(request.amberAt()).isEqualTo(Story.time("12:04:15"));
        assertThat(request.escalatesAt()).isEqualTo(Story.time("12:15:30"));
        assertThat(limit(story, "TL16").dueAt())
                .as("a day from 09:10, and the hour")
                .isEqualTo(Story.time("+1d 10:10"));
    }

    @Test
    @DisplayName("finds nobody late and no group silent before everybody had the grace of the plan")
    void nobodyLateAtOnce() {
        var story = running().given(waterRequest("2026-04-18T10:30:00+08:00"), ON_SITE_HEAD, "09:20");
        story.givenTimePasses("10:59");
        assertThat(red(story, "10:59")).isGreaterThan(3);
        reopen(ended(story));
        story.givenTimePasses("12:04:59");
        assertThat(story.latest()).doesNotHaveAnyElementsOfTypes(DeadlineMissed.class);
        assertThat(red(story, "12:04:59")).isZero();
        assertThat(waiting(story, "12:04:59").keySet()).noneMatch(key -> key.startsWith("silent:"));
        story.givenTimePasses("12:05");
        assertThat(story.latest()).as("what was late before it ended").hasAtLeastOneElementOfType(DeadlineMissed.class);
        assertThat(limit(story, "TL18").missed()).isTrue();
    }

    @Test
    @DisplayName("puts off the due times written on the checklist, but none that nobody had kept")
    void checklist() {
        var story = running();
        Instant late = due(story, "LI-02");
        Instant ahead = due(story, "AS-06");
        reopen(ended(story));
        assertThat(due(story, "LI-02")).isEqualTo(late);
        assertThat(due(story, "AS-06")).isEqualTo(ahead.plusSeconds(3600));
    }

    @Test
    @DisplayName("moves its limits on as ever: by a new level, and by what the leader adds")
    void movesOn() {
        var story = running().given(waterRequest("2026-04-18T16:00:00+08:00"), ON_SITE_HEAD, "10:53");
        reopen(ended(story));
        story.given(setLevel("orange"), LEADER, "12:01");
        assertThat(limit(story, "TL18").dueAt())
                .as("10 minutes at orange, of which 7 were gone, never less than the grace")
                .isEqualTo(Story.time("12:06"));
        story.given(new ExtendLimit(limit(story, "TL18").key(), 10, "水在路上"), LEADER, "12:02");
        assertThat(limit(story, "TL18").dueAt()).isEqualTo(Story.time("12:16"));
        story.given(endAllTheSame("再次散去"), LEADER, "12:10");
        story.given(new EnterPhase("onSiteControl", "第三次聚集"), LEADER, "12:30");
        assertThat(limit(story, "TL18").dueAt()).isEqualTo(Story.time("12:36"));
    }

    @Test
    @DisplayName("counts the time for which a lower level was suggested without the time for which it had ended")
    void holds() {
        var story = Story.left("orange"); // nobody there since 09:13: a lower level is suggested
        story.given(post("logEntry", "text", "人已离开", "category", "action", "group", "onSite"), ON_SITE_HEAD, "09:14");
        story.given(endAllTheSame("人已离开"), LEADER, "09:30");
        story.given(new EnterPhase("onSiteControl", "群众再次聚集"), LEADER, "10:30");
        assertThat(waiting(story, "10:31")).doesNotContainKey("level");
        assertThat(waiting(story, "10:55")).containsKey("level");
    }

    private static Story running() {
        return Story.activated("yellow")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12")
                .given(
                        post("headCountReport", "zone", "Z-01", "count", 24L, "countMethod", "counted"),
                        ON_SITE_A,
                        "09:13");
    }

    private static Story ended(Story story) {
        return story.given(endAllTheSame("人已离开"), LEADER, "11:00");
    }

    private static Story reopen(Story story) {
        return story.given(new EnterPhase("onSiteControl", "群众再次聚集"), LEADER, "12:00");
    }

    private static Deadline limit(Story story, String id) {
        return Deadlines.of(
                        story.incident(),
                        Objects.requireNonNull(story.incident().at()))
                .stream()
                .filter(deadline -> deadline.limit().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Waiting> waiting(Story story, String at) {
        return Attention.of(story.incident(), Story.time(at), Deadlines.of(story.incident(), Story.time(at)));
    }

    private static long red(Story story, String at) {
        return waiting(story, at).keySet().stream()
                .filter(key -> key.startsWith("limit:"))
                .count();
    }

    private static Instant due(Story story, String item) {
        return story.incident().records().ofType("task").stream()
                .filter(task -> item.equals(task.fields().get("standard")))
                .map(task -> (Instant) Objects.requireNonNull(task.fields().get("dueAt")))
                .findFirst()
                .orElseThrow();
    }
}
